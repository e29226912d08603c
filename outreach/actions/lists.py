"""Changing the lists the coordinator edits. An entry is never deleted: records may name it."""

from django.db import transaction

from audit.models import record


@transaction.atomic
def add_entry(*, model, words, by):
    """Add an entry called `words` to the list of `model`."""
    entry = model()
    entry.rename(words)
    entry.save()
    record("added to a list", by=by, target=entry.pk)
    return entry


@transaction.atomic
def rename_entry(*, entry, words, by):
    """Call the entry `words`, on every record that names it."""
    entry.rename(words)
    entry.save()
    record("renamed on a list", by=by, target=entry.pk)
    return entry


@transaction.atomic
def set_retired(*, entry, retired: bool, by):
    """Take the entry out of what may be chosen, or back in; records that name it keep it."""
    entry.retired = retired
    entry.save()
    record("retired from a list" if retired else "restored to a list", by=by, target=entry.pk)
    return entry
