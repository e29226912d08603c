"""Rounds: a month's outings over all districts, while the coordinator plans them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.permissions import Permission, WithReaders
from core.months import Month, MonthField
from vault import sealed
from vault.says import part


@dataclass(frozen=True)
class Free:
    """Somebody who goes out this month: on which weekdays (0 is Monday), and on how many outings at most."""

    who: UUID = part(points_to="accounts.User")
    weekdays: tuple[int, ...]
    outings: int


@dataclass(frozen=True)
class PlannedOuting:
    """One outing of a plan. `stops` are venues in their order; `id` is the id its row has or will have, once given."""

    district: UUID = part(points_to="venues.District")
    date: date
    team: tuple[UUID, ...] = part(default=(), points_to="accounts.User")
    stops: tuple[UUID, ...] = part(default=(), points_to="venues.Venue")
    id: UUID | None = part(default=None, points_to="outreach.Outing")


class Rounds(list):
    """Opened rounds."""

    def begun(self) -> "Rounds":
        """Those begun or changed and not saved yet, the earliest month first."""
        return Rounds(sorted((each for each in self if each.draft), key=lambda each: each.month))


class RoundQuerySet(WithReaders, sealed.RecordQuerySet):
    """Rounds, by their month."""

    collection = Rounds
    readers = Permission.PLAN_ROUNDS

    def of(self, month: Month) -> "Round | None":
        """The round of a month, if one was begun."""
        return self.filter(month=month).first()

    def since(self, month: Month):
        """The rounds of a month and of those after it."""
        return self.filter(month__gte=month)

    def before(self, month: Month) -> "Round | None":
        """The last round before a month: who was free then is asked first."""
        return self.filter(month__lt=month).order_by("-month").first()


class Round(sealed.Record):
    """A month's round as it is being planned: days, people, limits, the plan so far and the steps one can undo.

    Once saved, its outings and their stops are rows of their own, and `draft` is False until it is changed again.
    """

    month = MonthField(unique=True)
    venue_box = sealed.Box("venue", "round.venue", row_bytes=131072)
    days = sealed.ListOf(date, venue_box)
    people = sealed.ListOf(Free, venue_box)
    team_size = sealed.Integer(venue_box)
    most_stops = sealed.Integer(venue_box)
    plan = sealed.ListOf(PlannedOuting, venue_box)
    undo = sealed.ListOf(tuple[PlannedOuting, ...], venue_box)
    draft = sealed.Boolean(venue_box, default=False)

    objects = RoundQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random", "month": "the round of a month is found by it"}
