"""The journal: outings and visits as they were written down."""

from django.urls import path

from outreach.outings import views

urlpatterns = [
    path("journal/", views.journal, name="journal"),
    path("journal/<month:month>/", views.journal, name="journal"),
    path("outings/<uuid:pk>/", views.outing, name="outing"),
    path("visits/<uuid:pk>/", views.visit, name="visit"),
]
