"""The steps from plan to plan: each does one thing, and none loses or doubles a stop."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from outreach.models.rounds import Free, PlannedOuting
from outreach.rounds.steps import (
    add_outing,
    drop_outing,
    drop_stop,
    free_team,
    in_order,
    move_stop,
    put_stop,
    reschedule_outing,
    with_ids,
)

EAST, WEST = UUID(int=1), UUID(int=2)
ONE, TWO = UUID(int=11), UUID(int=12)
A, B, C, D = (UUID(int=number) for number in range(101, 105))
BIRCH, CEDAR, DUNE = (UUID(int=number) for number in range(201, 204))
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 9)
PLAN = (
    PlannedOuting(EAST, FIRST, (BIRCH,), (A, B, C), ONE),
    PlannedOuting(WEST, LAST, (CEDAR,), (D,), TWO),
)


def stops(plan):
    return [outing.stops for outing in plan]


def test_a_stop_moves_up_and_down_and_not_out_of_its_outing():
    assert stops(move_stop(PLAN, venue=B, outing=ONE, by=-1)) == [(B, A, C), (D,)]
    assert stops(move_stop(PLAN, venue=B, outing=ONE, by=1)) == [(A, C, B), (D,)]
    assert move_stop(PLAN, venue=A, outing=ONE, by=-1) == PLAN
    assert move_stop(PLAN, venue=C, outing=ONE, by=1) == PLAN
    assert move_stop(PLAN, venue=D, outing=ONE, by=1) == PLAN


def test_a_stop_goes_to_another_outing_at_its_end_or_at_a_place():
    assert stops(put_stop(PLAN, venue=A, outing=ONE, to=TWO)) == [(B, C), (D, A)]
    assert stops(put_stop(PLAN, venue=A, outing=ONE, to=TWO, at=0)) == [(B, C), (A, D)]
    assert stops(put_stop(PLAN, venue=A, outing=ONE, to=ONE, at=2)) == [(B, C, A), (D,)]


def test_an_outing_does_not_stop_twice_at_a_venue():
    both = put_stop(PLAN, venue=A, outing=None, to=TWO)
    assert stops(both) == [(A, B, C), (D, A)]
    assert put_stop(both, venue=A, outing=ONE, to=TWO) == both
    assert put_stop(PLAN, venue=A, outing=None, to=ONE) == PLAN


def test_a_stop_that_is_not_there_is_not_moved():
    assert put_stop(PLAN, venue=D, outing=ONE, to=TWO) == PLAN
    assert put_stop(PLAN, venue=A, outing=ONE, to=UUID(int=99)) == PLAN


def test_a_stop_or_an_outing_is_dropped_alone():
    assert stops(drop_stop(PLAN, venue=B, outing=ONE)) == [(A, C), (D,)]
    assert drop_stop(PLAN, venue=B, outing=TWO) == PLAN
    assert drop_outing(PLAN, outing=ONE) == PLAN[1:]


def test_another_day_puts_the_outing_where_it_belongs():
    changed = reschedule_outing(PLAN, outing=TWO, on=date(2026, 11, 30), team=(BIRCH, DUNE))
    assert [(outing.id, outing.team) for outing in changed] == [(TWO, (BIRCH, DUNE)), (ONE, (BIRCH,))]


def test_a_new_outing_gets_an_id_and_one_that_comes_back_keeps_its_own():
    (new,) = with_ids([PlannedOuting(WEST, FIRST)])
    assert new.id is not None
    assert add_outing(PLAN, outing=new) == in_order((*PLAN, new))
    assert add_outing(PLAN[1:], outing=PLAN[0]) == PLAN


def test_whoever_is_free_and_has_most_outings_left_is_suggested():
    every_day = tuple(range(7))
    colleagues = (Free(BIRCH, every_day, 3), Free(CEDAR, every_day, 3), Free(DUNE, (5, 6), 9))
    assert free_team(PLAN, colleagues=colleagues, on=FIRST, size=2) == (CEDAR,)
    assert free_team(PLAN, colleagues=colleagues, on=date(2026, 12, 5), size=2) == (DUNE, BIRCH)
    assert free_team(PLAN, colleagues=(Free(BIRCH, every_day, 1),), on=date(2026, 12, 5), size=2) == ()


moves = st.lists(
    st.tuples(
        st.sampled_from([A, B, C, D]), st.sampled_from([ONE, TWO]), st.sampled_from([ONE, TWO]), st.integers(-2, 5)
    )
)


@given(moves)
def test_however_stops_are_moved_none_is_lost_or_doubled(moves):
    plan = PLAN
    for venue, outing, to, at in moves:
        plan = put_stop(plan, venue=venue, outing=outing, to=to, at=at)
        plan = move_stop(plan, venue=venue, outing=to, by=at)
        assert sorted(stop for outing in plan for stop in outing.stops) == [A, B, C, D]
