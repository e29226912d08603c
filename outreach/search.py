"""Finding a person or a venue by what somebody remembers of it."""

from dataclasses import dataclass
from datetime import date

from outreach.rolls import PersonLine, VenueLine, person_lines, venue_lines
from people.models import Person
from venues.models import Venue

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
    people = Person.objects.visible_to(reader).opened().found_by(words).in_order()
    venues = Venue.objects.visible_to(reader).opened().found_by(words).in_order()
    return Found(
        people=person_lines(people[:MOST], reader=reader),
        people_in_all=len(people),
        venues=venue_lines(venues[:MOST], reader=reader, today=today),
        venues_in_all=len(venues),
    )
