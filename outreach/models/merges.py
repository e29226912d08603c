"""Merges: two records of one person made one, undone within 72 hours if need be."""

from uuid import UUID

from django.db import models

from accounts.permissions import Permission, WithReaders
from core.undoing import WithUndo
from people.models import Person
from vault import sealed
from vault.says import ANYTHING


class Merges(list):
    """Opened merges."""

    def into(self, person_id: UUID) -> "Merges":
        """Those whose kept record is this person's."""
        return Merges(merge for merge in self if merge.kept == person_id)


class MergeQuerySet(WithUndo, WithReaders, sealed.RecordQuerySet):
    """Merges that can still be undone, until a sweep takes them away."""

    collection = Merges
    readers = Permission.WRITE_RECORDS


class Merge(sealed.Record):
    """What an undo needs: the record that was kept, the one that went, and the rows that pointed to it."""

    until = models.DateTimeField()
    person_box = sealed.Box("person", "merge.person", row_bytes=4096)
    kept = sealed.Of(UUID, person_box, points_to=Person)
    gone = sealed.Of(UUID, person_box, points_to=Person)
    moved = sealed.Json(person_box, points_to=ANYTHING, words=False)  # goes the moment one of the two is forgotten

    objects = MergeQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random", "until": "the undo ends after 72 hours without any key; then the row is gone"}
