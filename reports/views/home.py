"""The first page: what waits, for each role."""

from django.shortcuts import render

from accounts.permissions import Permission, requires


@requires(Permission.OWN_ACCOUNT)
def home(request):
    """What waits for the reader."""
    return render(request, "reports/home.html")
