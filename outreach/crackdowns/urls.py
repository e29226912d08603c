"""Crackdowns and leads."""

from django.urls import path

from outreach.crackdowns import views as crackdowns
from outreach.leads import ends
from outreach.leads import views as leads

crackdown_addresses = [
    path("crackdowns/", crackdowns.crackdowns, name="crackdowns"),
    path("crackdowns/new/", crackdowns.crackdown_new, name="crackdown-new"),
    path("crackdowns/<uuid:pk>/", crackdowns.crackdown, name="crackdown"),
    path("crackdowns/<uuid:pk>/edit/", crackdowns.crackdown_edit, name="crackdown-edit"),
    path("crackdowns/<uuid:pk>/delete/", crackdowns.crackdown_delete, name="crackdown-delete"),
    path("leads/", leads.leads, name="leads"),
    path("leads/new/", leads.lead_new, name="lead-new"),
    path("leads/<uuid:pk>/", leads.lead, name="lead"),
    path("leads/<uuid:pk>/edit/", leads.lead_edit, name="lead-edit"),
    path("leads/<uuid:pk>/venue/", ends.lead_venue, name="lead-venue"),
    path("leads/<uuid:pk>/move/", ends.lead_move, name="lead-move"),
    path("leads/<uuid:pk>/drop/", leads.lead_drop, name="lead-drop"),
    path("leads/<uuid:pk>/reopen/", leads.lead_reopen, name="lead-reopen"),
    path("people/<uuid:pk>/lead/", leads.lead_about, name="lead-about"),
]
