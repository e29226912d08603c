"""Forgetting: hidden at once, undone within 72 hours, and after that nothing leads to her any more."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record
from core.disk import overwrite_what_was_deleted
from core.months import Month
from core.refusals import NotPossible
from core.undoing import UNDONE_WITHIN
from outreach import first_met
from outreach.forgetting.pointers import BECOMES, point_to_nobody
from outreach.models import Draft
from outreach.records.merging import drop_merges_of, sweep_merges
from people.models import Forgotten, Person, Purpose
from vault.boxes import Ciphertext
from vault.keyring import current
from vault.sealed import locked

MANY = 5  # forgettings in a day; with more of them somebody may be deleting what others need
WRITTEN_ANEW = {Person, Forgotten, *(value.model for value in BECOMES)}


@transaction.atomic
def forget_person(*, person: Person, by, now: datetime) -> Forgotten:
    """Take her record out of the book at once; for 72 hours it is kept unopened, so that it can come back.

    A record of hers that was merged into this one does not come back any more.
    """
    person = locked(person)
    drop_merges_of(person_id=person.pk)
    forgotten = Forgotten.objects.create(
        person_id=person.pk,
        until=now + UNDONE_WITHIN,
        person_box=bytes(person.person_box),
        uncounted=person.said_no_to(Purpose.COUNT),
    )
    record("forgot a person", by=by, target=person.pk)
    person.delete()
    first_met.changed()
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
    first_met.changed()
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
        went += _let_nothing_lead_to(list(over), by)
    if went:
        transaction.on_commit(lambda: overwrite_what_was_deleted(*WRITTEN_ANEW))
    return bool(went)


def _let_nothing_lead_to(forgotten, by):
    """Empty what points to them until nothing does, then let go of their ids too.

    An id stays as long as somebody else has a draft from that time, which only her own key opens: it is emptied when
    she comes.
    """
    ids, changed = {row.pk: row.uncounted for row in forgotten}, 0
    while ids and (found := point_to_nobody(ids)):
        changed += found
    oldest = Draft.objects.oldest_of_others(by)
    done = [row.pk for row in forgotten if oldest is None or Month.of(row.on) < oldest]
    with transaction.atomic():
        changed += Forgotten.objects.filter(pk__in=done).delete()[0]
        if changed:
            record("emptied what pointed to the forgotten", by=by)
    return changed


def more_than_five_in_a_day(*, now: datetime) -> list[tuple[date, int]]:
    """The days on which more than five persons were forgotten, with how many, as long as it can be undone."""
    days = Counter(row.on for row in Forgotten.objects.can_be_undone(now))
    return sorted((day, many) for day, many in days.items() if many > MANY)
