"""Venues and the lists of districts and kinds."""

from django.urls import path  # noqa: F401

app_name = "venues"
urlpatterns = []
