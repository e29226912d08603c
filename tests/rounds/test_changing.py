"""The editor: each step is one small post, kept at once, taken back one by one, and never over a colleague's."""

import pytest

from outreach.rounds.actions import MOST_STEPS
from tests.life import alerts_of, in_this_order, venue, words_of
from vault.sealed import version_of


@pytest.fixture
def planned(planning):
    """The planning of a month with one outing in each of two districts: two stops in the first, one in the other."""
    planning.heron = venue(planning.life.ten, "V100", "Heron Bar")
    planning.propose()
    plan = sorted(planning.round.plan, key=lambda outing: -len(outing.stops))
    planning.two, planning.ten = (outing.id for outing in plan)
    planning.first, planning.second = plan[0].stops
    return planning


def stops_of(planning, outing):
    return next(list(each.stops) for each in planning.round.plan if each.id == outing)


def test_the_editor_says_of_every_stop_why_it_is_on_the_list(planned):
    page = planned.client.get(planned.address("change/"))
    said = words_of(page)
    assert "2 outings" in said
    assert "3 of 3 venues" in said
    for why in ("never visited, first contact on 1 Mar 2025", "1 follow-up due on", "1 question without an answer"):
        assert why in said
    assert '<p class="sign sign-good">' in page.content.decode(), "every venue is in the plan"


def test_a_stop_is_moved_up_and_down_and_to_another_outing(planned):
    planned.step(f"down {planned.two} {planned.first}")
    assert stops_of(planned, planned.two) == [planned.second, planned.first]
    planned.step(f"up {planned.two} {planned.first}")
    assert stops_of(planned, planned.two) == [planned.first, planned.second]
    planned.step(f"move {planned.two} {planned.first}", **{f"to-{planned.first}": str(planned.ten)})
    assert stops_of(planned, planned.ten) == [planned.heron.pk, planned.first]
    planned.step(f"move {planned.ten} {planned.first}", to=str(planned.two), at="0")
    assert stops_of(planned, planned.two) == [planned.first, planned.second]


def test_a_dropped_stop_is_listed_as_not_covered_and_can_be_added_again(planned):
    planned.step(f"drop {planned.ten} {planned.heron.pk}")
    page = planned.client.get(planned.address("change/"))
    assert '<p class="sign sign-good">' not in page.content.decode()
    assert in_this_order(words_of(page), "Not covered yet", "District 10", "V100 Heron Bar", "taken out by hand")
    assert f'value="add {planned.ten} {planned.heron.pk}"' in page.content.decode()
    planned.step(f"add {planned.ten} {planned.heron.pk}")
    assert stops_of(planned, planned.ten) == [planned.heron.pk]


@pytest.mark.parametrize("typed", ["V100 Heron Bar", "v100", "heron"])
def test_any_open_venue_is_added_by_number_or_name(planned, typed):
    planned.step(f"add {planned.two}", **{f"find-{planned.two}": typed})
    assert stops_of(planned, planned.two)[-1] == planned.heron.pk


def test_enter_in_the_field_adds_what_was_typed_there(planned):
    planned.step("enter", **{f"find-{planned.two}": "V100", f"find-{planned.ten}": ""})
    assert stops_of(planned, planned.two)[-1] == planned.heron.pk


@pytest.mark.parametrize("typed", ["", "V999", "a"])
def test_what_names_no_venue_is_said_beside_the_field(planned, typed):
    before = planned.round.plan
    answer = planned.step(f"add {planned.two}", **{f"find-{planned.two}": typed})
    assert alerts_of(answer) == ["bad"]
    assert planned.round.plan == before


def test_day_and_team_of_an_outing_are_changed(planned):
    day, member = planned.month.days[9], planned.staff[1]
    planned.step(
        f"outing {planned.two}", **{f"date-{planned.two}": day.isoformat(), f"team-{planned.two}": [member.pk]}
    )
    changed = next(each for each in planned.round.plan if each.id == planned.two)
    assert (changed.date, changed.team) == (day, (member.pk,))
    assert "Fewer than 2 people go." in words_of(planned.client.get(planned.address("change/")))


def test_an_outing_is_dropped_and_another_is_added(planned):
    planned.step(f"remove {planned.ten}")
    assert [each.id for each in planned.round.plan] == [planned.two]
    assert "No outing: District 10" in words_of(planned.client.get(planned.address("change/")))
    day = planned.month.days[9].isoformat()
    planned.step("new", **{"new-date": day, "new-district": str(planned.life.ten.pk)})
    assert {each.district for each in planned.round.plan} == {planned.life.two.pk, planned.life.ten.pk}


