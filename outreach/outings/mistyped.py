"""Days nobody can have meant, in rows of before forms refused them: what is to be corrected, and where."""

from dataclasses import dataclass
from datetime import date

from core.months import Month
from outreach.models import Outing
from venues.models import Venue


@dataclass(frozen=True)
class Mistyped:
    """The outings and venues of which a day is to be corrected."""

    outings: list[Outing]
    venues: list[Venue]


def mistyped(reader, today: date) -> Mistyped:
    """What `reader` may see of them; two queries."""
    outings = Outing.objects.visible_to(reader).mistyped(today)
    return Mistyped(list(outings), Venue.objects.visible_to(reader).mistyped(Month.of(today)).opened().in_order())
