"""Before an outing: the briefing and the printed sheet."""

from django.urls import path

from outreach.briefing import views as briefing

ONE = "outings/<uuid:pk>/"

briefing_addresses = [
    path(f"{ONE}briefing/", briefing.briefing, name="briefing"),
    path(f"{ONE}briefing/read/", briefing.briefing_read, name="briefing-read"),
    path(f"{ONE}sheet/", briefing.sheet, name="sheet"),
    path(f"{ONE}sheet/destroyed/", briefing.sheet_destroyed, name="sheet-destroyed"),
]
