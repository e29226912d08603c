"""Consent with what follows from it for her questions: a doctor is shown none of hers after a no."""

from django.db import transaction

from outreach import first_met
from outreach.questions.actions import follow_her_word
from people import consent
from people.models import Person, Purpose


@transaction.atomic
def give_consent(*, person: Person, **said) -> Person:
    """Keep her yes or no to each purpose (people.consent.keep_consent), with effect on her questions at once."""
    counted = not person.said_no_to(Purpose.COUNT)
    person = consent.keep_consent(person=person, **said)
    _follow(person, counted)
    return person


@transaction.atomic
def withdraw_consent(*, person: Person, **said) -> Person:
    """Take back a consent (people.consent.drop_consent), with effect on her questions at once."""
    counted = not person.said_no_to(Purpose.COUNT)
    person = consent.drop_consent(person=person, **said)
    _follow(person, counted)
    return person


def _follow(person, counted):
    follow_her_word(person=person)
    if counted == person.said_no_to(Purpose.COUNT):
        first_met.changed()
