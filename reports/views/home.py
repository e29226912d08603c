"""The first page: what waits, for each role."""

from django.shortcuts import render
from django.utils import timezone

from accounts.permissions import Permission, requires
from reports.waiting import waiting_for


@requires(Permission.OWN_ACCOUNT)
def home(request):
    """What waits for the reader today."""
    return render(request, "reports/home.html", waiting_for(request.user, timezone.localdate()))
