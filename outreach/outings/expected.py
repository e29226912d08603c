"""Who is expected at a stop, and in which order: the same on the form, in the briefing and on the sheet on paper."""

from collections.abc import Iterable
from datetime import date

from people.models import People, Whereabouts

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
