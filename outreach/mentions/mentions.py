"""Where a nickname or a phone number stands in words that somebody wrote freely; only who reads them can tell."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import chain
from typing import get_args, get_type_hints

from django.conf import settings
from django.utils import translation

from core.words import folded
from outreach.mentions.common_words import EVERYDAY, HEALTH
from outreach.models import Answer, Crackdown, FollowUp, Lead, Outing, Question, Topic, Visit
from people.models import Person
from vault.declared import words_in
from venues.models import District, Kind, Venue

SHORTEST = 2  # characters of a word that is worth looking for
FEWEST_DIGITS = 5  # of a number without letters: a shorter one is a dose, an age or a year
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff"  # scripts without a space between words
BETWEEN_UNSPACED = re.compile(f"(?<=[{UNSPACED}]) (?=[{UNSPACED}])")
BETWEEN_DIGITS = re.compile(r"(?<=\d)[ -](?=\d)")


@dataclass(frozen=True)
class Mentions:
    """Whatever is not hers and may name her in its words; `check` fails where a record with free words has no place."""

    visits: list[Visit]
    questions: list[Question]
    outings: list[Outing]
    follow_ups: list[FollowUp]
    leads: list[Lead]
    crackdowns: list[Crackdown]
    answers: list[Answer]
    venues: list[Venue]
    people: list[Person]

    def __bool__(self):
        return any(getattr(self, each.name) for each in fields(self))


def mentions_of(person, *, reader) -> Mentions:
    """Where the nickname, code, number or phone of `person` stands in words that stay when she is forgotten."""
    known = (person.nickname, person.code, person.register_number, person.phone)
    words = [folded(word) for word in known if len(word) >= SHORTEST]

    def naming(rows):
        return [row for row in rows if _names(words, *words_in(row))]

    def of(model):
        return model.objects.visible_to(reader)

    return Mentions(
        visits=naming(of(Visit).select_related("outing", "venue").order_by("-outing__date", "id")),
        questions=naming(of(Question).opened().latest_first()),
        outings=naming(of(Outing).latest_first()),
        follow_ups=naming(_not_hers(of(FollowUp).opened(), person)),
        leads=naming(_not_hers(of(Lead).opened(), person)),
        crackdowns=naming(of(Crackdown)),
        answers=naming(of(Answer)),
        venues=naming(of(Venue).opened().in_order()),
        people=naming(of(Person).exclude(pk=person.pk).opened().in_order()),
    )


def searched() -> set:
    """The models whose free words are looked through."""
    return {get_args(rows)[0] for rows in get_type_hints(Mentions).values()}


def _not_hers(rows, person):
    """Those that are not about her: what is goes with her."""
    return (row for row in rows if row.person_id != person.pk)


def _names(words, *texts):
    return any(word in folded(text) for text in texts if text for word in words)


def named_in(words: str, *, reader) -> list[str]:
    """The nicknames, symbols, codes, numbers and phones of persons, and names and numbers of venues, in `words`.

    As they are written in the records, in the order of the words. Latin script counts as a whole word only.
    """
    if not words.strip():
        return []
    text = _Text(words)
    people, venues = Person.objects.visible_to(reader).opened(), Venue.objects.visible_to(reader).opened()
    of_people = ((each.nickname, each.symbol, each.code, each.register_number, each.phone) for each in people)
    of_venues = ((each.name, each.number) for each in venues)
    written = {name for name in chain.from_iterable(chain(of_people, of_venues)) if len(folded(name)) >= SHORTEST}
    there = [name for name in written if text.may_name(name)]
    common = text.common_places(_labels()) if there else []
    places = {name: text.place_of(name, common) for name in there}
    return sorted((name for name, place in places.items() if place is not None), key=lambda name: (places[name], name))


def without_names(symbols: Iterable[str], *, reader) -> set[str]:
    """Those of `symbols` that nobody and no venue or district is called, and in which none is named."""
    symbols = {str(symbol) for symbol in symbols if symbol}
    text, alone = _Text("\n".join(symbols)), {folded(symbol) for symbol in symbols}
    names = (name for name in _names_in_the_books(reader) if folded(name) in alone or text.may_name(name))
    return symbols - {symbol for name in names for symbol in symbols if _is_named_in(symbol, name)}


def _names_in_the_books(reader) -> set[str]:
    """What persons, venues and districts are called, but for the symbols persons chose."""
    people, venues = Person.objects.visible_to(reader).opened(), Venue.objects.visible_to(reader).opened()
    of_people = ((each.nickname, each.code, each.register_number) for each in people)
    of_places = ((each.name, each.number) for each in venues)
    districts = [each.name for each in District.objects.visible_to(reader).opened()]
    return {name for name in chain(chain.from_iterable(chain(of_people, of_places)), districts) if name}


def _is_named_in(symbol, name):
    is_long = len(folded(name)) >= SHORTEST
    return folded(symbol) == folded(name) or (is_long and _Text(symbol).place_of(name, ()) is not None)


def _labels() -> frozenset:
    """What topics and kinds of venue are called, in every language, and the words of it."""
    entries = [*Topic.objects.opened(), *Kind.objects.opened()]
    labels = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            labels |= {_lower(_plain(str(entry))) for entry in entries}
    return frozenset(labels | {word for label in labels for word in label.split()})


class _Text:
    """Words in which names are looked for."""

    def __init__(self, words):
        self.written = _plain(words)
        self.lower = _lower(self.written)
        self.digits = BETWEEN_DIGITS.sub("", self.written)

    def may_name(self, name) -> bool:
        """Whether the letters of `name` are there at all: what is asked of thousands."""
        plain = _lower(_plain(name))
        return plain in self.lower or (_digits_of(plain) or plain) in self.digits

    def common_places(self, labels) -> list[tuple]:
        """From where to where common words stand; an everyday one with a capital may be a name."""
        everyday = (span for word in EVERYDAY - HEALTH for span in self._places(word))
        never = (span for word in HEALTH | labels for span in self._places(word))
        return [*never, *((start, end) for start, end in everyday if not self.written[start].isupper())]

    def place_of(self, name, common) -> int | None:
        """Where `name` stands outside of every common word, or None."""
        plain = _lower(_plain(name))
        digits = _digits_of(plain)
        if digits:
            found = re.search(rf"{digits}(?!\d)", self.digits) if len(digits) >= FEWEST_DIGITS else None
            return found and found.start()
        places = self._places(plain)
        return next((a for a, z in places if not any(start <= a and z <= end for start, end in common)), None)

    def _places(self, plain):
        before = rf"(?<![^\W{UNSPACED}])" if _is_spaced(plain[0]) else ""
        after = rf"(?![^\W{UNSPACED}])" if _is_spaced(plain[-1]) else ""
        return [found.span() for found in re.finditer(f"{before}{re.escape(plain)}{after}", self.lower)]


def _plain(text):
    """The text with one width, single spaces, and none between letters of a script that has none."""
    if text.isascii() and "  " not in text:
        return text
    return BETWEEN_UNSPACED.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))


def _lower(text):
    """In lower case letter by letter, so that each stays in its place."""
    return "".join(letter.lower()[:1] for letter in text)


def _digits_of(plain):
    """The digits of a number without letters, or nothing."""
    digits = re.sub(r"[ +-]", "", plain)
    return digits if digits.isdigit() else ""


def _is_spaced(letter):
    return letter.isalnum() and not re.match(f"[{UNSPACED}]", letter)
