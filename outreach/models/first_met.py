"""First met: who was met for the first time in a month, of the months in which hardly anybody writes any more."""

from uuid import UUID

from accounts.permissions import Permission, WithReaders
from core.months import Month
from people.models import Person
from vault import sealed

AT_MOST = 64  # persons in one row; a month with more of them has several


class FirstMets(list):
    """Opened rows."""

    @property
    def until(self) -> Month | None:
        """The first month that is not kept here; None while nothing is."""
        return max(row.month for row in self).after if self else None

    def before(self, month: Month) -> set[UUID]:
        """Who was first met in a month that is kept here and lies before `month`."""
        return {person for row in self if row.month < month for person in row.people}

    def by_month(self) -> dict[Month, "FirstMets"]:
        """Month to its rows."""
        months = {}
        for row in self:
            months.setdefault(row.month, FirstMets()).append(row)
        return months


class FirstMetQuerySet(WithReaders, sealed.RecordQuerySet):
    """Rows; what is asked of them is asked after opening."""

    collection = FirstMets
    readers = Permission.READ_JOURNAL


class FirstMet(sealed.Record):
    """Persons who count and were met in a month and in none before it. Written by `outreach/first_met.py` alone."""

    person_box = sealed.Box("person", "first_met.person", row_bytes=2048)
    month = sealed.Of(Month, person_box)
    people = sealed.ListOf(UUID, person_box, points_to=Person)

    objects = FirstMetQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random"}
