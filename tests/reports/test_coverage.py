"""Which venues were visited, tried, not attempted: every active venue is exactly one of them."""

from datetime import date

import pytest

from core.months import Month
from outreach.models import Outcome, Visit
from outreach.models.outings import State
from outreach.outings.standings import Standing, standings
from tests.life import district, outing, visit
from tests.reports.life import asked, count, promised, venue, went
from venues.models import Venue

JUNE = Month(2026, 6)


@pytest.fixture
def north(opened):
    return district("North")


@pytest.fixture
def one(north):
    return venue(north, "V1")


def standing_in(month, place):
    return standings(Venue.objects.all(), Visit.objects.all(), [month])[month].get(place.pk)


def test_a_venue_reached_in_may_and_july_is_not_visited_in_june(opened, one):
    went("2026-05-31", one)
    went("2026-07-01", one)
    assert count("not_visited", "2026-06", by=opened) == ["V1"]
    assert [count("visited", month, by=opened) for month in ("2026-05", "2026-06", "2026-07")] == [1, 0, 1]
    assert standing_in(JUNE, one) == Standing.NOT_ATTEMPTED


@pytest.mark.parametrize("outcome", [Outcome.CLOSED, Outcome.REFUSED, Outcome.UNSAFE])
def test_a_venue_that_let_nobody_in_was_tried(opened, one, outcome):
    went("2026-06-10", one, outcome)
    assert standing_in(JUNE, one) == Standing.TRIED


@pytest.mark.parametrize("outcome", [Outcome.CLOSED, Outcome.REFUSED, Outcome.UNSAFE])
def test_the_month_binds_to_every_outcome_not_to_the_last(opened, one, outcome):
    went("2026-05-10", one, outcome)
    assert standing_in(JUNE, one) == Standing.NOT_ATTEMPTED


def test_a_venue_first_refused_and_then_reached_is_visited_and_not_tried(opened, one):
    went("2026-06-01", one, Outcome.REFUSED)
    went("2026-06-30", one)
    assert (count("visited", "2026-06", by=opened), count("tried", "2026-06", by=opened)) == (1, 0)


def test_a_stop_that_was_planned_or_not_attempted_tries_nothing(opened, one):
    went("2026-06-01", one, Outcome.NOT_ATTEMPTED)
    went("2026-06-02", one, Outcome.PLANNED)
    assert standing_in(JUNE, one) == Standing.NOT_ATTEMPTED


@pytest.mark.parametrize("state", [State.PLANNED, State.CANCELLED])
def test_only_done_outings_count(opened, one, state):
    went("2026-06-01", one, state=state)
    assert standing_in(JUNE, one) == Standing.NOT_ATTEMPTED
    assert (count("outings", "2026-06", by=opened), count("visits", "2026-06", by=opened)) == (0, 0)


def test_a_venue_is_active_from_its_first_contact_to_its_closing_date(opened, north):
    venue(north, "V1", contacted="2026-06-30", closed="2026-08-01")
    active = [count("active_venues", f"2026-{number:02}", by=opened) for number in range(5, 10)]
    assert active == [0, 1, 1, 1, 0]


def test_visited_tried_and_not_attempted_are_the_active_venues_in_every_district(opened, north):
    places = [venue(north, f"V{number}") for number in range(3)] + [venue(district("South"), "V9")]
    went("2026-06-03", places[0])
    went("2026-06-04", places[1], Outcome.UNSAFE)
    went("2026-06-05", venue(north, "V8", contacted="2026-07-01"))
    parts = [count(key, "2026-06", by=opened) for key in ("visited", "tried", "not_attempted")]
    assert parts == [1, 1, 2]
    assert count("active_venues", "2026-06", by=opened) == sum(parts)


def test_two_visits_of_a_venue_in_a_month_are_two_visits_and_one_venue(opened, one):
    went("2026-06-03", one)
    went("2026-06-20", one)
    figures = ("visits", "visited", "venues_visited")
    assert [count(key, "2026-06", by=opened) for key in figures] == [2, 1, 1]


def test_register_numbers_of_venues_not_visited_are_sorted_as_text(opened, north):
    for number in ("V10", "V2", "V1"):
        venue(north, number)
    assert count("not_visited", "2026-06", by=opened) == ["V1", "V10", "V2"]


def test_a_venue_of_a_year_counts_once_and_its_months_each(opened, north):
    place = venue(north, "V1", contacted="2026-01-05", closed="2026-03-20")
    went("2026-01-10", place)
    went("2026-03-10", place)
    keys = ("venues_visited", "active_venue_months", "visited_venue_months", "not_attempted_venue_months")
    assert [count(key, "2026-01", "2026-12", by=opened) for key in keys] == [1, 3, 2, 1]


def test_a_venue_is_to_follow_up_while_a_promise_due_by_the_last_day_is_unkept(opened, one):
    promised(one, made="2026-05-20", due="2026-06-30", done="2026-07-01")
    found = [count("to_follow_up", month, by=opened) for month in ("2026-05", "2026-06", "2026-07")]
    assert found == [0, 1, 0]


def test_a_venue_is_to_follow_up_once_however_many_reasons_it_has(opened, one):
    promised(one, made="2026-05-20", due="2026-06-10")
    promised(one, made="2026-06-20", due="2026-06-25")
    asked("2026-06-25", where=one)
    asked("2026-06-26", at_once=True, where=one)
    assert count("to_follow_up", "2026-06", by=opened) == 1
    assert sorted(count("to_follow_up_by_reason", "2026-06", by=opened).values()) == [1, 1]


def test_a_promise_at_a_venue_that_closed_is_not_to_follow_up_there(opened, north):
    promised(venue(north, "V1", closed="2026-05-30"), made="2026-05-20", due="2026-06-10")
    assert count("to_follow_up", "2026-06", by=opened) == 0


def test_one_outing_to_two_venues_counts_once(opened, one, north):
    trip = outing(north, date(2026, 6, 1))
    visit(trip, one)
    visit(trip, venue(north, "V2"), outcome=Outcome.CLOSED)
    keys = ("outings", "visits", "district_months", "all_district_months")
    assert [count(key, "2026-06", by=opened) for key in keys] == [1, 2, 1, 1]


def test_who_may_read_no_venue_counts_none(staff, one):
    went("2026-06-03", one)
    assert count("active_venues", "2026-06", by=staff["administrator"]) == 0
