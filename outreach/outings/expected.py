"""Who is expected at a stop and under which letter: the same on the form, in the briefing and on the sheet on paper."""

from collections.abc import Iterable, Sequence
from datetime import date

from people.models import People, Person, Whereabouts

PERSON_KEYS = "abcdefgijklmnopABCDEFGIJKLMNOP"  # without h, which leads to the headcount
NOT_EXPECTED = (Whereabouts.DIED, Whereabouts.NO_CONTACT)


def expected_at(periods: Iterable, people: dict, *, on: date) -> People:
    """Those of `people` (by id) who work at a venue on the day `on`; `periods` are the venue's.

    By nickname. Whoever became known there on that day or later comes last, so that no letter on paper shifts.
    """
    there, latecomers = {}, {}
    for period in periods:
        person = people.get(period.person_id)
        if person is None or person.whereabouts in NOT_EXPECTED or (period.until and period.until < on):
            continue
        came_later = period.since is not None and period.since >= on
        (latecomers if came_later else there)[person.pk] = person
    late = People(person for pk, person in latecomers.items() if pk not in there)
    return People([*People(there.values()).in_order(), *late.in_order()])


def with_keys(entries: Iterable, keys: Sequence[str]) -> list[tuple]:
    """Each of `entries` with its key of the keyboard, while there are any."""
    return [(entry, keys[place] if place < len(keys) else "") for place, entry in enumerate(entries)]


def with_letters(people: Iterable[Person]) -> list[tuple[Person, str]]:
    """Each of those expected with her letter."""
    return with_keys(people, PERSON_KEYS)
