"""Outings on the first page: the briefing one tap away on the day, the stops from the evening on."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.models import Outcome
from outreach.models.outings import PrintedSheet, State
from reports.home import home_for, trips
from tests.outreach.life import outing, today, visit, words_of

ZONE = ZoneInfo("Asia/Shanghai")


def at(hour, day=None):
    """An hour of a day where the organisation is."""
    day = day or today()
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def on(life, days, state=State.PLANNED, **facts):
    return outing(life.two, today() + timedelta(days=days), state=state, **facts)


def shown(user, hour=12):
    return [(trip.outing, trip.days_ahead) for trip in trips(user, at(hour), [])]


def test_todays_outings_and_tomorrows_are_there_the_earliest_first(life, staff):
    tomorrow, now = on(life, 1), on(life, 0)
    for days in (2, -2):
        on(life, days)
    on(life, 0, state=State.CANCELLED)

    assert shown(staff["worker"]) == [(now, 0), (tomorrow, 1)]


@pytest.mark.parametrize(
    ("state", "hour", "first"),
    [
        (State.PLANNED, 9, "briefing"),
        (State.PLANNED, 17, "briefing"),
        (State.PLANNED, 18, "stops"),
        (State.PLANNED, 23, "stops"),
        (State.DONE, 9, "stops"),
    ],
)
def test_the_big_button_leads_to_the_briefing_until_the_evening_and_then_to_the_stops(life, staff, state, hour, first):
    on(life, 0, state=state)
    (trip,) = trips(staff["worker"], at(hour), [])
    assert trip.is_written_first == (first == "stops")


def test_tomorrows_outing_has_its_briefing_even_in_the_evening(life, staff):
    on(life, 1)
    (trip,) = trips(staff["worker"], at(22), [])
    assert not trip.is_written_first


def test_the_briefing_is_one_tap_away_on_the_day(life, worker, staff, monkeypatch):
    trip = on(life, 0)
    page = worker.get("/")
    assert f'href="/outings/{trip.pk}/briefing/"' in page.content.decode()
    assert "Today · District 2 planned" in words_of(page)
    assert "the team has read it" not in words_of(page)
    trip.read_on = today()
    trip.save()
    assert "the team has read it" in words_of(worker.get("/"))


def test_last_nights_outing_stays_while_nothing_of_it_is_left_and_is_a_row_otherwise(life, staff):
    whole, open_stop = on(life, -1, state=State.DONE), on(life, -1, state=State.DONE)
    visit(open_stop, life.parlour, outcome=Outcome.PLANNED)
    home = home_for(staff["worker"], at(9))

    assert [trip.outing for trip in home["trips"]] == [whole]
    assert [row.address for row in home["rows"] if row.kind == "warn"] == [f"/outings/{open_stop.pk}/stops/"]


def test_what_is_left_of_past_outings_is_named_by_district_and_day(life, worker):
    day = today() - timedelta(days=3)
    on(life, -3)
    sheet = on(life, -4, state=State.DONE, printed_sheet=PrintedSheet.PRINTED)
    page = worker.get("/")
    words = words_of(page)

    assert "nobody said whether it took place" in words
    assert f"District 2 · {day.day} " in words
    assert f'href="/outings/{sheet.pk}/close/"' in page.content.decode()


def test_of_many_unfinished_outings_the_first_are_named_and_the_others_counted(life, staff):
    for days in range(2, 10):
        on(life, -days)
    rows = [row for row in home_for(staff["worker"], at(9))["rows"] if row.kind == "warn"]

    assert len(rows) == 6
    assert rows[-1].words == "3 more outings are unfinished"
