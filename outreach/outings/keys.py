"""The keys of the evening's form: outcomes, whoever was met, topics, what is due, reasons. Paper has the same ones."""

from collections.abc import Iterable, Sequence

from people.models import Person

OUTCOME_KEYS = "12345"
PERSON_KEYS = "abcdefgijklmnopABCDEFGIJKLMNOP"  # without h, which leads to the headcount
TOPIC_KEYS = "qrstuvwxyz"
DUE_KEYS = "QRSTUVWXYZ"
REASON_KEYS = ["", *"abcdefgijklmnop"]  # "not said" has none; the letters are free: after a refusal nobody was met


def with_keys(entries: Iterable, keys: Sequence[str]) -> list[tuple]:
    """Each of `entries` with its key of the keyboard, while there are any."""
    return [(entry, keys[place] if place < len(keys) else "") for place, entry in enumerate(entries)]


def with_letters(people: Iterable[Person]) -> list[tuple[Person, str]]:
    """Each of those expected with her letter."""
    return with_keys(people, PERSON_KEYS)
