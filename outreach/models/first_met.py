"""First met: who was met for the first time in a month, of the months in which hardly anybody writes any more."""

from uuid import UUID

from accounts.permissions import Permission, WithReaders
from core.months import Month
from people.models import Person
from vault import sealed

AT_MOST = 64  # persons in one row; a month with more of them has several
AT_LEAST = 64  # rows, or twice as many, or four times: the others are empty


class FirstMets(list):
    """Opened rows."""

    @property
    def until(self) -> Month | None:
        """The first month that is not kept here; None while nothing is."""
        last = max((row.month for row in self if row.month), default=None)
        return last and last.after

    def before(self, month: Month) -> set[UUID]:
        """Who was first met in a month that is kept here and lies before `month`."""
        return {person for row in self if row.month and row.month < month for person in row.people}


class FirstMetQuerySet(WithReaders, sealed.RecordQuerySet):
    """Rows; what is asked of them is asked after opening."""

    collection = FirstMets
    readers = Permission.READ_JOURNAL


class FirstMet(sealed.Record):
    """Persons who count and were met in a month and in none before it. Written by `outreach/first_met.py` alone.

    A row without a month holds nobody: how many rows there are is not to tell how many were met.
    """

    person_box = sealed.Box("person", "first_met.person", row_bytes=2048)
    month = sealed.Of(Month, person_box)
    people = sealed.ListOf(UUID, person_box, points_to=Person)

    objects = FirstMetQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random"}
