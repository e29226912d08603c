"""Why a venue is on the list, as one reads it; and the numbers of the districts."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from outreach.models import Outcome
from outreach.rounds.planning import Why
from outreach.rounds.words import why_in_words
from tests.rounds.plans import need
from venues.models import district_numbers

TODAY = date(2026, 11, 21)
JUNE = date(2026, 6, 3)


def words(*whys, **facts):
    return why_in_words(need(1, whys=whys, **facts), TODAY)


def test_not_visited_says_since_when():
    assert words(Why.NOT_VISITED, last_reached=JUNE, first_contact=date(2020, 1, 1)) == ["not visited since 3 Jun"]
    assert words(Why.NOT_VISITED, last_reached=date(2025, 6, 3)) == ["not visited since 3 Jun 2025"]


def test_a_day_without_its_year_is_written_as_each_language_writes_it():
    with translation.override("zh-hans"):
        assert "6月3日" in words(Why.NOT_VISITED, last_reached=JUNE)[0]
        assert "06月" not in words(Why.NOT_VISITED, last_reached=JUNE)[0]
        assert "2025年6月3日" in words(Why.NOT_VISITED, last_reached=date(2025, 6, 3))[0]


def test_never_visited_says_when_it_was_first_contacted():
    assert words(Why.NOT_VISITED, first_contact=JUNE) == ["never visited, first contact on 3 Jun"]


@pytest.mark.parametrize(
    ("count", "expected"), [(1, "1 follow-up due on 3 Jun"), (2, "2 follow-ups due, the first on 3 Jun")]
)
def test_promises_are_counted_with_their_first_day(count, expected):
    assert words(Why.FOLLOW_UP, promises_due=count, first_due=JUNE) == [expected]


def test_answers_to_tell_and_questions_without_one_are_two_things():
    assert words(Why.UNTOLD, answers_to_tell=1) == ["1 answer to tell"]
    assert words(Why.UNTOLD, questions_open=1) == ["1 question without an answer"]
    assert words(Why.UNTOLD, answers_to_tell=2, questions_open=3) == [
        "2 answers to tell",
        "3 questions without an answer",
    ]


@pytest.mark.parametrize(
    ("outcome", "hours", "expected"),
    [
        (Outcome.CLOSED, "10-12", "closed on 3 Jun: try 10–12 h"),
        (Outcome.CLOSED, "", "closed on 3 Jun: try another hour"),
        (Outcome.REFUSED, "after 9, 50% off", "refused on 3 Jun: try after 9, 50% off"),
        (Outcome.REFUSED, "", "refused on 3 Jun: try another hour"),
    ],
)
def test_another_hour_names_the_best_hours_of_the_record_if_any(outcome, hours, expected):
    assert words(Why.OTHER_HOUR, last_tried=JUNE, last_outcome=outcome, best_hours=hours) == [expected]


def test_the_best_hours_are_no_date_in_chinese_either():
    with translation.override("zh-hans"):
        said = words(Why.OTHER_HOUR, last_tried=JUNE, last_outcome=Outcome.CLOSED, best_hours="10-12")
    assert said == ["6月3日没见到，换个时间去（适合时间 10–12 点）"]


@pytest.mark.parametrize(
    ("why", "facts", "expected"),
    [
        (Why.NOT_CONTACTED, {}, "known, not yet contacted"),
        (Why.NEW, {"first_contact": JUNE}, "new, first contact on 3 Jun"),
        (Why.IN_TURN, {"last_reached": JUNE}, "in its turn, last visited on 3 Jun"),
        (Why.IN_TURN, {}, "in its turn"),
        (Why.BY_HAND, {}, "added by hand"),
    ],
)
def test_the_other_whys_have_their_words(why, facts, expected):
    assert words(why, **facts) == [expected]


def test_every_why_is_said_in_the_order_of_need():
    said = words(Why.NOT_VISITED, Why.NEW, first_contact=JUNE)
    assert said == ["never visited, first contact on 3 Jun", "new, first contact on 3 Jun"]


def numbers(*names):
    """The numbers of districts, by their names."""
    districts = [SimpleNamespace(pk=name, name=name) for name in names]
    return district_numbers(districts)


def test_the_number_in_its_name_is_the_number_of_a_district():
    assert numbers("District 12", "District 3") == {"District 3": "3", "District 12": "12"}


@pytest.mark.parametrize("names", [("North", "South"), ("District 3", "North"), ("East 1", "West 1"), ("A 1", "B 01")])
def test_where_numbers_do_not_tell_all_apart_the_place_in_order_does(names):
    assert numbers(*reversed(names)) == dict(zip(sorted(names), ("1", "2"), strict=True))


def test_no_district_has_no_number():
    assert numbers() == {}
