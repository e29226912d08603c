"""What to be careful about at a venue: until when nobody goes there, and why."""

from datetime import date
from uuid import UUID

from outreach.models import Crackdown
from outreach.models.crackdowns import Crackdowns
from venues.models import Venue


def crackdowns_for(reader) -> Crackdowns:
    """All crackdowns as `reader` may see them, the last begun first; one query."""
    return Crackdown.objects.visible_to(reader).opened().latest_first()


def avoid_until(venue: Venue, by_district: dict[UUID, date]) -> date | None:
    """The day before which nobody goes to `venue`: the later of its own and its district's; None when there is none.

    `by_district` is `Crackdowns.avoid_until()`. On the day itself one may go.
    """
    days = [day for day in (venue.avoid_until, by_district.get(venue.district_id)) if day]
    return max(days, default=None)
