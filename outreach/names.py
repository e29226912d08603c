"""What the ids inside sealed rows stand for, for one reader; and who works where."""

from uuid import UUID

from accounts.models import User
from outreach.models import WorksAt
from people.models import People, Person
from venues.models import Venue, Venues


def named(rows, ids) -> dict:
    """Those of `rows` that `ids` name, by id, in one query. Nothing stands for an id that is missing or not open."""
    return rows.in_bulk({pk for pk in ids if isinstance(pk, UUID)})


def teams(outings) -> dict[UUID, list[str]]:
    """The pseudonyms of the team of each outing, by its id, in one query."""
    staff = User.objects.in_bulk({member for outing in outings for member in outing.known_team})
    return {
        outing.pk: sorted(staff[member].username for member in outing.known_team if member in staff)
        for outing in outings
    }


def concerned(rows, reader) -> tuple[dict, dict]:
    """The persons and the venues that `rows` are about, by id, as `reader` may see them; two queries."""
    people = named(Person.objects.visible_to(reader), {row.person_id for row in rows})
    venues = named(Venue.objects.visible_to(reader), {row.venue_id for row in rows})
    return people, venues


def who_works_at(venue, *, reader) -> People:
    """Those who work at a venue now, as one looks them up."""
    periods = WorksAt.objects.visible_to(reader).at(venue.pk).now()
    people = named(Person.objects.visible_to(reader), {period.person_id for period in periods})
    return People(people.values()).in_order()


def where_she_works(person, *, reader) -> Venues:
    """The venues at which she works now, with their districts."""
    periods = WorksAt.objects.visible_to(reader).of(person.pk).now()
    venues = named(Venue.objects.visible_to(reader).with_district(), {period.venue_id for period in periods})
    return Venues(venues.values()).in_order()
