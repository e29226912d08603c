"""The stops of an outing as they are listed: one line each."""

from dataclasses import dataclass

from core.words import natural
from outreach.models import Outcome, Visit
from venues.models import Venue


@dataclass(frozen=True)
class StopLine:
    """A stop of an outing: a venue, and the visit planned or written down there, if one is."""

    venue: Venue
    visit: Visit | None

    @property
    def is_written(self) -> bool:
        """Whether something came of it: planned is not yet."""
        return self.visit is not None and self.visit.outcome != Outcome.PLANNED

    @property
    def is_planned(self) -> bool:
        """Whether it is in the plan of its outing, written down or not."""
        return self.visit is not None and self.visit.is_planned

    @property
    def order(self):
        """The planned stops first, in their place; then the others, by their number."""
        return not self.is_planned, (self.visit.place if self.visit else None) or 0, natural(self.venue.number)


class StopLines(list):
    """The stops of an outing in their order."""

    @property
    def planned(self) -> "StopLines":
        """Those of the plan, in their place."""
        return StopLines(line for line in self if line.is_planned)

    @property
    def others(self) -> "StopLines":
        """Not planned, but in the district too, or visited all the same."""
        return StopLines(line for line in self if not line.is_planned)

    @property
    def written(self) -> "StopLines":
        """Those something was written down for."""
        return StopLines(line for line in self if line.is_written)

    @property
    def unwritten(self) -> "StopLines":
        """Those nothing was written down for."""
        return StopLines(line for line in self if not line.is_written)

    @property
    def asked(self) -> "StopLines":
        """Those an outcome is asked for: the plan while there is one, else all. They are numbered from 1 on paper."""
        return self.planned or self

    def number_of(self, venue) -> int | None:
        """The number of a stop on paper, or None where it is not on it."""
        return next((number for number, line in enumerate(self.asked, start=1) if line.venue == venue), None)

    def next_after(self, venue) -> StopLine | None:
        """The first after `venue` that is asked and not written down, or the first at all; None at the end."""
        asked = self.asked
        place = next((place for place, line in enumerate(asked) if line.venue == venue), -1)
        return next((line for line in [*asked[place + 1 :], *asked[: place + 1]] if not line.is_written), None)


def stop_lines(outing, *, reader) -> StopLines:
    """The stops of an outing: those planned in their place, then the district's others that are there, by number."""
    visits = Visit.objects.visible_to(reader).live().with_outing_and_venue().of_outing(outing)
    written = {visit.venue_id: visit for visit in visits}
    open_there = Venue.objects.visible_to(reader).in_district(outing.district_id).opened().there_on(outing.date)
    venues = {venue.pk: venue for venue in [*open_there, *(visit.venue for visit in written.values())]}
    lines = (StopLine(venue, written.get(venue.pk)) for venue in venues.values())
    return StopLines(sorted(lines, key=lambda line: line.order))
