"""Venues and persons: the lists one looks them up in, and their records."""

from django.shortcuts import render
from django.utils import timezone

from accounts.fetching import read
from accounts.permissions import Permission, requires
from outreach.models import Merge
from outreach.records.shown import person_record, venue_record
from people.models import Person
from venues.models import Venue


@requires(Permission.READ_VENUES)
def venue(request, pk):
    """One venue's record. Reading it is audited."""
    found = read(request, Venue.objects.with_district(), pk)
    shown = venue_record(found, reader=request.user, today=timezone.localdate())
    return render(request, "outreach/records/venue.html", {"venue": found, "record": shown})


@requires(Permission.READ_PEOPLE)
def person(request, pk):
    """One person's record. Reading it is audited."""
    found = read(request, Person, pk)
    shown = person_record(found, reader=request.user, today=timezone.localdate())
    merges = Merge.objects.visible_to(request.user).can_be_undone(timezone.now()).opened().into(found.pk)
    return render(request, "outreach/records/person.html", {"person": found, "record": shown, "merges": merges})
