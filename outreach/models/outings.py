"""Outings: one trip of a team to one district on one date."""

import datetime
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from accounts.permissions import Permission, WithReaders
from core.months import EARLIEST_DAY, LATEST_DAY, Month, is_meant
from vault import sealed
from vault.says import part


class State(models.TextChoices):
    """Whether an outing has taken place."""

    PLANNED = "planned", pgettext_lazy("outing", "planned")
    DONE = "done", pgettext_lazy("outing", "done")
    CANCELLED = "cancelled", pgettext_lazy("outing", "cancelled")


class Way(models.TextChoices):
    """How a team goes out."""

    ON_FOOT = "on_foot", pgettext_lazy("outing", "on foot")
    FIXED_STAND = "fixed_stand", pgettext_lazy("outing", "fixed stand")
    ONLINE = "online", pgettext_lazy("outing", "online")


class PrintedSheet(models.TextChoices):
    """What became of the sheet the team took along; None while none was printed."""

    PRINTED = "printed", pgettext_lazy("sheet", "printed, not yet destroyed")
    DESTROYED = "destroyed", pgettext_lazy("sheet", "destroyed")


@dataclass(frozen=True)
class HandedOut:
    """Pieces of one kind of supply, over a whole outing."""

    supply: UUID = part(points_to="outreach.Supply")
    pieces: int


class Outings(list):
    """Opened outings."""

    def between(self, first: Month, last: Month) -> "Outings":
        """Those from the first day of `first` to the last day of `last`."""
        return Outings(outing for outing in self if first.first_day <= outing.date <= last.last_day)

    def supplies(self) -> Counter:
        """S1: pieces by kind of supply (its id), per outing summed; never by venue or person."""
        pieces = Counter()
        for outing in self:
            for handed_out in outing.supplies:
                pieces[handed_out.supply] += handed_out.pieces
        return pieces


class OutingQuerySet(WithReaders, sealed.RecordQuerySet):
    """Outings, in the words of the journal."""

    collection = Outings
    readers = Permission.READ_JOURNAL

    def done(self):
        """Outings that took place: their visits are the journal."""
        return self.filter(state=State.DONE)

    def planned(self):
        """Outings that have not taken place, as far as anybody said."""
        return self.filter(state=State.PLANNED)

    def between(self, first: Month, last: Month):
        """Dated from the first day of `first` to the last day of `last`."""
        return self.filter(date__gte=first.first_day, date__lt=(last + 1).first_day)

    def with_district(self):
        """With the district, in the same query."""
        return self.select_related("district")

    def around(self, today):
        """Those of the day before `today`, of the day and of the day after, cancelled ones apart."""
        one = timedelta(days=1)
        return self.filter(date__gte=today - one, date__lte=today + one).exclude(state=State.CANCELLED)

    def on(self, day, district):
        """Those to one district on one day."""
        return self.filter(date=day, district=district)

    def next_planned_in(self, district, after) -> "Outing | None":
        """The first outing that is planned to a district later than the day `after`, or None."""
        planned = self.filter(state=State.PLANNED, district=district, date__gt=after)
        return planned.order_by("date", "id").first()

    def to_district_before(self, district, day) -> "Outing | None":
        """The last one to a district (its id) before `day`, if there was one."""
        return self.filter(district=district, date__lt=day).order_by("-date", "id").first()

    def until(self, last: Month):
        """Dated up to the last day of `last`."""
        return self.filter(date__lt=(last + 1).first_day)

    def up_to(self, day):
        """Dated up to `day`."""
        return self.filter(date__lte=day)

    def meant(self):
        """Those of a year that somebody can have meant: a mistyped day is in no list of months and in no figure."""
        return self.filter(date__gte=EARLIEST_DAY, date__lte=LATEST_DAY)

    def mistyped(self, today: datetime.date):
        """Those whose day is to be corrected, as `Outing.is_mistyped` says it, cancelled ones apart."""
        never = models.Q(date__lt=EARLIEST_DAY) | models.Q(date__gt=LATEST_DAY)
        wrong = self.filter(never | models.Q(state=State.DONE, date__gt=today))
        return wrong.exclude(state=State.CANCELLED).with_district().in_order()

    def span(self) -> tuple[Month, Month] | None:
        """The months of the first and the last outing that were meant, or None where there is none."""
        ends = self.meant().aggregate(first=models.Min("date"), last=models.Max("date"))
        return (Month.of(ends["first"]), Month.of(ends["last"])) if ends["first"] else None

    def in_order(self):
        """The earliest first."""
        return self.order_by("date", "id")

    def latest_first(self):
        """The latest first."""
        return self.order_by("-date", "id")


class Outing(sealed.Record):
    """One trip of a team to one district on one date."""

    date = models.DateField(db_index=True)
    district = models.ForeignKey("venues.District", models.PROTECT, related_name="outings")
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    venue_box = sealed.Box("venue", "outing.venue", row_bytes=512)
    team = sealed.ListOf(UUID, venue_box, points_to="accounts.User")
    way = sealed.Of(Way, venue_box)
    supplies = sealed.ListOf(HandedOut, venue_box)
    notes = sealed.Text(venue_box, words=True)
    read_on = sealed.Of(datetime.date, venue_box)
    printed_sheet = sealed.Of(PrintedSheet, venue_box)
    cancelled_because = sealed.Text(venue_box, words=True)

    objects = OutingQuerySet.as_manager()

    class Sensitivity:
        clear = {
            "id": "random",
            "date": "the journal is read by month",
            "district": "coverage by district is counted in SQL",
            "state": "only done outings are counted",
        }

    @property
    def known_team(self) -> tuple[UUID, ...]:
        """The ids of who goes; none where that is not recorded, or its key not open."""
        return () if sealed.is_sealed(self.team) else self.team

    def is_of_others(self, user) -> bool:
        """Whether it is known who goes, and `user` is not among them."""
        return bool(self.known_team) and user.pk not in self.known_team

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.state == State.CANCELLED

    def is_mistyped(self, today: datetime.date) -> bool:
        """Whether its day is one nobody can have meant, or it is said to have taken place on a day still to come."""
        return not is_meant(self.date) or (self.state == State.DONE and self.date > today)
