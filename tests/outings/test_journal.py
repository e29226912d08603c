"""The journal, an outing, a visit."""

from datetime import date

import pytest

from core.months import Month
from outreach.models.outings import State
from outreach.models.visits import Outcome
from outreach.outings.journal import Calendar
from tests.life import in_this_order, outing, queries_for, venue, visit, words_of


def test_a_month_shows_its_outings_by_district(life, worker):
    visit(life.trip, life.salon, outcome=Outcome.CLOSED)
    text = words_of(worker.get("/journal/2026-09/"))
    assert "Journal, September 2026" in text
    stops = "Team: birch Handed out: condoms 144 V002 Marigold Salon closed V010 Zephyr Parlour reached"
    assert f"District 2 5 Sep 2026 {stops} District 10 no outing this month" in text


def test_an_outing_of_another_month_is_not_there(life, worker):
    for day in (date(2026, 8, 31), date(2026, 10, 1)):
        visit(outing(life.ten, day), life.salon, outcome=Outcome.UNSAFE)
    text = words_of(worker.get("/journal/2026-09/"))
    assert "unsafe" not in text
    assert "District 10 no outing this month" in text


def test_several_outings_to_a_district_stand_in_the_order_of_their_days(life, worker):
    outing(life.two, date(2026, 9, 20), state=State.CANCELLED)
    outing(life.two, date(2026, 9, 2))
    text = words_of(worker.get("/journal/2026-09/"))
    assert in_this_order(text, "2 Sep 2026", "5 Sep 2026", "20 Sep 2026 cancelled")


def test_a_retired_district_shows_only_what_took_place_there(life, worker):
    for where in (life.two, life.ten):
        where.retired = True
        where.save()
    text = words_of(worker.get("/journal/2026-09/"))
    assert "District 2" in text
    assert "District 10" not in text


def test_without_a_month_it_is_the_last_that_had_an_outing(life, worker):
    assert "Journal, September 2026" in words_of(worker.get("/journal/"))


@pytest.mark.parametrize(
    ("month", "before", "after"),
    [("2026-09", None, "2026-10"), ("2026-10", "2026-09", "2026-11"), ("2026-11", "2026-10", None)],
)
def test_the_months_beside_lead_as_far_as_the_journal_and_today_reach(month, before, after):
    span = Month(2026, 9), Month(2026, 10)
    calendar = Calendar.around(Month.parse(month), span=span, this_month=Month(2026, 11))
    assert (calendar.before, calendar.after) == (before and Month.parse(before), after and Month.parse(after))


def test_the_calendar_names_every_month_the_latest_year_first():
    span = Month(2025, 12), Month(2026, 2)
    calendar = Calendar.around(None, span=span, this_month=Month(2026, 1))
    assert calendar.month == Month(2026, 1)
    assert calendar.years == [(2026, [Month(2026, 1), Month(2026, 2)]), (2025, [Month(2025, 12)])]


def test_an_empty_journal_says_what_to_do_first(staff, worker):
    assert '<div class="empty">' in worker.get("/journal/").content.decode()


@pytest.mark.parametrize("address", ["2026-13", "1400-01", "2026-9", "x"])
def test_what_is_no_month_is_not_found(worker, address):
    assert worker.get(f"/journal/{address}/").status_code == 404


def test_an_outing_shows_its_team_supplies_and_stops(life, worker):
    visit(life.trip, life.salon, outcome=Outcome.REFUSED, note="Come back later")
    text = words_of(worker.get(f"/outings/{life.trip.pk}/"))
    assert "Outing to District 2, 5 Sep 2026" in text
    assert "Way on foot Team: birch Handed out: condoms 144" in text
    assert in_this_order(
        text, "V002 Marigold Salon refused Come back later", "V010 Zephyr Parlour reached Headcount: 4"
    )


def test_a_visit_shows_outcome_headcount_topics_and_who_was_met(life, worker):
    text = words_of(worker.get(f"/visits/{life.stop.pk}/"))
    assert "Visit of 5 Sep 2026" in text
    assert "Venue V010 Zephyr Parlour District District 2 Outing 5 Sep 2026 Outcome reached Headcount 4" in text
    assert in_this_order(text, "Topics legal rights", "Who was met 阿香 kettle", "new To explain again (STI symptoms")


def test_a_headcount_nobody_wrote_down_is_missing_and_not_zero(life, worker):
    life.stop.headcount = None
    life.stop.save()
    assert "Headcount not recorded" in words_of(worker.get(f"/visits/{life.stop.pk}/"))


def test_reading_outings_and_visits_is_written_down(life, worker, actions_of):
    worker.get(f"/outings/{life.trip.pk}/")
    worker.get(f"/visits/{life.stop.pk}/")
    assert [actions_of(row.pk) for row in (life.trip, life.stop)] == [["read a record"], ["read a record"]]


def test_three_of_everything_take_as_many_queries_as_one(life, worker, staff):
    pages = ["/journal/2026-09/", f"/outings/{life.trip.pk}/", f"/visits/{life.stop.pk}/"]
    one = [queries_for(worker, page) for page in pages]
    for day in (7, 8):
        place = venue(life.two, f"V03{day}", "Other")
        visit(life.trip, place, met=[life.xiang, life.rose])
        visit(outing(life.ten, date(2026, 9, day), team=[staff["coordinator"]]), place, met=[life.rose])
    life.stop.met = [*life.stop.met, *life.stop.met]
    life.stop.save()
    assert [queries_for(worker, page) for page in pages] == one
