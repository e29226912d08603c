"""Finding somebody. What is looked for is posted, so that it stands in no address and no log."""

from django.shortcuts import render
from django.utils import timezone

from accounts.permissions import Permission, requires
from audit.models import record
from core.pages import chosen_in, page_of, page_of_groups
from outreach.directory.filters import VenueFilter
from outreach.directory.lines import person_lines, venue_lines
from outreach.directory.search import find
from people.models import Person
from venues.models import District, Venue


@requires(Permission.READ_PEOPLE)
def search(request):
    """Persons and venues that the posted words may mean. That somebody searched is audited, not for what."""
    words = request.POST.get("words", "").strip()[:80]
    found = None
    if words:
        found = find(words, reader=request.user, today=timezone.localdate())
        record("searched", by=request.user)
    return render(request, "outreach/directory/search.html", {"words": words, "found": found})


@requires(Permission.READ_VENUES)
def venues(request):
    """Venues by district."""
    today = timezone.localdate()
    chosen = VenueFilter(request.GET, districts=District.objects.visible_to(request.user).opened().in_order())
    known = Venue.objects.visible_to(request.user).opened()
    by_district = chosen.chosen(known, today=today).by_district(chosen.chosen_districts())
    page = page_of_groups(request, by_district, chosen=chosen_in(chosen))
    sections = page.sections(venue_lines(page, reader=request.user, today=today))
    context = {"filter": chosen, "known": known, "page": page, "sections": sections}
    return render(request, "outreach/directory/venues.html", context)


@requires(Permission.READ_PEOPLE)
def people(request):
    """Persons by nickname."""
    visible = Person.objects.visible_to(request.user)
    page = page_of(request, visible.ids_in_order())
    shown = visible.in_bulk(list(page))
    lines = person_lines([shown[pk] for pk in page if pk in shown], reader=request.user)
    return render(request, "outreach/directory/people.html", {"page": page, "lines": lines})
