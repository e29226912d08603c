"""F1 and V3 move when a promise is kept, closed or opened again."""

from datetime import date

import pytest

from outreach.follow_ups.actions import FollowUpFacts, add_follow_up, close_follow_up, keep_follow_up, reopen_follow_up
from outreach.models.follow_ups import Kept
from tests.life import district
from tests.reports.life import count, venue

SEPTEMBER, DUE = "2026-09", date(2026, 9, 20)


@pytest.fixture
def promised(opened):
    """A promise of September at a venue of its own."""
    place = venue(district("North"), "V1")
    return add_follow_up(facts=FollowUpFacts(due_on=DUE, made_on=date(2026, 9, 1), venue_id=place.pk), by=opened)


def of_september(by, last=SEPTEMBER):
    """F1 of what was made from September on, and whether the venue is to follow up at the end."""
    (counted,) = count("follow_ups", SEPTEMBER, last, by=by).values()
    return {name: number for name, number in counted.items() if name != "made"}, count("to_follow_up", last, by=by)


def test_a_promise_nobody_kept_is_open_and_its_venue_to_follow_up(promised, opened):
    assert of_september(opened) == ({"open": 1}, 1)


@pytest.mark.parametrize(
    ("day", "became"),
    [(DUE, "kept_in_time"), (date(2026, 9, 21), "kept_late"), (date(2026, 9, 30), "kept_late")],
)
def test_a_promise_kept_on_its_day_is_in_time_and_late_from_the_day_after(promised, opened, day, became):
    keep_follow_up(follow_up=promised, on=day, how=Kept.VISIT, by=opened)
    assert of_september(opened) == ({became: 1}, 0)


def test_what_was_kept_in_october_was_open_at_the_end_of_september(promised, opened):
    keep_follow_up(follow_up=promised, on=date(2026, 10, 1), how=Kept.CALL, by=opened)
    assert of_september(opened) == ({"open": 1}, 1)
    assert of_september(opened, last="2026-10") == ({"kept_late": 1}, 0)


def test_a_closed_promise_is_counted_as_closed_and_no_longer_to_follow_up(promised, opened):
    close_follow_up(follow_up=promised, reason="The place is empty", on=DUE, by=opened)
    assert of_september(opened) == ({"closed": 1}, 0)


def test_a_promise_opened_again_is_open(promised, opened):
    close_follow_up(follow_up=promised, reason="A slip", on=DUE, by=opened)
    reopen_follow_up(follow_up=promised, by=opened)
    assert of_september(opened) == ({"open": 1}, 1)
