"""What is wrong with a plan that somebody changed by hand."""

import pytest

from core.months import Month
from outreach.rounds.planning import Clash, ClashKind, clashes
from tests.rounds.plans import DECEMBER, day, free, named, need, outing

NEEDS = [need(1), need(2), need(3, avoid_until=day(10)), need(4, "South")]
COLLEAGUES = (free("Ash", (1, 2), 2), free("Elm"))


def found(*outings, **changed):
    """The clashes of a plan for December."""
    limits = {"colleagues": COLLEAGUES, "team_size": 1, "most_stops": 2, "days": DECEMBER, "month": Month(2026, 12)}
    return clashes(outings, NEEDS, **{**limits, **changed})


def kinds(*outings, **changed):
    return [clash.kind for clash in found(*outings, **changed)]


GOOD = (outing("North", 8, team=["Ash"], stops=[1, 2]), outing("South", 9, team=["Ash"], stops=[4]))


def test_a_plan_within_its_limits_has_no_clash():
    assert found(*GOOD) == []


def test_somebody_in_two_outings_of_a_day_is_in_two_places():
    plan = (GOOD[0], outing("South", 8, team=["Elm", "Ash"], stops=[4]))
    north, south = named("North"), named("South")
    assert found(*plan) == [
        Clash(ClashKind.TWO_PLACES, 0, north, day(8), who=named("Ash")),
        Clash(ClashKind.TWO_PLACES, 1, south, day(8), who=named("Ash")),
    ]


@pytest.mark.parametrize(("on", "expected"), [(9, [ClashKind.TOO_EARLY]), (10, [])])
def test_a_venue_is_too_early_until_the_day_before(on, expected):
    plan = outing("North", on, team=["Elm"], stops=[1, 3])
    assert [(clash.kind, clash.venue) for clash in found(plan)] == [(kind, named(3)) for kind in expected]


def test_a_day_of_another_month_is_none_of_this_one():
    assert kinds(*GOOD, month=Month(2026, 11)) == [ClashKind.OTHER_MONTH, ClashKind.OTHER_MONTH]


def test_a_day_that_is_not_ticked_is_named():
    assert kinds(*GOOD, days=[day(9)]) == [ClashKind.NOT_TICKED]


def test_a_venue_twice_in_one_outing_is_another_clash_than_in_two():
    assert kinds(outing("North", 8, team=["Ash"], stops=[1, 1])) == [ClashKind.STOP_TWICE]
    again = (GOOD[0], outing("North", 9, team=["Ash"], stops=[1]))
    assert [(clash.outing, clash.kind, clash.venue) for clash in found(*again)] == [
        (0, ClashKind.VENUE_AGAIN, named(1)),
        (1, ClashKind.VENUE_AGAIN, named(1)),
    ]


def test_two_outings_in_one_district_on_one_day_are_named():
    plan = (outing("North", 8, team=["Ash"], stops=[1]), outing("North", 8, team=["Elm"], stops=[2]))
    assert kinds(*plan) == [ClashKind.SAME_DISTRICT, ClashKind.SAME_DISTRICT]


def test_more_stops_than_fit_are_named():
    assert kinds(*GOOD, most_stops=1) == [ClashKind.TOO_MANY_STOPS]


def test_a_team_that_is_too_small_is_named():
    assert kinds(GOOD[0], team_size=2) == [ClashKind.TEAM_TOO_SMALL]


@pytest.mark.parametrize(
    ("colleagues", "expected"),
    [
        ((free("Elm"),), ClashKind.NOT_AVAILABLE),
        ((free("Ash", (2,)),), ClashKind.OTHER_WEEKDAY),
        ((free("Ash", outings=0),), ClashKind.TOO_OFTEN),
    ],
)
def test_who_does_not_go_out_then_is_named(colleagues, expected):
    assert [(clash.kind, clash.who) for clash in found(GOOD[0], colleagues=colleagues)] == [(expected, named("Ash"))]


def test_who_goes_out_too_often_is_named_at_each_outing():
    once = (free("Ash", outings=1),)
    assert kinds(*GOOD, colleagues=once) == [ClashKind.TOO_OFTEN, ClashKind.TOO_OFTEN]


def test_an_outing_that_took_place_is_not_found_fault_with_but_counts():
    done = outing("North", 8, team=["Ash"], stops=[3], pk=named("done"))
    assert kinds(done) == [ClashKind.TOO_EARLY]
    assert kinds(done, done={named("done")}) == []
    also = outing("South", 8, team=["Ash"], stops=[4])
    assert [(clash.outing, clash.kind) for clash in found(done, also, done={named("done")})] == [
        (1, ClashKind.TWO_PLACES)
    ]


def test_what_nobody_could_do_forbids_saving_and_the_rest_only_warns():
    forbidding = {kind for kind in ClashKind if kind.forbids_saving}
    two_places, early, twice = ClashKind.TWO_PLACES, ClashKind.TOO_EARLY, ClashKind.STOP_TWICE
    assert forbidding == {two_places, early, twice, ClashKind.OTHER_MONTH}
    assert [clash.forbids_saving for clash in found(*GOOD, most_stops=1)] == [False]
