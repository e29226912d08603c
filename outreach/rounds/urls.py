"""A month's round: to read, to propose, to change, to save, and as a calendar."""

from django.urls import path

from outreach.rounds.views import editor, reading

ONE = "rounds/<month:month>/"

urlpatterns = [
    path("rounds/", reading.rounds, name="rounds"),
    path(ONE, reading.round_page, name="round"),
    path(f"{ONE}propose/", editor.round_propose, name="round-propose"),
    path(f"{ONE}change/", editor.round_change, name="round-change"),
    path(f"{ONE}save/", editor.round_save, name="round-save"),
    path(f"{ONE}drop/", editor.round_drop, name="round-drop"),
    path(f"{ONE}calendar/", reading.round_calendar, name="round-calendar"),
]
