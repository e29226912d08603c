"""Persons and what they agreed to. Everything about a person is sealed."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission, WithReaders
from core.undoing import UNDONE_WITHIN, WithUndo
from core.words import folded, natural, sounds_like
from vault import sealed
from vault.says import part


class Wish(models.TextChoices):
    """Her last word on being visited; not a grade."""

    HEAR_MORE = "hear_more", _("hear more")
    NOT_SURE = "not_sure", _("not sure")
    NOT_NOW = "not_now", _("not now")


class Whereabouts(models.TextChoices):
    """Whether she is here."""

    HERE = "here", _("here")
    MOVED_AWAY = "moved_away", _("moved away")
    STOPPED = "stopped", _("stopped")
    DIED = "died", _("died")
    NO_CONTACT = "no_contact", _("wants no contact")


OUT_OF_REACH = (Whereabouts.MOVED_AWAY, Whereabouts.STOPPED, Whereabouts.DIED, Whereabouts.NO_CONTACT)


class Purpose(models.TextChoices):
    """What she may agree to."""

    KEEP_RECORD = "keep_record", _("keep a record")
    CALL = "call", _("call me")
    COUNT = "count", _("count me")
    ASK_DOCTOR = "ask_doctor", _("ask a doctor for me")
    INVITE = "invite", _("invite me")


@dataclass(frozen=True)
class Consent:
    """What she said to one purpose, spoken, when, and who asked. A purpose without one is "not yet asked"."""

    purpose: Purpose
    agreed: bool
    on: date
    asked_by: str = part(default="", words=False)
    script: str = part(default="", words=False)


class People(list):
    """Opened persons."""

    def in_order(self) -> "People":
        """As one looks them up: by nickname in pinyin, then by symbol and code."""
        return People(sorted(self, key=lambda person: person.sort_key))

    def by_register_number(self) -> dict[str, "Person"]:
        """Register number to person, for those who have one."""
        return {person.register_number: person for person in self if person.register_number}

    def who_said_no_to(self, purpose: Purpose) -> set:
        """The ids of those whose last word on a purpose is no."""
        return {person.pk for person in self if person.said_no_to(purpose)}

    def found_by(self, words: str) -> "People":
        """Those whose nickname or symbol sounds like `words`, or whose code, phone or register number it is."""
        typed = folded(words)
        if not typed:
            return People()
        return People(person for person in self if person.is_meant_by(typed))


LOOKED_UP_BY = ("nickname", "symbol", "code")


def _looked_up_by(nickname, symbol, code):
    return natural(nickname or ""), natural(symbol or ""), code or ""


class PersonQuerySet(WithReaders, sealed.RecordQuerySet):
    """Persons; what is asked of them is asked after opening."""

    collection = People
    readers = Permission.READ_PEOPLE

    def ids_in_order(self) -> list[UUID]:
        """The ids of all of them in the order of `People.in_order`, without making a record of anybody.

        Those that no open key opens come last.
        """
        named = ((json.loads(text), of) for of, text in Person.nickname.box.texts(self))
        keys = [(*_looked_up_by(*map(said.get, LOOKED_UP_BY)), of) for said, of in named]
        found = [UUID(bytes=of) for *_key, of in sorted(keys)]
        if len(found) < self.count():
            found += set(self.values_list("pk", flat=True)) - set(found)
        return found


class Person(sealed.Record):
    """One woman's record."""

    person_box = sealed.Box("person", "person.person", row_bytes=1024)
    code = sealed.Text(person_box, words=False)
    register_number = sealed.Text(person_box, words=False)
    nickname = sealed.Text(person_box, words=False)
    symbol = sealed.Text(person_box, words=False)
    phone = sealed.Text(person_box, words=False)
    may_call = sealed.Boolean(person_box)
    safe_contact = sealed.Text(person_box, words=True)
    age_band = sealed.Text(person_box, words=False)
    first_met = sealed.Of(date, person_box)
    wish = sealed.Of(Wish, person_box)
    whereabouts = sealed.Of(Whereabouts, person_box, default=Whereabouts.HERE)
    consents = sealed.ListOf(Consent, person_box)
    bare = sealed.Boolean(person_box, default=False)
    remarks = sealed.Text(person_box, words=True)

    objects = PersonQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random"}

    @property
    def called(self) -> str:
        """What the team calls her: nickname and symbol, or her code while she has neither."""
        return " ".join(filter(None, (str(self.nickname), str(self.symbol)))) or str(self.code)

    @property
    def sort_key(self) -> tuple:
        """What she is looked up by: nickname in pinyin, then symbol, then code."""
        return _looked_up_by(self.nickname, self.symbol, self.code)

    def consent_to(self, purpose: Purpose) -> Consent | None:
        """Her last word on a purpose, or None when she was not yet asked."""
        return next((consent for consent in reversed(self.consents) if consent.purpose == purpose), None)

    def said_no_to(self, purpose: Purpose) -> bool:
        """Whether her last word on a purpose is no."""
        consent = self.consent_to(purpose)
        return consent is not None and not consent.agreed

    @property
    def must_not_be_called(self) -> bool:
        """Whether she said no to being called, or wants no contact, whatever a register says."""
        return self.whereabouts == Whereabouts.NO_CONTACT or self.said_no_to(Purpose.CALL)

    @property
    def out_of_reach(self) -> bool:
        """Whether she moved away, stopped, died or wants no contact: nobody is asked to go to her or to ring her."""
        return self.whereabouts in OUT_OF_REACH

    @property
    def may_be_asked_to_ring(self) -> bool:
        """Whether a colleague may be asked to ring her: she is in reach, and it is known that she may be called."""
        return self.may_call is True and not self.out_of_reach and not self.must_not_be_called

    @property
    def can_be_rung(self) -> bool:
        """Whether a colleague may be asked to ring her, and there is a number to ring."""
        return self.may_be_asked_to_ring and bool(self.phone)

    @property
    def wants_no_doctor(self) -> bool:
        """Whether she said no to a doctor being asked for her."""
        return self.said_no_to(Purpose.ASK_DOCTOR)

    @property
    def wants_no_record(self) -> bool:
        """Whether she said no to a record being kept, and it is still there."""
        return self.said_no_to(Purpose.KEEP_RECORD)

    @property
    def not_yet_asked(self) -> bool:
        """Whether she was never asked whether a record may be kept."""
        return self.consent_to(Purpose.KEEP_RECORD) is None

    def is_meant_by(self, typed: str) -> bool:
        """Whether what was typed (folded) is her nickname, symbol, code, phone or register number."""
        exact = (self.code, self.phone, self.register_number)
        return (
            sounds_like(typed, self.nickname)
            or sounds_like(typed, self.symbol)
            or any(typed == folded(known) for known in exact if known)
            or (len(typed) >= 4 and typed.isdigit() and typed in self.phone)
        )


