"""The first page: what now, for each role."""

from django.shortcuts import render
from django.utils import timezone

from accounts.permissions import Permission, requires
from home.now import home_for


@requires(Permission.OWN_ACCOUNT)
def home(request):
    """What waits for the reader, today and at this hour."""
    return render(request, "home/home.html", home_for(request.user, timezone.localtime()))
