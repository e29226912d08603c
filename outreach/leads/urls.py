"""Leads, and what becomes of them."""

from django.urls import path

from outreach.leads import ends, views

urlpatterns = [
    path("leads/", views.leads, name="leads"),
    path("leads/new/", views.lead_new, name="lead-new"),
    path("leads/<uuid:pk>/", views.lead, name="lead"),
    path("leads/<uuid:pk>/edit/", views.lead_change, name="lead-change"),
    path("leads/<uuid:pk>/venue/", ends.lead_venue, name="lead-venue"),
    path("leads/<uuid:pk>/move/", ends.lead_move, name="lead-move"),
    path("leads/<uuid:pk>/drop/", views.lead_drop, name="lead-drop"),
    path("leads/<uuid:pk>/reopen/", views.lead_reopen, name="lead-reopen"),
    path("people/<uuid:pk>/lead/", views.lead_about, name="lead-about"),
]
