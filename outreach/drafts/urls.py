"""Addresses of drafts."""

from django.urls import path

from outreach.drafts import views

urlpatterns = [
    path("drafts/", views.draft, name="draft"),
    path("drafts/<uuid:pk>/drop/", views.draft_drop, name="draft-drop"),
]
