"""Addresses of drafts."""

from django.urls import path

from outreach.drafts import views as drafts

draft_addresses = [
    path("drafts/", drafts.draft, name="draft"),
    path("drafts/<uuid:pk>/drop/", drafts.draft_drop, name="draft-drop"),
]
