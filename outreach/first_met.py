"""Who was first met in which month: kept for the months in which hardly anybody writes any more.

How many women were ever met is asked on every page of a month. Counted from the visits alone it would open all that
were ever made. Whatever changes whom a visit met, or who counts, says so here, in its own transaction.
"""

import random
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from audit.models import hold_the_trail
from core.codecs import codec_for, decode_uuid, encode_uuid
from core.months import EARLIEST_DAY, Month
from outreach.models import FirstMet, Visit
from outreach.models.first_met import AT_LEAST, AT_MOST
from outreach.models.visits import PERSON
from people.models import Consent, Person, Purpose
from vault import passes
from vault.keyring import Locked, current

LEFT_OPEN = 24  # months that are counted from the visits themselves where no month is closed

_shuffled = random.SystemRandom().sample
_consent = codec_for(Consent)[1]


@dataclass(frozen=True)
class MetEarlier:
    """Who counts and was met before a month: in each of the eleven months that come before it, and before those."""

    months: dict[Month, set[UUID]]
    before: set[UUID]

    def since(self, first: Month) -> set[UUID]:
        """Who was met in those of the eleven months that are not before `first`."""
        return set().union(*(met for month, met in self.months.items() if month >= first))

    @property
    def ever(self) -> set[UUID]:
        """Whoever was met."""
        return self.before.union(*self.months.values())


def met_earlier(month: Month, *, reader) -> MetEarlier:
    """Who counts and was met before the first day of `month`; whom `reader` may not see is nobody."""
    kept, first = FirstMet.objects.visible_to(reader).opened(), month - 11
    unkept = min(first, kept.until or Month.of(EARLIEST_DAY))
    months = _met_in_months(Visit.objects.visible_to(reader).between(unkept, month.before))
    counted = _those_who_count(set().union(*months.values()), reader)
    found = {each: {counted[written] for written in met & counted.keys()} for each, met in months.items()}
    eleven = {each: met for each, met in found.items() if each >= first}
    return MetEarlier(eleven, kept.before(first).union(*(met for each, met in found.items() if each < first)))


@transaction.atomic
def keep_until(month: Month) -> None:
    """Keep the months before `month` too, from now on."""
    until = _kept_until()
    if until is None or until < month:
        _count(month)


@transaction.atomic
def changed_in(month: Month) -> None:
    """What was met in `month` may be another than before: count again if it is kept."""
    until = _kept_until()
    if until and month < until:
        _count(until)


@transaction.atomic
def changed() -> None:
    """Who counts, or under which record, is another than before: count again whatever is kept."""
    until = _kept_until()
    if until:
        _count(until)


def _kept_until():
    """The first month that is not kept, asked by one at a time: else what another is writing would be left out."""
    hold_the_trail()
    months = [Month.parse(month) for _row, month in passes.stored(FirstMet.objects.all(), FirstMet.month) if month]
    return max(months).after if months else None


def _count(until: Month) -> None:
    """Write all that is kept anew, whatever is another: which rows changed would tell when somebody was first met.

    So they lie in a random order too, and are filled up with empty ones. Raises Locked without the key.
    """
    if not current().holds("person"):
        raise Locked("person")
    people = _who_count(Person.objects.all())
    months = {until.before: set()}  # even with nobody in it, it says how far all this goes
    for written, month in _first_months(Visit.objects.between(Month.of(EARLIEST_DAY), until.before)).items():
        if written in people:
            months.setdefault(month, set()).add(decode_uuid(written))
    rows = [row for month, met in months.items() for row in _rows(month, met)]
    many = AT_LEAST
    while many < len(rows):
        many *= 2
    rows += [FirstMet() for _ in range(many - len(rows))]
    FirstMet.objects.all().delete()
    FirstMet.objects.bulk_create(_shuffled(rows, many))


def _rows(month, met):
    people = sorted(met)
    return [FirstMet(month=month, people=tuple(people[n : n + AT_MOST])) for n in range(0, len(people) or 1, AT_MOST)]


def _first_months(visits) -> dict[str, Month]:
    """Each person, as she is written, to the month of the first of these visits on which she was met."""
    first = {}
    for _visit, met, on in passes.stored(visits.whom_we_met(), Visit.met, "on"):
        for encounter in met or ():
            if encounter[PERSON] not in first:
                first[encounter[PERSON]] = Month.of(passes.day(on))
    return first


def _met_in_months(visits) -> dict[Month, set[str]]:
    """Month to the persons, as they are written, who were met on one of these visits in it."""
    days = defaultdict(set)
    for _visit, met, on in passes.stored(visits.whom_we_met(), Visit.met, "on"):
        days[on].update(encounter[PERSON] for encounter in met or ())
    months = defaultdict(set)
    for day, met in days.items():
        months[Month.of(passes.day(day))] |= met - {None}
    return months


def _those_who_count(people: set[str], reader) -> dict[str, UUID]:
    """Those of the persons (as they are written) whom `reader` may see and who count, with their ids."""
    ids = {decode_uuid(written) for written in people}
    found = Person.objects.visible_to(reader).filter(pk__in=ids)
    return {written: decode_uuid(written) for written in _who_count(found)}


def _who_count(people) -> set[str]:
    """The persons, as they are written, whose last word on being counted is not no."""
    return {
        encode_uuid(UUID(bytes=pk)) for pk, said in passes.stored(people, Person.consents) if not _said_no(said or ())
    }


def _said_no(consents):
    said = [consent for consent in map(_consent, consents) if consent.purpose == Purpose.COUNT]
    return bool(said) and not said[-1].agreed
