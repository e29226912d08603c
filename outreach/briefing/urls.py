"""Before an outing: the briefing and the printed sheet."""

from django.urls import path

from outreach.briefing import views

ONE = "outings/<uuid:pk>/"

urlpatterns = [
    path(f"{ONE}briefing/", views.briefing, name="briefing"),
    path(f"{ONE}briefing/read/", views.briefing_read, name="briefing-read"),
    path(f"{ONE}sheet/", views.sheet, name="sheet"),
    path(f"{ONE}sheet/destroyed/", views.sheet_destroyed, name="sheet-destroyed"),
]
