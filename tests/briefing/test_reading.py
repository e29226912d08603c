"""The team has read the briefing; it can be taken back, and reading is audited."""

import pytest

from tests.life import offers_of, today, words_of

TAKE_BACK = 'name="back"'


def read_on(plan):
    return type(plan.trip).objects.get(pk=plan.trip.pk).read_on


def test_that_the_team_has_read_it_is_kept_with_the_day(plan, worker):
    before = worker.get(plan.briefing)
    assert offers_of(before).count(f"POST {plan.briefing}read/") == 1
    assert TAKE_BACK not in before.content.decode()
    answer = worker.post(plan.briefing + "read/", follow=True)
    assert read_on(plan) == today()
    assert offers_of(answer).count(f"POST {plan.briefing}read/") == 1
    assert TAKE_BACK in answer.content.decode()


def test_it_can_be_taken_back(plan, worker):
    worker.post(plan.briefing + "read/")
    worker.post(plan.briefing + "read/", {"back": "1"})
    assert read_on(plan) is None
    page = worker.get(plan.briefing)
    assert f"POST {plan.briefing}read/" in offers_of(page)
    assert TAKE_BACK not in page.content.decode()


def test_only_a_post_says_that_it_was_read(plan, worker):
    assert worker.get(plan.briefing + "read/").status_code == 302
    assert read_on(plan) is None


def test_opening_it_saying_so_and_taking_it_back_stand_in_the_trail(plan, worker, actions_of):
    worker.get(plan.briefing)
    worker.post(plan.briefing + "read/")
    worker.post(plan.briefing + "read/")
    worker.post(plan.briefing + "read/", {"back": "1"})
    worker.post(plan.briefing + "read/", {"back": "1"})
    assert actions_of(plan.trip.pk) == [
        "read a record",
        "noted that a briefing was read",
        "took back that a briefing was read",
    ]


@pytest.mark.parametrize("role", ["adviser", "funder", "administrator"])
def test_who_does_not_go_out_finds_no_briefing_and_no_sheet(plan, staff, sign_in, role):
    client = sign_in(staff[role])
    for address in (plan.briefing, plan.sheet):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404


def test_of_a_cancelled_outing_one_sees_why_and_nothing_is_to_be_read(plan, worker):
    plan.trip.state, plan.trip.cancelled_because = "cancelled", "Rain"
    plan.trip.save()
    page = worker.get(plan.briefing)
    assert "Rain" in words_of(page)
    assert f"POST {plan.briefing}read/" not in offers_of(page)
    assert plan.sheet not in offers_of(page)


@pytest.mark.parametrize("page", ["", "stops/"])
def test_one_comes_to_it_from_the_outing(plan, worker, page):
    assert plan.briefing in worker.get(f"/outings/{plan.trip.pk}/{page}").content.decode()
