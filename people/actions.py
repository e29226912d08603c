"""Making and changing records of persons. Where she works is written in outreach/records/people.py."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from audit.models import record
from core.refusals import NotPossible
from core.rows import filled
from core.words import folded
from people.codes import new_code
from people.consent import NOBODY_UNDER_18, may_have_a_record
from people.models import Consent, Person, Purpose
from vault.sealed import locked


@transaction.atomic
def add_person(*, values: dict, asked_on: date, by, script="", also=()) -> Person:
    """Make a record for somebody who agreed to it on that day; `also` are consents to more than the record."""
    agreed = Consent(Purpose.KEEP_RECORD, True, asked_on, asked_by=by.username, script=script)
    taken = _all_but(None)
    person = Person(code=new_code({other.code for other in taken}), consents=(agreed, *also), first_met=asked_on)
    _write(person, values, taken)
    record("made a record", by=by, target=person.pk)
    return person


@transaction.atomic
def write_person(*, person, values: dict, by, seen="") -> Person:
    """Write other `values` into her record. Raises ChangedMeanwhile if it is no longer the version `seen`."""
    others = _all_but(person)
    person = locked(person, seen=seen)
    _write(person, values, others)
    record("changed a record", by=by, target=person.pk)
    return person


def _all_but(person):
    Organisation.objects.select_for_update().get()  # one at a time, so that two do not take one number or code
    return [other for other in Person.objects.all() if other != person]


def _write(person, values, others):
    filled(person, values)
    number = folded(person.register_number)
    if number and any(number == folded(other.register_number) for other in others):
        raise NotPossible(_("Another record has this register number."))
    if not may_have_a_record(person.age_band, agreed=True):
        raise NotPossible(NOBODY_UNDER_18)
    person.bare = False
    person.save()
