"""Entering, changing and deleting crackdowns. `avoid_until` holds for all venues of their districts: see avoided.py."""

from django.db import transaction

from audit.models import record, write_down
from core.rows import filled
from outreach.models import Crackdown
from vault.sealed import locked


@transaction.atomic
def add_crackdown(*, values: dict, by) -> Crackdown:
    """Write down a crackdown. The same twice is once."""
    for known in Crackdown.objects.opened():
        if all(getattr(known, name) == value for name, value in values.items()):
            return known
    return write_down(filled(Crackdown(), values), "entered a crackdown", by=by)


@transaction.atomic
def change_crackdown(*, crackdown, values: dict, by, seen="") -> Crackdown:
    """Write other `values` into a crackdown. Raises ChangedMeanwhile if it is no longer the version `seen`."""
    return write_down(filled(locked(crackdown, seen=seen), values), "changed a crackdown", by=by)


@transaction.atomic
def delete_crackdown(*, crackdown, by) -> None:
    """It was entered by mistake: it goes for good, and with it the day until which its districts are avoided."""
    record("deleted a crackdown", by=by, target=crackdown.pk)
    crackdown.delete()
