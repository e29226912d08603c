"""Consent and forgetting."""

from django.urls import path

from outreach.consent import views as consent
from outreach.forgetting import views as forgetting

consents = [
    path("people/<uuid:pk>/consent/", consent.consent, name="consent"),
    path("people/<uuid:pk>/consent/withdraw/", consent.consent_withdraw, name="consent-withdraw"),
    path("people/<uuid:pk>/forget/", forgetting.forget, name="forget"),
    path("forgotten/", forgetting.forgotten, name="forgotten"),
    path("forgotten/<uuid:pk>/undo/", forgetting.forgotten_undo, name="forgotten-undo"),
    path("settings/scripts/", consent.scripts, name="scripts"),
    path("settings/scripts/<slug:language>/", consent.script, name="script"),
]