class ForgottenQuerySet(WithUndo, WithReaders, models.QuerySet):
    """Persons who asked to be forgotten, while it can still be undone or links to them remain."""

    readers = Permission.FORGET

    def hidden(self) -> set:
        """The ids of all of them: what points to one is shown to nobody."""
        return set(self.values_list("person_id", flat=True))

    def uncounted(self) -> set:
        """The ids of those who said no to being counted: no figure counts what points to one."""
        return set(self.filter(uncounted=True).values_list("person_id", flat=True))

    def latest_first(self):
        """The last forgotten first."""
        return self.order_by("-until", "person_id")


class Forgotten(models.Model):
    """A person who asked to be forgotten: her row is taken out of the book and kept here, unreadable, for 72 hours.

    Afterwards the ciphertext goes, without any key; this row goes when somebody who holds the key has taken her id out
    of everything that pointed to her.
    """

    person_id = models.UUIDField(primary_key=True)
    until = models.DateTimeField()
    person_box = models.BinaryField(default=b"")
    uncounted = models.BooleanField(default=False)

    objects = ForgottenQuerySet.as_manager()

    class Sensitivity:
        clear = {
            "person_id": "random; what pointed to it is sealed, and is emptied by the next who holds the key",
            "until": "the undo ends after 72 hours without any key; the row is gone soon after",
            "person_box": "the ciphertext of her row as it was, or nothing once the 72 hours are over",
            "uncounted": "whether she said no to being counted; it must outlive her row, until nothing leads to her",
        }

    @property
    def on(self) -> date:
        """The day on which she was forgotten, where the organisation is."""
        return timezone.localdate(self.until - UNDONE_WITHIN)


class Scripts(list):
    """Opened scripts of consent."""

    def newest(self, language: str) -> "Script | None":
        """The version to be spoken now in a language."""
        versions = (script for script in self if script.language == language)
        return max(versions, key=lambda script: script.version, default=None)


class ScriptQuerySet(sealed.RecordQuerySet):
    """Scripts of consent."""

    collection = Scripts


class Script(sealed.Record):
    """The short script by which consent is asked, in one language; a changed one is a new version."""

    venue_box = sealed.Box("venue", "script.venue")
    language = sealed.Text(venue_box, words=False)
    version = sealed.Integer(venue_box)
    words = sealed.Text(venue_box, words=False)

    objects = ScriptQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random"}
