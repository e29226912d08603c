"""Promises to come back or call."""

from django.shortcuts import render
from django.utils import timezone

from accounts.permissions import Permission, requires
from core.pages import page_of
from outreach.models import FollowUp
from outreach.waiting import promises


@requires(Permission.READ_FOLLOW_UPS)
def follow_ups(request):
    """Open follow-ups by due date: the overdue ones come first."""
    page = page_of(request, FollowUp.objects.visible_to(request.user).still_open().opened().by_due_date())
    lines = promises(page, reader=request.user, today=timezone.localdate())
    return render(request, "outreach/follow_ups.html", {"page": page, "lines": lines})
