"""Consent: spoken, purpose by purpose, written down with its date and who asked, taken back with one tap."""

import re
from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from audit.models import record
from people.models import Consent, Person, Purpose, Script
from vault.sealed import locked

ADULT = 18
NOBODY_UNDER_18 = _("Nobody under 18 gets a record. She is in the headcount, and nowhere else.")
BAND = re.compile(r"(\d{1,3})(?:-(\d{1,3})|(\+))?")

STANDARD_SCRIPT = _(
    "We write down what helps us to help you. You say yes or no to each thing. You may change your mind any day; tell "
    "any of us, and it is done the same evening. If you say no, we still come, and you get the same help.\n"
    "\n"
    "1. May we keep a record of you? In it are a name you choose, where we meet you, what we talked about and what "
    "you asked. Never your real name, never your papers. It is locked: nobody outside of our team can read it, and we "
    "give no list to anybody. You may hear what is in it, and we delete it when you say so.\n"
    "2. May we call you? When, and what may we say if somebody else picks up?\n"
    "3. May we count you? Your name is never in our reports, only how many women we met.\n"
    "4. May we ask a doctor for you? The doctor hears your question and about how old you are, not who you are or "
    "where you work.\n"
    "5. May we invite you when there is something for you, a talk or a training?\n"
    "\n"
    "Is there something you want to ask us?"
)


def is_under_18(age_band: str) -> bool:
    """Whether nobody of an age band ("0-17", "25-34", "45+", "17") is an adult; one that cannot be read counts so."""
    if not age_band:
        return False
    band = BAND.fullmatch(age_band.strip())
    return band is None or (not band[3] and int(band[2] or band[1]) < ADULT)


def may_have_a_record(age_band: str, agreed: bool) -> bool:
    """Whether a record may be made: she said yes to it, and is not under 18. Else she is in the headcount alone."""
    return agreed is True and not is_under_18(age_band)


def script_to_speak(language: str, version: int | None = None) -> Script:
    """The script in a language: the version asked for, else the newest, else the standard one, not yet kept."""
    scripts = Script.objects.opened()
    wanted = (script for script in scripts if (script.language, script.version) == (language, version))
    found = next(wanted, None) or scripts.newest(language)
    if found is None:
        with translation.override(language):
            found = Script(language=language, version=1, words=str(STANDARD_SCRIPT))
    return found


@transaction.atomic
def keep_consent(*, person: Person, answers: dict, on: date, asked_by: str, script: Script, by) -> Person:
    """Keep her yes or no to each purpose of `answers` after `script` was spoken; her last word replaces others."""
    if script._state.adding:
        script.save()
    spoken = f"{script.language} {script.version}"
    said = [Consent(purpose, agreed, on, asked_by, spoken) for purpose, agreed in answers.items()]
    person = _with_her_last_word(person, said)
    record("asked for consent", by=by, target=person.pk)
    return person


@transaction.atomic
def drop_consent(*, person: Person, purpose: Purpose, on: date, by) -> Person:
    """Take back a consent; it has effect at once."""
    person = _with_her_last_word(person, [Consent(purpose, False, on, by.username)])
    record("took back a consent", by=by, target=person.pk)
    return person


@transaction.atomic
def change_script(*, language: str, words: str, by) -> Script:
    """Keep changed words as a new version of the script; what was spoken before stays as it was."""
    spoken = script_to_speak(language)
    if words == spoken.words:
        return spoken
    if spoken._state.adding:
        spoken.save()
    changed = Script.objects.create(language=language, version=spoken.version + 1, words=words)
    record("changed the script of consent", by=by, target=changed.pk)
    return changed


def _with_her_last_word(person, said):
    """The row, locked and saved, with `said` in the place of what she said to the same purposes before.

    What she said on a later day stands: it may have been written down while an older form was still open.
    """
    person = locked(person)
    new = {consent.purpose: consent for consent in said}
    stands = [known for known in person.consents if known.purpose not in new or known.on > new[known.purpose].on]
    later = {known.purpose for known in stands}
    person.consents = (*stands, *(consent for consent in said if consent.purpose not in later))
    person.save()
    return person
