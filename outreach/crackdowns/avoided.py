"""What to be careful about at a venue: until when nobody goes there, and why."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from outreach.models import Crackdown
from outreach.models.crackdowns import Crackdowns
from venues.models import District, Districts, Venue


def crackdowns_for(reader) -> Crackdowns:
    """All crackdowns as `reader` may see them, the last begun first; one query."""
    return Crackdown.objects.visible_to(reader).opened().latest_first()


def avoid_until(venue: Venue, by_district: dict[UUID, date]) -> date | None:
    """The day before which nobody goes to `venue`: the later of its own and its district's; None when there is none.

    `by_district` is `Crackdowns.avoid_until()`. On the day itself one may go.
    """
    days = [day for day in (venue.avoid_until, by_district.get(venue.district_id)) if day]
    return max(days, default=None)


@dataclass(frozen=True)
class Avoided:
    """Until when nobody goes to a venue, and the crackdown in its district it is for; None where it is its own."""

    until: date
    crackdown: Crackdown | None = None


def avoided_on(today: date, venue: Venue, crackdowns: Crackdowns) -> Avoided | None:
    """Why nobody goes to `venue` today: the latest day of its own and of its district's; None where one may go."""
    found = [Avoided(each.avoid_until, each) for each in crackdowns.in_district(venue.district_id) if each.avoid_until]
    own = [Avoided(venue.avoid_until)] if venue.avoid_until else []
    latest = max([*own, *found], key=lambda avoided: avoided.until, default=None)
    return latest if latest and latest.until > today else None


@dataclass(frozen=True)
class CrackdownLine:
    """A crackdown as it is read: with its districts in their order, and whether they are avoided today."""

    crackdown: Crackdown
    districts: Districts
    in_force: bool


def crackdown_lines(crackdowns, *, reader, today: date) -> list[CrackdownLine]:
    """The opened `crackdowns` in their order; one query, however many there are."""
    known = District.objects.visible_to(reader).opened().in_order()
    forced = Crackdowns(crackdowns).in_force(today)
    return [
        CrackdownLine(each, Districts(district for district in known if district.pk in each.districts), each in forced)
        for each in crackdowns
    ]
