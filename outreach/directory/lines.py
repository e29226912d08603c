"""The two lists one looks somebody up in: venues by district, and persons."""

from dataclasses import dataclass
from datetime import date

from outreach.crackdowns.avoided import Avoided, avoided_on, crackdowns_for
from outreach.models import Visit, WorksAt
from outreach.models.visits import LastVisit
from outreach.names import named
from people.models import Person
from venues.models import Kind, Status, Venue


@dataclass(frozen=True)
class VenueLine:
    """A venue in the list: its kind, what it is to the team by now, and the last time somebody stood at its door.

    `avoided` says until when nobody goes there.
    """

    venue: Venue
    kind: Kind | None
    status: Status
    last: LastVisit | None
    avoided: Avoided | None


@dataclass(frozen=True)
class PersonLine:
    """A person in the list: where she works now, and the last day she was met."""

    person: Person
    venue: Venue | None
    last_met: date | None


def venue_lines(venues, *, reader, today: date) -> list[VenueLine]:
    """The opened `venues` in their order; three queries, however many there are. No other venue's visits are read."""
    kinds = Kind.objects.in_bulk()
    last = Visit.objects.visible_to(reader).last_at([venue.pk for venue in venues], today)
    crackdowns = crackdowns_for(reader)
    return [
        VenueLine(
            venue=venue,
            kind=kinds.get(venue.kind_id),
            status=venue.status_on(today),
            last=last.get(venue.pk),
            avoided=avoided_on(today, venue, crackdowns),
        )
        for venue in venues
    ]


def person_lines(people, *, reader) -> list[PersonLine]:
    """The opened `people` in their order; three queries, however many there are, and none for nobody."""
    if not people:
        return []
    ids = [person.pk for person in people]
    works_at = WorksAt.objects.visible_to(reader).naming(WorksAt.person_id, *ids).opened().venue_of()
    last_met = Visit.objects.visible_to(reader).last_met(ids)
    venues = named(Venue.objects.visible_to(reader), {works_at.get(person.pk) for person in people})
    return [PersonLine(person, venues.get(works_at.get(person.pk)), last_met.get(person.pk)) for person in people]
