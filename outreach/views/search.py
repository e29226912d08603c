"""Finding somebody. What is looked for is posted, so that it stands in no address and no log."""

from django.shortcuts import render
from django.utils import timezone

from accounts.permissions import Permission, requires
from audit.models import record
from outreach.search import find


@requires(Permission.READ_PEOPLE)
def search(request):
    """Persons and venues that the posted words may mean. That somebody searched is audited, not for what."""
    words = request.POST.get("words", "").strip()[:80]
    found = None
    if words:
        found = find(words, reader=request.user, today=timezone.localdate())
        record("searched", by=request.user)
    return render(request, "outreach/search.html", {"words": words, "found": found})
