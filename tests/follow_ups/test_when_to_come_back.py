"""The day that is suggested for a promise."""

from datetime import date

import pytest

from outreach.follow_ups.come_back import next_outing_in, suggested_day
from outreach.models import Reason
from outreach.models.lists import ComeBack
from outreach.models.outings import State
from tests.life import entry, outing

ON = date(2026, 9, 5)


@pytest.mark.parametrize("key", ["hear_more", "check_up"])
def test_who_wants_to_hear_more_is_visited_after_seven_days_whatever_is_planned(opened, key):
    assert suggested_day(entry(Reason, key), on=ON, next_outing=date(2026, 9, 8)) == date(2026, 9, 12)


@pytest.mark.parametrize("key", ["explain_again", "busy"])
def test_what_is_to_be_explained_again_waits_for_the_next_outing_there(opened, key):
    assert suggested_day(entry(Reason, key), on=ON, next_outing=date(2026, 9, 23)) == date(2026, 9, 23)


def test_while_no_outing_is_planned_it_is_four_weeks(opened):
    assert suggested_day(entry(Reason, "explain_again"), on=ON, next_outing=None) == date(2026, 10, 3)
    assert suggested_day(None, on=ON, next_outing=None) == date(2026, 10, 3)


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2026, 9, 30), date(2026, 10, 1)),  # a Thursday
        (date(2026, 7, 31), date(2026, 8, 3)),  # the first is a Saturday
        (date(2026, 10, 1), date(2026, 11, 2)),  # the first is a Sunday
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_who_was_refused_comes_back_on_the_first_weekday_of_next_month(opened, on, day):
    assert suggested_day(entry(Reason, "not_let_in"), on=on, next_outing=None) == day


@pytest.mark.parametrize(
    ("planned", "day"),
    [
        (date(2026, 9, 30), date(2026, 10, 1)),
        (date(2026, 10, 31), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2026, 10, 1)),
    ],
)
def test_an_outing_planned_there_next_month_is_the_day(opened, planned, day):
    assert suggested_day(entry(Reason, "afraid"), on=ON, next_outing=planned) == day


def test_what_the_coordinator_set_goes_before_the_standard(opened):
    reason = entry(Reason, "hear_more")
    reason.come_back, reason.days = ComeBack.IN_DAYS, 3
    assert suggested_day(reason, on=ON, next_outing=None) == date(2026, 9, 8)
    reason.come_back, reason.days = ComeBack.NEXT_MONTH, None
    assert suggested_day(reason, on=ON, next_outing=None) == date(2026, 10, 1)


def test_the_next_outing_is_the_first_planned_one_in_that_district_after_the_day(life, opened):
    outing(life.two, date(2026, 9, 6), state=State.CANCELLED)
    outing(life.two, date(2026, 9, 7), state=State.DONE)
    outing(life.ten, date(2026, 9, 8), state=State.PLANNED)
    outing(life.two, date(2026, 9, 30), state=State.PLANNED)
    outing(life.two, date(2026, 9, 20), state=State.PLANNED)
    days = [next_outing_in(life.two, after=day, reader=opened) for day in (ON, date(2026, 9, 20), date(2026, 9, 30))]
    assert days == [date(2026, 9, 20), date(2026, 9, 30), None]
    assert next_outing_in(None, after=ON, reader=opened) is None
