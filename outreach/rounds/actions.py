"""Planning a month: the proposal, each step of changing it, and saving it as outings with their stops.

Until it is saved a proposal is no part of the books: its steps leave no word in the trail, its beginning and end do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from secrets import SystemRandom

from django.db import transaction

from accounts.models import Organisation
from audit.models import record, write_down
from core.months import Month
from outreach.models import Outcome, Outing, Visit
from outreach.models.rounds import Free, Round
from outreach.rounds.as_it_stands import as_planned, is_fixed, outings_of, plan_of, removed_by
from outreach.rounds.steps import Plan
from vault.sealed import ChangedMeanwhile, version_of

MOST_STEPS = 20


@dataclass(frozen=True)
class ProposalRequest:
    """What a proposal is asked for: on which days, who goes out, how many in a team, how many stops an evening."""

    days: tuple[date, ...]
    colleagues: tuple[Free, ...]
    team_size: int
    most_stops: int


@transaction.atomic
def propose_round(*, month: Month, asked: ProposalRequest, plan: Plan, seen: str, today: date, by) -> Round:
    """Keep a proposal for the month, not saved yet. What was planned before comes back by one step of undoing.

    Raises ChangedMeanwhile if the round is not the one `seen`, nothing while there was none.
    """
    row = _round(month, seen)
    before = plan_of(row, outings_of(month, reader=by), today)
    row.days, row.people = asked.days, asked.colleagues
    row.team_size, row.most_stops = asked.team_size, asked.most_stops
    _set(row, plan, before=before)
    record("proposed a round", by=by, target=row.pk)
    return row


@transaction.atomic
def change_round(*, month: Month, step: Callable[[Plan], Plan], seen: str, today: date, by) -> Round:
    """Take one step; one that changes nothing is none. Raises ChangedMeanwhile if the round is not the one `seen`."""
    row = _round(month, seen)
    before = plan_of(row, outings_of(month, reader=by), today)
    plan = step(before)
    if plan != before:
        _set(row, plan, before=before)
    return row


@transaction.atomic
def undo_step(*, month: Month, seen: str, by) -> Round:
    """Take the last step back, if there is one. Raises ChangedMeanwhile if the round is not the one `seen`."""
    row = _round(month, seen)
    if row.undo:
        row.plan, row.undo, row.draft = row.undo[-1], row.undo[:-1], True
        row.save()
    return row


@transaction.atomic
def drop_proposal(*, month: Month, seen: str, by) -> Round:
    """Forget what was proposed and not saved; the outings that were saved stay as they are."""
    row = _round(month, seen)
    row.plan, row.undo, row.draft = (), (), False
    return write_down(row, "dropped a proposal", by=by)


@transaction.atomic
def save_round(*, month: Month, seen: str, today: date, by) -> Round:
    """Make the plan the month's outings with their planned stops: what is new is added, what went is removed.

    What took place, was cancelled or is written on stays as it is. Raises ChangedMeanwhile as the steps do.
    """
    row = _round(month, seen)
    list(Outing.objects.select_for_update().between(month, month))
    outings = outings_of(month, reader=by)
    plan = plan_of(row, outings, today)
    kept = {outing.id for outing in plan}
    _write(plan, {each.pk: each for each in outings if each.pk in kept and not is_fixed(each, today)})
    _remove(removed_by(plan, outings, today))
    row.plan, row.undo, row.draft = plan, (), False
    return write_down(row, "saved a round", by=by)


def _round(month, seen) -> Round:
    """The month's round, locked, or a new one; two that begin one at once come one after the other."""
    list(Organisation.objects.select_for_update())
    found = Round.objects.select_for_update().of(month)
    if found and version_of(found) != seen:
        raise ChangedMeanwhile(found)
    return found or Round(month=month)


def _set(row, plan, *, before):
    steps = (*row.undo, before) if before or row.draft else row.undo
    row.plan, row.undo, row.draft = plan, steps[-MOST_STEPS:], True
    row.save()


def _remove(outings):
    for outing in outings:
        Visit.objects.of_outing(outing).delete()
        outing.delete()


def _write(plan, rows):
    """Write outings and stops in random order: in which order they came to be says nothing."""
    shuffle = SystemRandom().shuffle
    taken = Outing.objects.in_bulk([planned.id for planned in plan])
    new = [planned for planned in plan if planned.id not in taken]
    shuffle(new)
    Outing.objects.bulk_create(map(_outing, new))
    stops = [stop for planned in new for stop in _stops(planned)]
    for planned in plan:
        if planned.id in rows:
            stops += _adjust(rows[planned.id], planned)
    shuffle(stops)
    Visit.objects.bulk_create(stops)


def _outing(planned) -> Outing:
    return Outing(id=planned.id, district_id=planned.district, date=planned.date, team=planned.team)


def _stops(planned, there=()) -> list[Visit]:
    return [
        Visit(outing_id=planned.id, venue_id=venue, outcome=Outcome.PLANNED, place=place)
        for place, venue in enumerate(planned.stops, 1)
        if venue not in there
    ]


def _adjust(outing, planned) -> list[Visit]:
    """Bring a planned outing into line with the plan; returns the stops it lacks. What was read is to be read again."""
    before = as_planned(outing)
    places = {venue: place for place, venue in enumerate(planned.stops, 1)}
    for visit in outing.visits.all():
        if visit.venue_id not in places:
            visit.delete()
        elif visit.place != places[visit.venue_id]:
            visit.place = places[visit.venue_id]
            visit.save()
    if before != planned:
        outing.date, outing.team, outing.read_on = planned.date, planned.team, None
        outing.save()
    return _stops(planned, there=set(before.stops))
