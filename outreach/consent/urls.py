"""Consent, and the script by which it is asked."""

from django.urls import path

from outreach.consent import views

urlpatterns = [
    path("people/<uuid:pk>/consent/", views.consent, name="consent"),
    path("people/<uuid:pk>/consent/withdraw/", views.consent_withdraw, name="consent-withdraw"),
    path("settings/scripts/", views.scripts, name="scripts"),
    path("settings/scripts/<slug:language>/", views.script, name="script"),
]
