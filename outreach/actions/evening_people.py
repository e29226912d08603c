"""Somebody met for the first time: her record, made where she was met, after she said yes to it."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import NotPossible
from audit.models import record
from outreach.models import WorksAt
from people.codes import new_code
from people.consent import may_have_a_record
from people.models import Consent, Person, Purpose


@transaction.atomic
def add_person_met(*, venue, day, nickname, symbol, age_band, by) -> Person:
    """Make the record of somebody met at `venue` on `day`, who is 18 or older and said yes to a record being kept."""
    if not may_have_a_record(age_band, agreed=True):
        raise NotPossible(_("Nobody under 18 gets a record. She is in the headcount, and nowhere else."))
    codes = {person.code for person in Person.objects.opened()}
    person = Person(code=new_code(codes), nickname=nickname, symbol=symbol, age_band=age_band, first_met=day)
    person.consents = (Consent(Purpose.KEEP_RECORD, True, day, asked_by=by.username),)
    person.save()
    WorksAt.objects.create(person_id=person.pk, venue_id=venue.pk, since=day)
    record("added a person met at a stop", by=by, target=person.pk)
    return person
