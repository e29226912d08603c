"""The steps by which a coordinator changes a plan by hand; what is not possible leaves the plan as it is."""

import uuid
from collections import Counter
from dataclasses import replace
from datetime import date
from uuid import UUID

from outreach.models.rounds import Free, PlannedOuting

Plan = tuple[PlannedOuting, ...]


def in_order(plan) -> Plan:
    """The outings by date; those of one day in an order that stays."""
    return tuple(sorted(plan, key=lambda outing: (outing.date, str(outing.id))))


def with_ids(plan) -> Plan:
    """The outings in order, each with the id its row has or will have."""
    return in_order(outing if outing.id else replace(outing, id=uuid.uuid4()) for outing in plan)


def put_stop(plan: Plan, *, venue: UUID, outing: UUID | None, to: UUID, at: int | None = None) -> Plan:
    """Take the stop out of `outing` (None: it is in none yet) and put it into `to`, at a place from 0 or at the end.

    An outing stops once at a venue: where it is among the stops already, nothing is done.
    """
    outings = {each.id: each for each in plan}
    if to not in outings or (outing != to and venue in outings[to].stops):
        return plan
    if outing is not None:
        if outing not in outings or venue not in outings[outing].stops:
            return plan
        outings[outing] = _without(outings[outing], venue)
    stops = list(outings[to].stops)
    stops.insert(len(stops) if at is None else max(at, 0), venue)
    outings[to] = replace(outings[to], stops=tuple(stops))
    return tuple(outings.values())


def move_stop(plan: Plan, *, venue: UUID, outing: UUID, by: int) -> Plan:
    """Move the stop `by` places down its outing (up, if less than zero)."""
    stops = next((each.stops for each in plan if each.id == outing), ())
    if venue not in stops or not 0 <= stops.index(venue) + by < len(stops):
        return plan
    return put_stop(plan, venue=venue, outing=outing, to=outing, at=stops.index(venue) + by)


def drop_stop(plan: Plan, *, venue: UUID, outing: UUID) -> Plan:
    """Take the stop out of its outing."""
    return tuple(_without(each, venue) if each.id == outing else each for each in plan)


def reschedule_outing(plan: Plan, *, outing: UUID, on: date, team: tuple[UUID, ...]) -> Plan:
    """Give an outing another day, another team, or both."""
    return in_order(replace(each, date=on, team=team) if each.id == outing else each for each in plan)


def drop_outing(plan: Plan, *, outing: UUID) -> Plan:
    """Take an outing with its stops out of the plan."""
    return tuple(each for each in plan if each.id != outing)


def add_outing(plan: Plan, *, outing: PlannedOuting) -> Plan:
    """Add an outing, or bring one back that was taken out."""
    return with_ids((*drop_outing(plan, outing=outing.id), outing))


def free_team(plan: Plan, *, colleagues: tuple[Free, ...], on: date, size: int) -> tuple[UUID, ...]:
    """Who could go out on a day: those of that weekday who are not out then, whoever has most outings left first."""
    given = Counter(member for outing in plan for member in outing.team)
    busy = {member for outing in plan if outing.date == on for member in outing.team}
    free = [each for each in colleagues if on.weekday() in each.weekdays and each.who not in busy]
    free = [each for each in free if given[each.who] < each.outings]
    return tuple(each.who for each in sorted(free, key=lambda each: given[each.who] - each.outings)[:size])


def _without(outing, venue):
    return replace(outing, stops=tuple(stop for stop in outing.stops if stop != venue))
