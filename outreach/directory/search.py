"""Finding a person or a venue by what somebody remembers of it."""

from dataclasses import dataclass
from datetime import date

from outreach.directory.lines import PersonLine, VenueLine, person_lines, venue_lines
from outreach.models import WorksAt
from people.models import People, Person
from venues.models import Venue

LONGEST = 80  # letters of what is looked for, as every field for it takes; whatever comes after is not looked at
MOST = 100  # of each kind: who gets more types another letter


@dataclass(frozen=True)
class Found:
    """What was found: the first of each kind, and how many there are of it."""

    people: list[PersonLine]
    people_in_all: int
    venues: list[VenueLine]
    venues_in_all: int

    def __bool__(self):
        return bool(self.people or self.venues)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.people_in_all + self.venues_in_all - len(self.people) - len(self.venues)


def find(words: str, *, reader, today: date) -> Found:
    """Persons and venues that `words` may mean, in the order one looks them up."""
    words, everybody = words[:LONGEST], Person.objects.visible_to(reader).opened()
    every_venue = Venue.objects.visible_to(reader).opened()
    people = everybody.found_by(words) or _at_a_venue(words, everybody, every_venue, reader)
    people, venues = people.in_order(), every_venue.found_by(words).in_order()
    return Found(
        people=person_lines(people[:MOST], reader=reader),
        people_in_all=len(people),
        venues=venue_lines(venues[:MOST], reader=reader, today=today),
        venues_in_all=len(venues),
    )


def people_meant_by(words: str, *, reader) -> People:
    """Persons that `words` may mean: "kettle", "ax", "ax V010"; in the order one looks them up."""
    words, everybody = words[:LONGEST], Person.objects.visible_to(reader).opened()
    every_venue = Venue.objects.visible_to(reader).opened()
    return (everybody.found_by(words) or _at_a_venue(words, everybody, every_venue, reader)).in_order()


def _at_a_venue(words, everybody, every_venue, reader):
    """Who is meant by "name venue" or "venue name": a nickname alone may be shared by a hundred."""
    parts = words.split()
    halves = [(" ".join(parts[:place]), " ".join(parts[place:])) for place in range(1, len(parts))]
    works_at = WorksAt.objects.visible_to(reader).opened().now() if halves else []
    for who, where in [*halves, *(half[::-1] for half in halves)]:
        places = {venue.pk for venue in every_venue.found_by(where)}
        there = {row.person_id for row in works_at if row.venue_id in places}
        found = People(person for person in everybody.found_by(who) if person.pk in there)
        if found:
            return found
    return People()
