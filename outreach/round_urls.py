"""A month's round: to read, to propose, to change, to save, and as a calendar."""

from django.urls import path

from outreach.views import round_editor, rounds

ONE = "rounds/<month:month>/"

round_addresses = [
    path("rounds/", rounds.rounds, name="rounds"),
    path(ONE, rounds.round_shown, name="round"),
    path(f"{ONE}propose/", round_editor.round_propose, name="round-propose"),
    path(f"{ONE}change/", round_editor.round_change, name="round-change"),
    path(f"{ONE}save/", round_editor.round_save, name="round-save"),
    path(f"{ONE}drop/", round_editor.round_drop, name="round-drop"),
    path(f"{ONE}calendar/", rounds.round_calendar, name="round-calendar"),
]
