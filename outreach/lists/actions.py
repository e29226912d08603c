"""Changing the lists the coordinator edits. An entry is never deleted: records may name it."""

from django.db import transaction

from audit.models import write_down
from outreach.models import Reason
from outreach.models.lists import ComeBack
from vault.sealed import locked


@transaction.atomic
def add_entry(*, model, words, by):
    """Add an entry called `words` to the list of `model`."""
    entry = model()
    entry.rename(words)
    return write_down(entry, "added to a list", by=by)


@transaction.atomic
def rename_entry(*, entry, words, by):
    """Call the entry `words`, on every record that names it."""
    entry.rename(words)
    return write_down(entry, "renamed on a list", by=by)


@transaction.atomic
def set_come_back(*, reason, come_back: ComeBack, days: int | None, by) -> Reason:
    """Set when one comes back for a reason; promises that are made already keep their day."""
    reason = locked(reason)
    if reason.comes_back == (come_back, days):
        return reason
    reason.come_back, reason.days = come_back, days
    return write_down(reason, "set when to come back", by=by)


@transaction.atomic
def set_retired(*, entry, retired: bool, by):
    """Take the entry out of what may be chosen, or back in; records that name it keep it."""
    entry.retired = retired
    return write_down(entry, "retired from a list" if retired else "restored to a list", by=by)
