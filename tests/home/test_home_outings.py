"""Outings on the first page: the briefing one tap away on the day, the stops from the evening on."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.actions import add_account
from accounts.permissions import Role
from home.now import home_for, outings_ahead
from outreach.models import Outcome
from outreach.models.outings import PrintedSheet, State
from tests.conftest import PASSPHRASE
from tests.life import district, in_this_order, offers_of, outing, queries_for, today, visit, words_of

ZONE = ZoneInfo("Asia/Shanghai")
READ = '<span class="sign sign-done">'


def at(hour, day=None):
    """An hour of a day where the organisation is."""
    day = day or today()
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def on(life, days, state=State.PLANNED, **facts):
    return outing(life.two, today() + timedelta(days=days), state=state, **facts)


def shown(user, hour=12):
    return [(trip.outing, trip.days_ahead) for trip in outings_ahead(user, at(hour), [])]


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
    (trip,) = outings_ahead(staff["worker"], at(hour), [])
    assert trip.is_written_first == (first == "stops")


def test_tomorrows_outing_has_its_briefing_even_in_the_evening(life, staff):
    on(life, 1)
    (trip,) = outings_ahead(staff["worker"], at(22), [])
    assert not trip.is_written_first


def test_the_briefing_is_one_tap_away_on_the_day(life, worker, staff, monkeypatch):
    trip = on(life, 0)
    page = worker.get("/")
    assert f'href="/outings/{trip.pk}/briefing/"' in page.content.decode()
    assert "Today · District 2 planned" in words_of(page)
    assert READ not in page.content.decode()
    trip.read_on = today()
    trip.save()
    assert READ in worker.get("/").content.decode()


def test_last_nights_outing_stays_while_nothing_of_it_is_left_and_is_a_row_otherwise(life, staff):
    whole, open_stop = on(life, -1, state=State.DONE), on(life, -1, state=State.DONE)
    visit(open_stop, life.parlour, outcome=Outcome.PLANNED)
    home = home_for(staff["worker"], at(9))

    assert [trip.outing for trip in home["ahead"]] == [whole]
    assert [row.address for row in home["rows"] if row.kind == "warn"] == [f"/outings/{open_stop.pk}/stops/"]


def test_what_is_left_of_past_outings_is_named_by_district_and_day(life, worker):
    day = today() - timedelta(days=3)
    unsaid = on(life, -3)
    sheet = on(life, -4, state=State.DONE, printed_sheet=PrintedSheet.PRINTED)
    page = worker.get("/")

    assert f"District 2 · {day.day} " in words_of(page)
    assert {f"/outings/{unsaid.pk}/close/", f"/outings/{sheet.pk}/close/"} <= set(offers_of(page))


def test_of_many_unfinished_outings_the_first_are_named_and_the_others_counted(life, staff):
    for days in range(2, 10):
        on(life, -days)
    rows = [row for row in home_for(staff["worker"], at(9))["rows"] if row.kind == "warn"]

    assert len(rows) == 6
    assert rows[-1].words == "3 more outings are unfinished"


@pytest.fixture
def colleague(staff):
    """Somebody else who goes out."""
    return add_account(username="cedar", role=Role.WORKER, passphrase=PASSPHRASE, by=staff["coordinator"])


@pytest.fixture
def day_of_all(staff, colleague):
    """Today's outings: three of a colleague, and one of the worker and the coordinator; tomorrow one of each."""
    theirs = [outing(district(f"District {n}"), today(), state=State.PLANNED, team=[colleague]) for n in (1, 4, 5)]
    both = [staff["worker"], staff["coordinator"]]
    mine = outing(district("District 7"), today(), state=State.PLANNED, team=[*both, colleague])
    tomorrow = today() + timedelta(days=1)
    outing(district("District 3"), tomorrow, state=State.PLANNED, team=[colleague])
    outing(district("District 8"), tomorrow, state=State.PLANNED, team=both)
    return mine, theirs


@pytest.mark.parametrize("role", ["worker", "coordinator"])
def test_her_own_outing_stands_first_with_its_team_and_bears_the_only_big_button(
    life, day_of_all, staff, sign_in, role
):
    mine, _theirs = day_of_all
    page = sign_in(staff[role]).get("/")
    html = page.content.decode()

    assert in_this_order(words_of(page), "Today · District 7 Team: amber, birch, cedar · planned", "Other outings")
    assert html.count('class="panel now"') == 1
    buttons = html.partition('<div class="now-buttons">')[2].partition("</div>")[0]
    assert buttons.count("btn-primary") == html.partition("<main")[2].partition("</main>")[0].count("btn-primary") == 1
    assert f"/outings/{mine.pk}/" in buttons


def test_what_others_do_comes_after_it_with_their_names_and_her_own_first_each_day(day_of_all, worker):
    words = words_of(worker.get("/"))
    lines = [f"Today · District {n} cedar" for n in (1, 4, 5)]

    assert in_this_order(words, *lines, "Tomorrow · District 8 amber, birch", "Tomorrow · District 3 cedar")


def test_in_the_evening_the_line_of_others_asks_first_and_her_own_button_does_not(day_of_all, staff):
    mine, theirs = day_of_all
    found = {trip.outing: trip for trip in outings_ahead(staff["worker"], at(20), [])}

    assert [found[each].is_written_first for each in (mine, *theirs)] == [True] * 4
    assert [found[each].is_for_now for each in (mine, *theirs)] == [True, False, False, False]


def test_an_outing_whose_team_nobody_wrote_down_is_everybodys(life, staff, worker):
    trip = on(life, 0)
    html = worker.get("/").content.decode()

    assert html.count('class="panel now"') == 1
    assert f'href="/outings/{trip.pk}/stops/"' in html
    assert "Other outings" not in html


def test_what_is_left_of_an_outing_of_others_leads_to_the_question_and_of_her_own_to_the_stops(life, staff, colleague):
    mine, theirs = (on(life, -3, team=[who]) for who in (staff["worker"], colleague))
    rows = {row.address for row in home_for(staff["worker"], at(9))["rows"] if row.kind == "warn"}

    assert rows == {f"/outings/{mine.pk}/close/", f"/outings/{theirs.pk}/for-them/close/"}


def test_the_page_asks_the_same_number_of_queries_for_one_outing_and_for_many(life, worker, staff, colleague):
    on(life, 0, team=[colleague])
    one = queries_for(worker, "/")
    for _ in range(4):
        on(life, 0, team=[colleague, staff["worker"]])
        on(life, 1, team=[colleague])
    assert queries_for(worker, "/") == one
