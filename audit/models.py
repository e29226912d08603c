"""The audit trail: no foreign keys, reads count too, and only coordinators open it."""

import json
from hashlib import sha256

from django.db import models, transaction
from django.utils import timezone

from core.months import Month, MonthField
from vault import flows

COMPARTMENT = "audit"
SIZE = 448  # bytes of one entry before sealing, so that its length does not tell what was done


class Head(models.Model):
    """The end of the chain; locked while an entry is added, so that two at once do not share a predecessor."""

    hash = models.CharField(max_length=64, default="")

    class Sensitivity:
        clear = {"id": "one row", "hash": "a hash of ciphertexts"}


class Entry(models.Model):
    """One action of one person. `sealed` opens, for coordinators, to action, actor, target and time."""

    month = MonthField()
    before = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    class Sensitivity:
        clear = {
            "id": "the order of entries",
            "month": "retention goes by month",
            "before": "hash of the entry before: a missing or changed entry shows",
            "version": "needed to open",
            "sealed": "sealed to the public half of the compartment `audit`",
        }

    @property
    def hash(self) -> str:
        """What the next entry carries: SHA-256 of the entry before and this ciphertext."""
        return sha256(self.before.encode() + bytes(self.sealed)).hexdigest()

    def opened(self) -> dict:
        """The entry's `action`, `actor`, `target` and `at`; raises Locked."""
        text = flows.open_as_holder(COMPARTMENT, self.version, bytes(self.sealed))
        return json.loads(text)


def hold_the_trail() -> None:
    """Let nobody else write into the trail until the transaction ends: whatever writes comes by here, one by one."""
    Head.objects.select_for_update().get_or_create(pk=1)


@transaction.atomic
def record(action: str, *, by, target="") -> Entry:
    """Write down that `by` (a user, or None for the machine) did `action` to the record with the id `target`."""
    head = Head.objects.select_for_update().get_or_create(pk=1)[0]
    now = timezone.now()
    text = {"action": action, "actor": by.username if by else "", "target": str(target), "at": now.isoformat()}
    padded = json.dumps(text, ensure_ascii=False).encode().ljust(SIZE)
    version, sealed = flows.seal_for_all_who_hold(COMPARTMENT, padded)
    month = Month.of(timezone.localdate(now))
    entry = Entry.objects.create(month=month, before=head.hash, version=version, sealed=sealed)
    head.hash = entry.hash
    head.save()
    return entry


@transaction.atomic
def write_down(row, action: str, *, by):
    """Save a row, and write into the trail what `by` did to it. Returns the row."""
    row.save()
    record(action, by=by, target=row.pk)
    return row


def first_broken_link() -> int | None:
    """The id of the first entry that does not fit the one before it, or None when the chain is whole.

    -1 stands for the end: what the head remembers as the last entry is missing.
    """
    expected = ""
    for entry in Entry.objects.order_by("pk").iterator():
        if entry.before != expected:
            return entry.pk
        expected = entry.hash
    kept = Head.objects.values_list("hash", flat=True).first() or ""
    return None if kept == expected else -1
