"""Works at: the period in which a person works at a venue; people move."""

from datetime import date
from uuid import UUID

from accounts.permissions import Permission, WithReaders
from people.models import Person
from vault import sealed


class WorksAtRows(list):
    """Opened periods."""

    def now(self) -> "WorksAtRows":
        """Those that have not ended."""
        return WorksAtRows(row for row in self if row.until is None)

    def at(self, venue_id: UUID) -> "WorksAtRows":
        """Those at one venue."""
        return WorksAtRows(row for row in self if row.venue_id == venue_id)

    def of(self, person_id: UUID) -> "WorksAtRows":
        """Those of one person, the latest first."""
        rows = (row for row in self if row.person_id == person_id)
        return WorksAtRows(sorted(rows, key=lambda row: row.since or date.min, reverse=True))

    def venue_of(self) -> dict[UUID, UUID]:
        """Person to the venue where she works now."""
        return {row.person_id: row.venue_id for row in self.now()}


class WorksAtQuerySet(WithReaders, sealed.RecordQuerySet):
    """Periods; what is asked of them is asked after opening."""

    collection = WorksAtRows
    readers = Permission.READ_PEOPLE

    def at(self, *venues: UUID) -> WorksAtRows:
        """Those at any of the `venues`, opened."""
        return WorksAtRows(row for row in self.naming(WorksAt.venue_id, *venues).opened() if row.venue_id in venues)

    def of(self, person_id: UUID) -> WorksAtRows:
        """Those of one person, opened, the latest first."""
        return self.naming(WorksAt.person_id, person_id).opened().of(person_id)


class WorksAt(sealed.Record):
    """Where a person works or worked. Both ends of the link are sealed."""

    person_box = sealed.Box("person", "works_at.person", row_bytes=256)
    person_id = sealed.Of(UUID, person_box, points_to=Person)
    venue_id = sealed.Of(UUID, person_box, points_to="venues.Venue")
    since = sealed.Of(date, person_box)
    until = sealed.Of(date, person_box)

    objects = WorksAtQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random"}
