"""What is wrong with a plan that somebody changed by hand."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from core.months import Month
from outreach.models.rounds import Free, PlannedOuting
from outreach.rounds.planning.needs import Need
from outreach.rounds.planning.plan import load


class ClashKind(models.TextChoices):
    """What is wrong in a plan."""

    TWO_PLACES = "two_places", pgettext_lazy("clash in a plan", "in two outings on one day")
    TOO_EARLY = "too_early", pgettext_lazy("clash in a plan", "to be avoided on that day")
    OTHER_MONTH = "other_month", pgettext_lazy("clash in a plan", "not in the month")
    STOP_TWICE = "stop_twice", pgettext_lazy("clash in a plan", "twice in one outing")
    SAME_DISTRICT = "same_district", pgettext_lazy("clash in a plan", "two outings in one district on one day")
    NOT_TICKED = "not_ticked", pgettext_lazy("clash in a plan", "not on a ticked day")
    VENUE_AGAIN = "venue_again", pgettext_lazy("clash in a plan", "in two outings")
    TOO_MANY_STOPS = "too_many_stops", pgettext_lazy("clash in a plan", "more stops than a team can do")
    TEAM_TOO_SMALL = "team_too_small", pgettext_lazy("clash in a plan", "fewer people than a team has")
    NOT_AVAILABLE = "not_available", pgettext_lazy("clash in a plan", "does not go out this month")
    OTHER_WEEKDAY = "other_weekday", pgettext_lazy("clash in a plan", "does not go out on that weekday")
    TOO_OFTEN = "too_often", pgettext_lazy("clash in a plan", "more outings than she said")

    @property
    def forbids_saving(self) -> bool:
        """Whether a plan with it cannot be saved; the others only warn."""
        return self in FORBIDDING


FORBIDDING = {ClashKind.TWO_PLACES, ClashKind.TOO_EARLY, ClashKind.OTHER_MONTH, ClashKind.STOP_TWICE}


@dataclass(frozen=True)
class Clash:
    """One thing that is wrong: in which outing (its place in the plan), for whom, at which venue, as far as it says."""

    kind: ClashKind
    outing: int
    district: UUID
    date: date
    who: UUID | None = None
    venue: UUID | None = None

    @property
    def forbids_saving(self) -> bool:
        """Whether the plan cannot be saved with it."""
        return self.kind.forbids_saving


def clashes(
    outings: Iterable[PlannedOuting],
    needs: Iterable[Need],
    *,
    colleagues: Iterable[Free],
    team_size: int,
    most_stops: int,
    days: Collection[date],
    month: Month,
    done: Collection[UUID] = (),
) -> list[Clash]:
    """What is wrong in a plan, in the order of its outings. Those whose id is in `done` took place: they only count."""
    outings = tuple(outings)
    plan = _Changed(
        outings=outings,
        avoid={need.venue: need for need in needs},
        free={each.who: each for each in colleagues},
        load=load(outings),
        days=frozenset(days),
    )
    found = []
    for place, outing in enumerate(outings):
        if outing.id is None or outing.id not in done:
            checked = (*plan.day(outing, month), *plan.stops(outing, most_stops), *plan.team(outing, team_size))
            found += [Clash(kind, place, outing.district, outing.date, who, venue) for kind, who, venue in checked]
    return found


@dataclass(frozen=True)
class _Changed:
    """The plan with what is asked of it again and again."""

    outings: tuple[PlannedOuting, ...]
    avoid: dict[UUID, Need]
    free: dict[UUID, Free]
    load: Counter
    days: frozenset[date]

    def day(self, outing, month) -> Iterator:
        if Month.of(outing.date) != month:
            yield ClashKind.OTHER_MONTH, None, None
        elif outing.date not in self.days:
            yield ClashKind.NOT_TICKED, None, None
        if any(other.district == outing.district for other in self._others_on(outing)):
            yield ClashKind.SAME_DISTRICT, None, None

    def stops(self, outing, most_stops) -> Iterator:
        elsewhere = {venue for other in self.outings if other is not outing for venue in other.stops}
        for venue, times in Counter(outing.stops).items():
            need = self.avoid.get(venue)
            if need and not need.may_be_visited_on(outing.date):
                yield ClashKind.TOO_EARLY, None, venue
            if times > 1:
                yield ClashKind.STOP_TWICE, None, venue
            if venue in elsewhere:
                yield ClashKind.VENUE_AGAIN, None, venue
        if len(outing.stops) > most_stops:
            yield ClashKind.TOO_MANY_STOPS, None, None

    def team(self, outing, team_size) -> Iterator:
        if len(set(outing.team)) < team_size:
            yield ClashKind.TEAM_TOO_SMALL, None, None
        out_already = {who for other in self._others_on(outing) for who in other.team}
        for who in dict.fromkeys(outing.team):
            if who in out_already:
                yield ClashKind.TWO_PLACES, who, None
            free = self.free.get(who)
            if free is None:
                yield ClashKind.NOT_AVAILABLE, who, None
                continue
            if outing.date.weekday() not in free.weekdays:
                yield ClashKind.OTHER_WEEKDAY, who, None
            if self.load[who] > free.outings:
                yield ClashKind.TOO_OFTEN, who, None

    def _others_on(self, outing):
        return [other for other in self.outings if other is not outing and other.date == outing.date]
