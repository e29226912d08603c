"""Lists the coordinator edits: an entry is one of the standard ones, shown in the reader's language, or has a label."""

from collections.abc import Collection
from typing import Self
from uuid import UUID

from core.words import natural
from vault import sealed


class Retirable(list):
    """Opened rows that may be retired: then nobody chooses them any more."""

    def in_use(self, also: Collection[UUID] = ()) -> Self:
        """Those that are not retired, and those of `also`, whether they are or not."""
        return type(self)(row for row in self if not row.retired or row.pk in also)


class Entries(Retirable):
    """Opened entries of one list."""

    def in_order(self) -> "Entries":
        """The standard entries in their own order, then the others as one looks them up."""
        places = {key: place for place, key in enumerate(self[0].standard)} if self else {}
        return Entries(sorted(self, key=lambda entry: (places.get(entry.key, len(places)), natural(str(entry)))))


class EntryQuerySet(sealed.RecordQuerySet):
    """Entries of one list."""

    collection = Entries


class ListEntry(sealed.Record):
    """An entry of such a list. The model declares `key`, `label`, `retired`, sealed, and `standard`: key to words."""

    standard: dict = {}

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        if sealed.is_sealed(self.label):
            return str(self.label)
        return str(self.label or self.standard.get(self.key) or self.key)

    def rename(self, words: str) -> None:
        """Call the entry `words` from now on, in every language."""
        self.label = words
