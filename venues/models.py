"""Districts, kinds of venue, and venues."""

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.permissions import Permission, WithReaders
from core.months import EARLIEST_DAY, Month, MonthField
from core.words import folded, natural, sounds_like
from vault import sealed
from vault.lists import ListEntry, Retirable

STANDARD_KINDS = {
    "foot_massage": _("foot massage parlour"),
    "full_body_massage": _("full-body massage parlour"),
    "flat": _("rented flat"),
    "street": pgettext_lazy("kind of venue", "street"),
    "hair_salon": _("hair salon"),
    "small_sauna": _("small sauna"),
    "bar": pgettext_lazy("kind of venue", "bar"),
    "online": _("online channel"),
}


class Status(models.TextChoices):
    """What a venue is to the team."""

    KNOWN = "known", pgettext_lazy("venue", "known, not yet contacted")
    OPEN = "open", pgettext_lazy("venue", "open")
    CLOSED = "closed", pgettext_lazy("venue", "closed")
    MOVED = "moved", pgettext_lazy("venue", "moved")
    DEMOLISHED = "demolished", pgettext_lazy("venue", "demolished")


class Attitude(models.TextChoices):
    """How the manager takes a visit."""

    WELCOMING = "welcoming", pgettext_lazy("manager", "welcoming")
    NEUTRAL = "neutral", pgettext_lazy("manager", "neutral")
    HOSTILE = "hostile", pgettext_lazy("manager", "hostile")


GONE = (Status.CLOSED, Status.MOVED, Status.DEMOLISHED)


class Districts(Retirable):
    """Opened districts."""

    def in_order(self) -> "Districts":
        """By name, "District 2" before "District 10"."""
        return Districts(sorted(self, key=lambda district: natural(district.name)))


class DistrictQuerySet(WithReaders, sealed.RecordQuerySet):
    """Districts; what is asked of them is asked after opening."""

    collection = Districts
    readers = Permission.READ_VENUES


class District(sealed.Record):
    """One of the areas the organisation divides its work into."""

    venue_box = sealed.Box("venue", "district.venue")
    name = sealed.Text(venue_box, words=False)
    retired = sealed.Boolean(venue_box)

    objects = DistrictQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random"}

    def __str__(self):
        return str(self.name)

    def rename(self, words: str) -> None:
        """Call the district `words` from now on."""
        self.name = words


class Kind(ListEntry):
    """A kind of venue: a list the coordinator edits."""

    venue_box = sealed.Box("venue", "kind.venue")
    key = sealed.Text(venue_box, words=False)
    label = sealed.Text(venue_box, words=False)
    retired = sealed.Boolean(venue_box)
    standard = STANDARD_KINDS

    class Sensitivity:
        clear = {"id": "random"}


class Venues(list):
    """Opened venues."""

    def in_order(self) -> "Venues":
        """By register number, in natural order."""
        return Venues(sorted(self, key=lambda venue: natural(venue.number)))

    def by_district(self, districts) -> list[tuple[District, "Venues"]]:
        """Every district in natural order with its venues in order; a district without one is there too."""
        of = {district.pk: Venues() for district in districts}
        for venue in self.in_order():
            of[venue.district_id].append(venue)
        return [(district, of[district.pk]) for district in Districts(districts).in_order()]

    def found_by(self, words: str) -> "Venues":
        """Those whose register number `words` is, or whose name sounds like it."""
        typed = folded(words)
        return Venues(venue for venue in self if typed and venue.is_meant_by(typed))

    def have_number(self, number: str) -> bool:
        """Whether one of them has a register number, however it is written."""
        return any(folded(venue.number) == folded(number) for venue in self)

    def there_on(self, day: date) -> "Venues":
        """Those that had not closed, moved or been demolished by `day`."""
        return Venues(venue for venue in self if not venue.gone_by(day))

    def gone_by(self, day: date) -> "Venues":
        """Those that had closed, moved or been demolished by `day`."""
        return Venues(venue for venue in self if venue.gone_by(day))


