"""Crackdowns."""

from django.urls import path

from outreach.crackdowns import views

urlpatterns = [
    path("crackdowns/", views.crackdowns, name="crackdowns"),
    path("crackdowns/new/", views.crackdown_new, name="crackdown-new"),
    path("crackdowns/<uuid:pk>/", views.crackdown, name="crackdown"),
    path("crackdowns/<uuid:pk>/edit/", views.crackdown_change, name="crackdown-change"),
    path("crackdowns/<uuid:pk>/delete/", views.crackdown_delete, name="crackdown-delete"),
]
