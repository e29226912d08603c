"""The work: record pages, journal, questions, follow-ups, lists, imports."""

from django.urls import path  # noqa: F401

app_name = "outreach"
urlpatterns = []
