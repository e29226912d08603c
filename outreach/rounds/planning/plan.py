"""A plan: a month's outings, what they leave out and why, and who goes out how often."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from outreach.models.rounds import Free, PlannedOuting
from outreach.rounds.planning.needs import LeftOut, Need


@dataclass(frozen=True)
class ProposedMonth:
    """The outings of a month by date, and every venue that is in none of them with its reason."""

    outings: tuple[PlannedOuting, ...]
    left_out: dict[UUID, LeftOut]


def load(outings: Iterable[PlannedOuting]) -> Counter:
    """How many outings each person goes on."""
    return Counter(who for outing in outings for who in outing.team)


def left_out(
    needs: Iterable[Need],
    outings: Iterable[PlannedOuting],
    *,
    days: Collection[date],
    colleagues: Iterable[Free],
    team_size: int,
    most_stops: int,
    fixed: Collection[PlannedOuting] = (),
) -> dict[UUID, LeftOut]:
    """Every venue that no outing stops at, with the reason. What could be there, and is not, was taken out by hand.

    The `fixed` among the outings take no further stop.
    """
    outings, colleagues = tuple(outings), tuple(colleagues)
    planned = {venue for outing in outings for venue in outing.stops}
    reasons = {}
    for need in needs:
        if need.venue in planned:
            continue
        there = [outing for outing in outings if outing.district == need.district]
        in_time = [outing for outing in there if need.may_be_visited_on(outing.date)]
        allowed = [day for day in days if need.may_be_visited_on(day)]
        if any(len(outing.stops) < most_stops and outing not in fixed for outing in in_time):
            reason = LeftOut.DROPPED
        elif in_time:
            reason = LeftOut.NO_ROOM
        elif not allowed:
            reason = LeftOut.AVOID if days else LeftOut.NO_DAY
        elif any(_team_is_free(day, outings, colleagues, team_size) for day in allowed):
            reason = LeftOut.DROPPED
        else:
            reason = LeftOut.AVOID if there else LeftOut.NOBODY_FREE
        reasons[need.venue] = reason
    return reasons


def _team_is_free(day, outings, colleagues, team_size):
    out_already = {who for outing in outings if outing.date == day for who in outing.team}
    going = load(outings)
    free = {
        each.who
        for each in colleagues
        if day.weekday() in each.weekdays and going[each.who] < each.outings and each.who not in out_already
    }
    return len(free) >= team_size
