"""Forgetting: hidden at once, undone within 72 hours, and after that nothing leads to her any more."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import NotPossible
from audit.models import record
from core.disk import overwrite_what_was_deleted
from outreach.actions.merging import drop_merges_of, sweep_merges
from outreach.models import Merge
from outreach.pointers import LINKS, point_to_nobody
from people.models import Forgotten, Person
from vault.boxes import Ciphertext
from vault.keyring import current
from vault.sealed import locked

UNDONE_WITHIN = timedelta(hours=72)
MANY = 5  # forgettings in a day; with more of them somebody may be deleting what others need
WRITTEN_ANEW = (Person, Forgotten, Merge, *(link.model for link in LINKS))


@transaction.atomic
def forget_person(*, person: Person, by, now: datetime) -> Forgotten:
    """Take her record out of the book at once; for 72 hours it is kept unopened, so that it can come back.

    A record of hers that was merged into this one does not come back any more.
    """
    person = locked(person)
    drop_merges_of(person_id=person.pk)
    sealed = bytes(person.person_box)
    forgotten = Forgotten.objects.create(person_id=person.pk, until=now + UNDONE_WITHIN, person_box=sealed)
    record("forgot a person", by=by, target=person.pk)
    person.delete()
    return forgotten


@transaction.atomic
def undo_forgetting(*, forgotten: Forgotten, by, now: datetime) -> Person:
    """Put the record back as it was; raises NotPossible after 72 hours."""
    found = Forgotten.objects.select_for_update().can_be_undone(now).filter(pk=forgotten.pk).first()
    if found is None or not found.person_box:
        raise NotPossible(_("The 72 hours are over: the record is gone."))
    person = Person(pk=found.person_id, person_box=Ciphertext(found.person_box))
    person.save(force_insert=True)
    found.delete()
    record("undid a forgetting", by=by, target=person.pk)
    return person


def sweep_forgotten(*, now: datetime, by=None) -> bool:
    """Let go of what is over: without any key the records; with the key of persons also what pointed to them.

    Returns whether anything was let go.
    """
    over = Forgotten.objects.over(now)
    with transaction.atomic():
        went = over.exclude(person_box=b"").update(person_box=b"") + sweep_merges(now=now)
    if current().holds("person"):
        went += _let_nothing_lead_to({row.pk for row in over}, by)
    if went:
        transaction.on_commit(lambda: overwrite_what_was_deleted(*WRITTEN_ANEW))
    return bool(went)


def _let_nothing_lead_to(ids, by):
    """Empty what points to `ids` until nothing does, then let go of the ids themselves."""
    if not ids:
        return 0
    while point_to_nobody(ids):
        pass
    with transaction.atomic():
        record("emptied what pointed to the forgotten", by=by)
        return Forgotten.objects.filter(pk__in=ids).delete()[0]


def more_than_five_in_a_day(*, now: datetime) -> list[tuple[date, int]]:
    """The days on which more than five persons were forgotten, with how many, as long as it can be undone."""
    days = Counter(forgotten_on(row) for row in Forgotten.objects.can_be_undone(now))
    return sorted((day, many) for day, many in days.items() if many > MANY)


def forgotten_on(forgotten: Forgotten) -> date:
    """The day on which somebody was forgotten, where the organisation is."""
    return timezone.localdate(forgotten.until - UNDONE_WITHIN)
