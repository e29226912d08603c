"""Invented needs, days and colleagues: short ways to say them, and any of them at all."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from hypothesis import strategies as st

from outreach.models.rounds import Free, PlannedOuting
from outreach.rounds.planning import Need, Why, propose

DECEMBER = [date(2026, 12, 1) + timedelta(days=n) for n in range(31)]
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WHYS = [why for why in Why if why != Why.BY_HAND]


def named(name) -> UUID:
    """The id that goes by a name."""
    return uuid5(UUID(int=0), str(name))


def day(number: int) -> date:
    """A day of December 2026, whose first is a Tuesday."""
    return DECEMBER[number - 1]


def need(number, district="North", **facts) -> Need:
    """What is needed at a venue."""
    return Need(named(number), named(district), str(number), **facts)


def free(name, weekdays=EVERY_DAY, outings=4) -> Free:
    """Somebody who goes out."""
    return Free(named(name), tuple(weekdays), outings)


def outing(district, number, *, team=(), stops=(), pk=None) -> PlannedOuting:
    """An outing that exists."""
    return PlannedOuting(named(district), day(number), tuple(map(named, team)), tuple(map(named, stops)), pk)


def proposed(needs, *, days=DECEMBER, colleagues=("Ash", "Elm"), team_size=1, most_stops=3, **known):
    """A proposal; colleagues are names or what `free` gives."""
    colleagues = [free(each) if isinstance(each, str) else each for each in colleagues]
    return propose(needs, days=days, colleagues=colleagues, team_size=team_size, most_stops=most_stops, **known)


def _needs(count, districts):
    return st.builds(
        Need,
        venue=st.integers(1, count).map(named),
        district=st.sampled_from(districts),
        number=st.integers(1, 99).map(str),
        whys=st.lists(st.sampled_from(WHYS), min_size=1, max_size=3, unique=True).map(tuple),
        last_reached=st.none() | st.sampled_from([date(2026, month, 1) for month in range(1, 12)]),
        avoid_until=st.none() | st.sampled_from([*DECEMBER, date(2027, 1, 1)]),
    )


@st.composite
def months(draw, venues=12, colleagues=4, most_days=8, team_size=3, outings=3) -> dict:
    """All that a proposal is asked for, so small that there is often too little of something."""
    districts = [named(f"District {n}") for n in range(draw(st.integers(1, 4)))]
    needs = draw(st.lists(_needs(venues, districts), max_size=venues, unique_by=lambda each: each.venue))
    weekdays = st.just(EVERY_DAY) | st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(tuple)
    members = draw(st.lists(st.integers(1, colleagues).map(named), max_size=colleagues, unique=True))
    return {
        "needs": needs,
        "days": draw(st.lists(st.sampled_from(DECEMBER), max_size=most_days, unique=True)),
        "colleagues": [Free(who, draw(weekdays), draw(st.integers(0, outings))) for who in members],
        "team_size": draw(st.integers(1, team_size)),
        "most_stops": draw(st.integers(1, 5)),
        "fixed": draw(_standing(needs, districts, members)),
        "districts": districts,
    }


@st.composite
def _standing(draw, needs, districts, members):
    """Up to two outings that exist already; who is on one that day is not on the other."""
    outings, days = [], draw(st.lists(st.sampled_from(DECEMBER), max_size=2, unique=True))
    for place, on in enumerate(days):
        district = draw(st.sampled_from(districts))
        there = [each.venue for each in needs if each.district == district]
        stops = draw(st.lists(st.sampled_from(there), max_size=2, unique=True)) if there and not place else []
        team = draw(st.lists(st.sampled_from(members), max_size=2, unique=True)) if members else []
        outings.append(PlannedOuting(district, on, tuple(team), tuple(stops), named(f"outing {place}")))
    return tuple(outings)
