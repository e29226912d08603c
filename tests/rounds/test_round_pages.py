"""The round as everybody reads it: a calendar, a list by district, the months, and the calendar file."""

from datetime import date

import pytest
from django.utils import timezone

from outreach.models import Outing
from outreach.models.outings import State
from outreach.models.visits import Outcome
from tests.life import district, in_this_order, offers_of, outing, queries_for, venue, visit, words_of
from tests.rounds.planning import crackdown


def planned_outing(life, day, where=None, team=(), stops=()):
    trip = outing(where or life.two, day, team=team, state=State.PLANNED)
    for place, stop in enumerate(stops, 1):
        visit(trip, stop, outcome=Outcome.PLANNED, place=place)
    return trip


def test_a_month_shows_its_outings_on_their_days_and_by_district(worker, life, month, staff):
    trip = planned_outing(life, month.days[4], team=[staff["worker"]], stops=[life.parlour, life.salon])
    page = worker.get(f"/rounds/{month}/")
    assert page.content.decode().count(f'href="/outings/{trip.pk}/briefing/"') == 3, "grid, days and districts"
    said = words_of(page)
    assert in_this_order(said, "District by district", "District 2", "2 stops", "birch", "planned", "District 10")
    assert in_this_order(said, "No outing:", "District 10")


def test_a_done_outing_leads_to_its_record_and_a_cancelled_one_covers_nothing(worker, life, month):
    outing(life.two, month.days[1], state=State.CANCELLED)
    done = outing(life.ten, month.days[2])
    page = worker.get(f"/rounds/{month}/")
    assert f'href="/outings/{done.pk}/"' in page.content.decode()
    assert in_this_order(words_of(page), "No outing:", "District 2", "District by district")


def test_a_month_without_an_outing_says_so_and_offers_to_plan_it_to_whoever_plans(worker, planning, month):
    assert '<div class="empty">' in worker.get(f"/rounds/{month}/").content.decode()
    assert planning.address("change/") in offers_of(planning.client.get(f"/rounds/{month}/"))
    assert planning.address("change/") not in offers_of(worker.get(f"/rounds/{month}/"))


def test_the_rounds_are_listed_with_this_month_and_the_next_first(worker, life, month):
    planned_outing(life, month.days[4])
    said = words_of(worker.get("/rounds/"))
    assert in_this_order(said, "This month and next", (month - 1).label, month.label, "1 outing, 1 district")
    assert in_this_order(said, "Earlier", "September 2026", "1 outing, 1 district, 1 done")


def test_the_calendar_file_says_round_and_the_number_of_the_district_and_nothing_else(
    worker, life, month, staff, actions_of
):
    trip = planned_outing(life, month.days[4], team=[staff["worker"]], stops=[life.parlour])
    outing(life.ten, month.days[5], state=State.CANCELLED)
    answer = worker.get(f"/rounds/{month}/calendar/")
    assert answer["Content-Disposition"] == 'attachment; filename="calendar.ics"'
    file = answer.content.decode()
    assert file.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Round 2\r\n" in file
    assert f"DTSTART;VALUE=DATE:{trip.date:%Y%m%d}" in file
    for word in ("birch", "Zephyr", "V010", "Lane", str(trip.pk), str(life.two.pk), "Lantern"):
        assert word not in file
    assert actions_of(str(month)) == ["took out a calendar"]


def test_an_outing_to_be_avoided_on_its_day_is_marked_and_on_the_day_itself_one_may_go(worker, life, month):
    for day in month.days[3:6]:
        planned_outing(life, day, stops=[life.parlour, life.salon])
    life.salon.avoid_until = month.days[4]
    life.salon.save()
    assert words_of(worker.get(f"/rounds/{month}/")).count("to be avoided on that day") == 3, "grid, days and districts"


def test_a_crackdown_marks_the_outings_planned_into_its_district_and_no_others(worker, life, month):
    planned_outing(life, month.days[3])
    planned_outing(life, month.days[4], stops=[life.parlour])
    planned_outing(life, month.days[5], district("District 30"))
    outing(life.two, month.days[6], state=State.CANCELLED)
    address = f"/rounds/{month}/"
    assert "to be avoided" not in words_of(worker.get(address))
    before = queries_for(worker, address)
    crackdown(life.two, until=month.last_day)
    assert words_of(worker.get(address)).count("to be avoided on that day") == 6
    assert queries_for(worker, address) == before


def test_the_pages_take_as_many_queries_for_three_outings_as_for_one(planning, worker, life, month):
    planning.propose()
    pages = {"/rounds/": worker, f"/rounds/{month}/": worker}
    editor = {planning.address("change/"): planning.client, planning.address("propose/"): planning.client}
    planning.save()
    one = {address: queries_for(client, address) for address, client in {**pages, **editor}.items()}
    for number in range(2):
        where = district(f"District 3{number}")
        stops = [venue(where, f"V3{number}{place}", f"Parlour {place}") for place in range(3)]
        planned_outing(life, month.days[10 + number], where, planning.staff, stops)
    assert Outing.objects.between(month, month).count() == 3
    assert {address: queries_for(client, address) for address, client in {**pages, **editor}.items()} == one


@pytest.mark.parametrize("address", ["/rounds/", "/rounds/{}/", "/rounds/{}/change/"])
def test_the_title_and_the_address_are_neutral(planning, month, address):
    planning.propose()
    page = planning.client.get(address.format(month)).content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title in ("List", "Month", "Form")


def test_dates_of_another_year_are_not_mixed_up_with_this(worker, life):
    outing(life.two, date(2025, 9, 5))
    assert "5 Sep 2025" in words_of(worker.get("/rounds/2025-09/"))
    assert "5 Sep 2025" not in words_of(worker.get("/rounds/2026-09/"))
    assert timezone.localdate().year >= 2026
