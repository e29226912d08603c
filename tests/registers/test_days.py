"""A day on which something happened is not in the future, and no day is before 1990."""

from datetime import date, datetime, timedelta

import pytest

from tests.registers.workbooks import (
    A_PERSON,
    A_QUESTION,
    A_VENUE,
    A_VISIT,
    TODAY,
    codes,
    planned,
    planned_from_file,
)

TOMORROW = TODAY + timedelta(1)
HAPPENED = [
    ("venues", A_VENUE, "First contact"),
    ("venues", {**A_VENUE, "Status": "closed"}, "Closed on"),
    ("people", A_PERSON, "First met"),
    ("journal", A_VISIT, "Date"),
    ("questions", A_QUESTION, "Date"),
    ("questions", A_QUESTION, "Called back on"),
]
AHEAD = [
    *(TOMORROW, datetime(2062, 3, 4), date(2062, 3, 4), "2062-03-04", "2062年3月4日", "20620304", 20620304.0, 59235.0),
    *("2101-01-01", "2300/1/1", date(2150, 1, 1), str(TOMORROW), "2062-03-04T10:00"),
]
LONG_AGO = [*("1989-12-31", "1962/3/4", date(1962, 3, 4), "19620304", 19620304.0, 22709.0, "1026-03-04", "1926-03-04")]


def refused(register, row):
    """The codes for which a row that is read from a file is refused."""
    rows = {"venues": [A_VENUE], "people": [A_PERSON], "journal": [], "questions": []}
    plan = planned_from_file(**{**rows, register: [row]})
    assert plan.counts[register].added + plan.counts[register].refused == 1
    return [problem.code for name, each in plan.refused if name == register for problem in each.problems]


@pytest.mark.parametrize(("register", "row", "heading"), HAPPENED)
@pytest.mark.parametrize("days", [AHEAD, LONG_AGO], ids=["ahead", "long ago"])
def test_a_row_of_what_happened_in_the_future_or_long_ago_is_refused(register, row, heading, days):
    code = "in_the_future" if days is AHEAD else "too_early"
    own = {"venues": "Venue no", "people": "Person no"}.get(register)
    rows = [{**row, heading: day, **({own: f"X{n}"} if own else {})} for n, day in enumerate(days)]
    plan = planned_from_file(**{register: rows})
    found = [problem.code for _register, each in plan.refused for problem in each.problems]
    assert found == [code] * len(days)
    assert plan.counts[register].added == 0
    assert all(doubt.problem.sentence.endswith(".") for doubt in plan.doubts)


@pytest.mark.parametrize(("register", "row", "heading"), HAPPENED)
def test_today_and_1990_are_taken(register, row, heading):
    for day in (TODAY, date(1990, 1, 1)):
        assert refused(register, {**row, heading: day}) == []


@pytest.mark.parametrize(
    ("day", "codes"), [(date(2062, 3, 4), []), ("2101-01-01", ["too_late"]), ("1989-01-01", ["too_early"])]
)
def test_what_is_due_may_lie_ahead(day, codes):
    visit = {**A_VISIT, "Follow up on": day, "Follow-up reason": "was not let in"}
    assert refused("journal", visit) == codes


def test_the_zone_of_the_organisation_says_what_today_is():
    assert codes(planned(today=TODAY, journal=[{**A_VISIT, "Date": TOMORROW}])) == [("journal", 2, "in_the_future")]
    assert codes(planned(today=TOMORROW, journal=[{**A_VISIT, "Date": TOMORROW}])) == []
