"""Lists the coordinator edits: an entry is one of the standard ones, shown in the reader's language, or has a label."""

from core.words import natural
from vault import sealed


class ListEntry(sealed.Record):
    """An entry of such a list. The model declares `key`, `label`, `retired`, sealed, and `standard`: key to words."""

    standard: dict = {}

    class Meta:
        abstract = True

    def __str__(self):
        if sealed.is_sealed(self.label):
            return str(self.label)
        return str(self.label or self.standard.get(self.key) or self.key)

    def rename(self, words: str) -> None:
        """Call the entry `words` from now on, in every language."""
        self.label = words


def in_order(entries) -> list:
    """The standard entries in their own order, then the others as one looks them up."""
    entries = list(entries)
    places = {key: place for place, key in enumerate(entries[0].standard)} if entries else {}
    return sorted(entries, key=lambda entry: (places.get(entry.key, len(places)), natural(str(entry))))
