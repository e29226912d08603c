"""Why a venue is in no outing of a plan that somebody changed."""

import pytest

from outreach.rounds.planning import LeftOut, left_out, load
from tests.rounds.plans import day, free, named, need, outing

ASH = free("Ash", (1,), 2)
TUESDAYS = (day(1), day(8))


def reason(*outings, venue=None, days=TUESDAYS, colleagues=(ASH,), team_size=1, most_stops=2, fixed=()):
    """Why venue 1 in North is left out."""
    limits = {"days": days, "colleagues": colleagues, "team_size": team_size, "most_stops": most_stops, "fixed": fixed}
    return left_out([venue or need(1), need(9)], outings, **limits)[named(1)]


FULL = outing("North", 1, team=["Ash"], stops=[2, 3])


def test_what_is_planned_is_not_left_out():
    assert left_out([need(2)], [FULL], days=[day(1)], colleagues=[ASH], team_size=1, most_stops=2) == {}


def test_a_venue_that_could_be_in_an_outing_was_taken_out_by_hand():
    assert reason(outing("North", 1, team=["Ash"], stops=[2])) == LeftOut.DROPPED


def test_a_venue_whose_outing_was_taken_out_was_taken_out_by_hand():
    assert reason(outing("South", 1, team=["Ash"], stops=[5])) == LeftOut.DROPPED


def test_full_outings_have_no_room():
    assert reason(FULL) == LeftOut.NO_ROOM


def test_a_standing_outing_takes_no_further_stop():
    done = outing("North", 1, team=["Ash"], stops=[2])
    assert reason(done, fixed=(done,)) == LeftOut.NO_ROOM


def test_a_venue_to_be_avoided_on_every_ticked_day_is_to_be_avoided():
    assert reason(venue=need(1, avoid_until=day(9))) == LeftOut.AVOID


def test_on_the_day_itself_it_is_not_to_be_avoided():
    assert reason(venue=need(1, avoid_until=day(8))) == LeftOut.DROPPED


@pytest.mark.parametrize(("outings", "expected"), [(2, LeftOut.DROPPED), (1, LeftOut.AVOID)])
def test_an_outing_too_early_for_a_venue_leaves_it_to_another_team_if_there_is_one(outings, expected):
    colleagues = [free("Ash", (1,), outings)]
    early = outing("North", 1, team=["Ash"], stops=[2])
    assert reason(early, venue=need(1, avoid_until=day(8)), colleagues=colleagues) == expected


def test_an_outing_on_a_day_that_is_not_ticked_has_no_room_when_it_is_full():
    late = outing("North", 9, team=["Ash"], stops=[2, 3])
    assert reason(late, venue=need(1, avoid_until=day(9))) == LeftOut.NO_ROOM


def test_without_a_ticked_day_there_is_none():
    assert reason(days=()) == LeftOut.NO_DAY


@pytest.mark.parametrize(
    "without",
    [
        {"colleagues": ()},
        {"colleagues": (free("Ash", (2,)),)},
        {"colleagues": (free("Ash", outings=0),)},
        {"team_size": 2},
    ],
)
def test_without_a_team_on_a_ticked_day_nobody_is_free(without):
    assert reason(**without) == LeftOut.NOBODY_FREE


def test_who_is_out_elsewhere_on_the_only_day_is_not_free():
    south = outing("South", 1, team=["Ash"], stops=[5])
    assert reason(south, days=[day(1)]) == LeftOut.NOBODY_FREE


def test_the_load_counts_the_outings_of_each_person():
    plan = [outing("North", 1, team=["Ash", "Elm"]), outing("South", 2, team=["Ash"])]
    assert load(plan) == {named("Ash"): 2, named("Elm"): 1}