def test_steps_are_taken_back_one_by_one_up_to_twenty(planned):
    before = planned.round.plan
    for _ in range(MOST_STEPS // 2 + 1):
        planned.step(f"down {planned.two} {planned.first}")
        planned.step(f"up {planned.two} {planned.first}")
    assert len(planned.round.undo) == MOST_STEPS
    planned.step(f"drop {planned.two} {planned.first}")
    planned.step("undo")
    assert planned.round.plan == before
    for _ in range(MOST_STEPS + 3):
        assert planned.step("undo").status_code == 302
    assert planned.round.undo == ()


def test_a_step_that_changes_nothing_is_none(planned):
    seen = planned.seen
    planned.step(f"up {planned.two} {planned.first}")
    assert planned.seen == seen


def test_the_load_of_each_colleague_is_shown(planned):
    said = words_of(planned.client.get(planned.address("change/")))
    assert in_this_order(said, "Who goes out how often", "amber", "2 of 8", "birch", "2 of 8")


def test_htmx_gets_the_editor_alone_with_the_control_the_hands_were_at(planned):
    answer = planned.step(f"down {planned.two} {planned.first}", htmx=True)
    html = answer.content.decode()
    assert html.lstrip().startswith('<div id="desk"')
    assert f'data-focus="down-{planned.first}"' in html
    assert f'id="down-{planned.first}"' in html
    assert f'value="{planned.seen}"' in html


def test_a_stop_taken_to_another_outing_leaves_the_hands_in_the_one_it_was_taken_from(planned):
    answer = planned.step(f"move {planned.two} {planned.first}", to=str(planned.ten), htmx=True)
    assert planned.first in stops_of(planned, planned.ten)
    assert f'data-focus="move-{planned.second}"' in answer.content.decode()


def test_without_a_script_the_page_comes_back_at_the_same_stop(planned):
    answer = planned.step(f"down {planned.two} {planned.first}")
    assert answer["Location"] == f"{planned.address('change/')}#down-{planned.first}"


@pytest.mark.parametrize("htmx", [False, True])
def test_a_step_on_a_plan_that_a_colleague_changed_is_not_done_and_says_so(planned, htmx):
    seen = planned.seen
    planned.step(f"drop {planned.two} {planned.second}")
    answer = planned.step(f"drop {planned.two} {planned.first}", seen=seen, htmx=htmx)
    assert alerts_of(answer) == ["bad"]
    assert stops_of(planned, planned.two) == [planned.first]
    assert f'value="{version_of(planned.round)}"' in answer.content.decode()


@pytest.mark.parametrize("step", ["", "down", "down x y", "fly {two}", "drop {ten} {first}", "new", "__init__", "data"])
def test_a_step_that_cannot_be_is_refused_and_changes_nothing(planned, step):
    before = planned.round.plan
    answer = planned.step(step.format(two=planned.two, ten=planned.ten, first=planned.first))
    assert answer.status_code in (200, 302)
    assert planned.round.plan == before


def test_whoever_does_not_plan_changes_nothing(planned, worker):
    before = planned.round.plan
    sent = {"step": f"drop {planned.two} {planned.first}", "seen": planned.seen}
    assert worker.post(planned.address("change/"), sent).status_code == 404
    assert planned.round.plan == before


def test_a_place_beyond_all_numbers_is_the_end(planned):
    answer = planned.step(f"move {planned.two} {planned.first}", to=str(planned.two), at="9" * 40)
    assert answer.status_code == 302
    assert stops_of(planned, planned.two) == [planned.second, planned.first]


@pytest.mark.parametrize("day", ["0026-08-01", "1989-12-31", "9999-12-31", "the month after"])
def test_a_day_outside_the_month_is_no_step_of_its_plan(planned, day):
    day = (planned.month + 1).first_day.isoformat() if day == "the month after" else day
    before = planned.round.plan
    moved = planned.step(f"outing {planned.two}", **{f"date-{planned.two}": day})
    added = planned.step("new", **{"new-date": day, "new-district": str(planned.life.ten.pk)})
    assert planned.round.plan == before
    assert [alerts_of(answer) for answer in (moved, added)] == [["bad"], ["bad"]]
