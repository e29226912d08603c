"""Venues and persons: the lists one looks them up in, and their records."""

from django.shortcuts import render
from django.utils import timezone

from accounts.fetching import read
from accounts.permissions import Permission, requires
from core.pages import page_of
from outreach.models import Merge
from outreach.records.shown import person_record, venue_record
from people.models import Person
from venues.models import Venue

VISITS = 50  # on a page of a record, each with all that is said of it


@requires(Permission.READ_VENUES)
def venue(request, pk):
    """One venue's record. Reading it is audited."""
    found = read(request, Venue.objects.with_district(), pk)
    shown = venue_record(found, reader=request.user, today=timezone.localdate())
    context = {"venue": found, "record": shown, "page": page_of(request, shown.stops, size=VISITS)}
    return render(request, "outreach/records/venue.html", context)


@requires(Permission.READ_PEOPLE)
def person(request, pk):
    """One person's record. Reading it is audited."""
    found = read(request, Person, pk)
    shown = person_record(found, reader=request.user, today=timezone.localdate())
    merges = Merge.objects.visible_to(request.user).can_be_undone(timezone.now()).opened().into(found.pk)
    page = page_of(request, shown.meetings, size=VISITS)
    context = {"person": found, "record": shown, "merges": merges, "page": page}
    return render(request, "outreach/records/person.html", context)