class VenueQuerySet(WithReaders, sealed.RecordQuerySet):
    """Venues, in the words of the plan and the month."""

    collection = Venues
    readers = Permission.READ_VENUES

    def with_district(self):
        """With the district, in the same query."""
        return self.select_related("district")

    def in_district(self, district_id: UUID):
        """Those of one district."""
        return self.filter(district=district_id)

    def active_between(self, first: Month, last: Month):
        """First contact on or before the last day of `last`, not closed before the first day of `first`."""
        return self.filter(Q(last_month=None) | Q(last_month__gte=first), first_month__lte=last)

    def mistyped(self, this: Month):
        """Those of which the first contact or the closing day lies in a year nobody can have meant, or is to come."""
        earliest = Month.of(EARLIEST_DAY)
        early = Q(first_month__lt=earliest) | Q(last_month__lt=earliest)
        return self.filter(early | Q(first_month__gt=this) | Q(last_month__gt=this))

    def active_in_months(self, months) -> dict[Month, set[UUID]]:
        """For each month the ids of its active venues; one query."""
        rows = list(self.active_between(min(months), max(months)).values_list("pk", "first_month", "last_month"))
        return {month: {pk for pk, a, z in rows if a <= month and (z is None or z >= month)} for month in months}


class Venue(sealed.Record):
    """A place where people work."""

    district = models.ForeignKey(District, models.PROTECT, related_name="venues")
    first_month = MonthField(null=True)
    last_month = MonthField(null=True)
    venue_box = sealed.Box("venue", "venue.venue")
    number = sealed.Text(venue_box, words=False, moves_along=False)
    name = sealed.Text(venue_box, words=False, moves_along=False)
    kind_id = sealed.Of(UUID, venue_box, points_to="venues.Kind", moves_along=True)
    address = sealed.Text(venue_box, words=False, moves_along=False)
    status = sealed.Of(Status, venue_box, default=Status.OPEN, moves_along=False)
    first_contact = sealed.Of(date, venue_box, moves_along=False)
    closed_on = sealed.Of(date, venue_box, moves_along=False)
    usual_number = sealed.Integer(venue_box, moves_along=True)
    best_hours = sealed.Text(venue_box, words=True, moves_along=True)
    attitude = sealed.Of(Attitude, venue_box, moves_along=True)
    contact = sealed.Text(venue_box, words=True, moves_along=True)
    remarks = sealed.Text(venue_box, words=True, moves_along=True)
    moved_to = sealed.Of(UUID, venue_box, points_to="venues.Venue", moves_along=False)
    avoid_until = sealed.Of(date, venue_box, moves_along=False)

    objects = VenueQuerySet.as_manager()

    class Sensitivity:
        clear = {
            "id": "random",
            "district": "coverage by district is counted in SQL",
            "first_month": "active venues are counted in SQL; the exact date is sealed",
            "last_month": "as first_month",
        }

    def __str__(self):
        return f"{self.number} {self.name}"

    def is_meant_by(self, typed: str) -> bool:
        """Whether what was typed (folded) is its register number, or its name sounds like it."""
        return typed == folded(self.number) or sounds_like(typed, self.name)

    def gone_by(self, day: date) -> bool:
        """Whether it had closed, moved or been demolished by `day`. A closing date counts, whatever the status says."""
        return self.closed_on <= day if self.closed_on else self.status in GONE

    def status_on(self, day: date) -> Status:
        """Its status, or closed where only the closing date says so."""
        return Status.CLOSED if self.gone_by(day) and self.status not in GONE else self.status

    def contacted(self, day: date | None) -> None:
        """Set the first contact, and with it the first active month."""
        self.first_contact = day
        self._set_months()

    def close(self, day: date | None) -> None:
        """Set the closing date, and with it the last active month."""
        self.closed_on = day
        self._set_months()

    def _set_months(self):
        first = Month.of(self.first_contact) if self.first_contact else None
        last = Month.of(self.closed_on) if self.closed_on else None
        never_active = first and last and last < first
        self.first_month, self.last_month = None if never_active else first, last


def district_numbers(districts: Iterable[District]) -> dict[UUID, str]:
    """District to the number in its name; where these do not tell all apart, each district's place in natural order."""
    ordered = Districts(districts).in_order()
    in_names = ["".join(re.findall(r"[0-9]+", district.name)) for district in ordered]
    if all(in_names) and len({natural(number) for number in in_names}) == len(ordered):
        return {district.pk: number for district, number in zip(ordered, in_names, strict=True)}
    return {district.pk: str(place) for place, district in enumerate(ordered, start=1)}
