"""Forgetting somebody, and undoing it."""

from django.urls import path

from outreach.forgetting import views

urlpatterns = [
    path("people/<uuid:pk>/forget/", views.forget, name="forget"),
    path("forgotten/", views.forgotten, name="forgotten"),
    path("forgotten/<uuid:pk>/undo/", views.forgotten_undo, name="forgotten-undo"),
]
