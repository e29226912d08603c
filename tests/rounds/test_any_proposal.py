"""What holds for every proposal, whatever is asked for."""

from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.months import Month
from outreach.rounds.planning import LeftOut, clashes, load, propose
from tests.rounds.plans import DECEMBER, EVERY_DAY, free, months, named, need, outing

SCARCE = {
    "needs": [need(1), need(2), need(3, "South", avoid_until=DECEMBER[20]), need(4, "South")],
    "days": DECEMBER[:7],
    "colleagues": [free("Ash", (1,), 1), free("Elm", EVERY_DAY, 1)],
    "team_size": 1,
    "most_stops": 1,
    "fixed": (outing("North", 3, team=["Elm"], stops=[1], pk=named("done")),),
    "districts": [named("South"), named("North")],
}

AMPLE = {
    "needs": [need(n, f"District {n % 3}") for n in range(9)],
    "days": DECEMBER[:7],
    "colleagues": [free(name, EVERY_DAY, 3) for name in ("Ash", "Elm", "Fir")],
    "team_size": 2,
    "most_stops": 2,
    "fixed": (),
    "districts": [],
}
# A proposal takes longer on a busy machine, and that is no failure.
ANY_TIME = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def new(plan, asked):
    """The outings that did not exist before."""
    return [each for each in plan.outings if each not in asked["fixed"]]


@ANY_TIME
@given(months())
@example(SCARCE)
@example(AMPLE)
def test_every_venue_is_in_one_outing_or_left_out_with_a_reason(asked):
    plan = propose(**asked)
    stops = Counter(venue for trip in plan.outings for venue in trip.stops)
    assert set(stops) | set(plan.left_out) == {each.venue for each in asked["needs"]}
    assert not set(stops) & set(plan.left_out)
    assert set(stops.values()) <= {1}


@ANY_TIME
@given(months())
@example(SCARCE)
@example(AMPLE)
def test_nobody_is_in_two_places_on_a_day(asked):
    plan = propose(**asked)
    fixed = {(who, trip.date) for trip in asked["fixed"] for who in trip.team}
    places = Counter((who, trip.date) for trip in new(plan, asked) for who in trip.team)
    assert set(places.values()) <= {1}
    assert not fixed & set(places)


@ANY_TIME
@given(months())
@example(SCARCE)
@example(AMPLE)
def test_every_limit_holds(asked):
    plan, colleagues = propose(**asked), {each.who: each for each in asked["colleagues"]}
    for trip in new(plan, asked):
        assert trip.date in asked["days"]
        assert len(set(trip.team)) == len(trip.team) == asked["team_size"]
        assert all(trip.date.weekday() in colleagues[who].weekdays for who in trip.team)
        assert 0 < len(trip.stops) <= asked["most_stops"]
    for who in {who for trip in new(plan, asked) for who in trip.team}:
        assert load(plan.outings)[who] <= colleagues[who].outings


@ANY_TIME
@given(months())
@example(SCARCE)
@example(AMPLE)
def test_no_venue_is_planned_before_its_avoid_until_nor_outside_its_district(asked):
    plan, needs = propose(**asked), {each.venue: each for each in asked["needs"]}
    for trip in new(plan, asked):
        for venue in trip.stops:
            assert needs[venue].may_be_visited_on(trip.date)
            assert needs[venue].district == trip.district


@ANY_TIME
@given(months())
@example(SCARCE)
@example(AMPLE)
def test_a_proposal_has_no_clash_of_its_own(asked):
    plan, month = propose(**asked), Month(2026, 12)
    limits = {name: asked[name] for name in ("colleagues", "team_size", "most_stops", "days")}
    fixed = {each.id for each in asked["fixed"]}
    assert clashes(plan.outings, asked["needs"], **limits, month=month, done=fixed) == []


@ANY_TIME
@given(months())
@example(SCARCE)
@example(AMPLE)
def test_standing_outings_come_back_unchanged(asked):
    plan = propose(**asked)
    assert Counter(each for each in plan.outings if each.id) == Counter(asked["fixed"])
    assert list(plan.outings) == sorted(plan.outings, key=lambda each: each.date)


@ANY_TIME
@given(months(), st.randoms(use_true_random=False))
@example(SCARCE, None)
@example(AMPLE, None)
def test_the_same_input_in_another_order_gives_the_same_plan(asked, chance):
    other = dict(asked)
    for name in ("needs", "days", "colleagues", "fixed"):
        other[name] = list(asked[name])
        chance.shuffle(other[name]) if chance else other[name].reverse()
    other["colleagues"] = [free_in_another_order(each) for each in other["colleagues"]]
    assert propose(**other) == propose(**asked)


def free_in_another_order(each):
    return type(each)(each.who, tuple(reversed(each.weekdays)), each.outings)


@ANY_TIME
@given(months())
@example(SCARCE)
@example(AMPLE)
def test_the_reason_of_a_venue_that_is_left_out_is_true(asked):
    plan, needs = propose(**asked), {each.venue: each for each in asked["needs"]}
    for venue, reason in plan.left_out.items():
        there = [each for each in plan.outings if each.district == needs[venue].district]
        in_time = [each for each in there if needs[venue].may_be_visited_on(each.date)]
        if reason == LeftOut.AVOID:
            assert not in_time
            assert there or not any(map(needs[venue].may_be_visited_on, asked["days"]))
        elif reason == LeftOut.NO_ROOM:
            assert in_time
            assert all(len(each.stops) == asked["most_stops"] or each in asked["fixed"] for each in in_time)
        elif reason == LeftOut.NO_DAY:
            assert not asked["days"]
        else:
            assert reason == LeftOut.NOBODY_FREE
            assert not there
            assert any(map(needs[venue].may_be_visited_on, asked["days"]))


@ANY_TIME
@given(months(), st.integers(0, 3))
def test_with_days_people_and_room_enough_only_what_must_be_avoided_is_left_out(asked, more):
    count = len(asked["needs"])
    many = [free(f"Colleague {n}", EVERY_DAY, 31) for n in range(count * asked["team_size"] + more)]
    plan = propose(**{**asked, "colleagues": many, "days": DECEMBER, "most_stops": count + 1, "fixed": ()})
    avoided = {each.venue for each in asked["needs"] if not each.may_be_visited_on(DECEMBER[-1])}
    districts = {each.district for each in asked["needs"] if each.venue not in avoided}
    assert plan.left_out == dict.fromkeys(avoided, LeftOut.AVOID)
    assert {each.district for each in plan.outings} == districts
