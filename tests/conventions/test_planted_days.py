"""A day nobody meant, written before forms refused it, breaks no page: each opens, and none grows by centuries."""

import re
from datetime import date, timedelta

import pytest

from core.months import Month
from outreach.models import Outing, Visit
from outreach.models.outings import State
from reports.figures import Books, month_values
from tests.conventions.planted import NEVER, planted
from tests.conventions.routes import all_routes, rows_of
from tests.conventions.sources import nothing
from tests.conventions.test_access import asked, browser_of
from tests.evening.forms import fields_of
from tests.life import outing, small_life, today, venue, visit, words_of

SEPTEMBER = Month(2026, 9)
OF_ONE_DAY = (
    *("outings", "visits", "women_met", "new_women", "encounters", "headcount", "ever_met", "women_in_programme"),
    *("questions_asked", "told", "answered_at_once", "waiting_time", "talks", "follow_ups"),
)


@pytest.fixture
def life(staff):
    return small_life(team=[staff["worker"]])


@pytest.fixture
def opened_by(staff):
    return lambda reader: browser_of(reader, staff)


def plant_all(life, staff, days=NEVER) -> dict:
    """One of everything on each of the days; day to which row stands under which beginning of an address."""
    return {day: planted(life, day, reader=staff["coordinator"]) for day in days}


@pytest.mark.paper
@pytest.mark.parametrize(("reader", "days"), [("coordinator", [NEVER[0], NEVER[1], NEVER[-1]]), ("worker", [NEVER[1]])])
def test_every_page_opens_beside_rows_of_days_nobody_meant(reader, days, life, staff, opened_by):
    rows, client = rows_of(life, staff), opened_by(reader)
    wrong = plant_all(life, staff)
    seen, broken = set(), []
    for beginnings in (rows, *({**rows, **wrong[day]} for day in days)):
        for address in {route.address(beginnings) for route in all_routes()} - seen:
            seen.add(address)
            status = asked(client, "GET", address)
            broken += [f"{address}: {status}"] if status >= 500 else []
    assert len(seen) > 150
    nothing(broken)


@pytest.mark.parametrize(
    ("address", "month"), [("/reports/", r"/reports/month/(.*?)/"), ("/journal/", r"/journal/(.*?)/")]
)
def test_no_list_of_months_reaches_to_a_day_nobody_meant(address, month, life, staff, opened_by):
    client = opened_by("coordinator")

    def months():
        return sorted(set(re.findall(month, client.get(address).content.decode())))

    before = months()
    assert str(SEPTEMBER) in before
    plant_all(life, staff)
    outing(life.two, date(2099, 1, 5))
    assert months() == before if address == "/reports/" else set(months()) >= set(before)
    assert len(months()) < 1000


def test_what_lies_on_such_a_day_is_counted_in_no_month(life, staff):
    def september():
        values = month_values(Books.opened_for(staff["coordinator"], SEPTEMBER), SEPTEMBER)
        return {key: values[key] for key in OF_ONE_DAY}

    before = september()
    plant_all(life, staff)
    assert september() == before


@pytest.mark.parametrize("reader", ["coordinator", "worker"])
@pytest.mark.parametrize("address", ["/reports/", "/journal/"])
def test_an_outing_of_such_a_day_is_named_until_its_day_is_corrected(address, reader, life, opened_by):
    client, trip = opened_by(reader), outing(life.ten, date(26, 8, 1), notes="Rain")
    change = f"/outings/{trip.pk}/change/"
    page = client.get(address)
    assert "The day of 1 outing cannot be right. Correct it: District 10 · 1 Aug 0026" in words_of(page)
    assert change in page.content.decode()
    form = {**fields_of(client.get(change)), "date": "2026-08-01"}
    assert client.post(change, form).status_code == 302
    assert "cannot be right" not in words_of(client.get(address))
    assert Outing.objects.get(pk=trip.pk).date == date(2026, 8, 1)
    assert str(trip.pk) in client.get("/journal/2026-08/").content.decode()


def test_an_outing_that_took_place_on_a_day_to_come_is_named_and_a_planned_one_is_not(life, opened_by):
    client, ahead = opened_by("worker"), today() + timedelta(days=40)
    outing(life.ten, ahead, state=State.PLANNED)
    outing(life.ten, date(9999, 1, 1), state=State.CANCELLED)
    assert "cannot be right" not in words_of(client.get("/journal/"))
    trip = outing(life.two, ahead)
    assert "The day of 1 outing cannot be right" in words_of(client.get("/journal/"))
    assert f"/outings/{trip.pk}/change/" in client.get(f"/outings/{trip.pk}/").content.decode()


def test_its_own_page_says_so_and_leads_to_no_month_that_is_none(life, opened_by):
    client, trip = opened_by("worker"), outing(life.ten, date(26, 8, 1))
    html = client.get(f"/outings/{trip.pk}/").content.decode()
    assert f"/outings/{trip.pk}/change/" in html
    assert "/journal/0026-08/" not in html
    assert "/journal/2026-09/" in client.get(f"/outings/{life.trip.pk}/").content.decode()


@pytest.mark.parametrize("address", ["/reports/", "/journal/"])
def test_a_venue_of_such_a_first_contact_is_named_until_it_is_corrected(address, life, opened_by):
    client = opened_by("worker")
    assert "first contact" not in words_of(client.get(address))
    life.salon.contacted(date(26, 8, 1))
    life.salon.save()
    page = client.get(address)
    assert (
        "The first contact or the closing day of 1 venue cannot be right. Correct it: V002 Marigold Salon"
        in words_of(page)
    )
    assert f'href="/venues/{life.salon.pk}/"' in page.content.decode()
    form = {**fields_of(client.get(f"/venues/{life.salon.pk}/edit/")), "first_contact": "2025-03-01"}
    assert client.post(f"/venues/{life.salon.pk}/edit/", form).status_code == 302
    assert "first contact" not in words_of(client.get(address))


def test_an_outing_of_such_a_day_is_no_first_contact_of_its_venues(life):
    place = venue(life.two, "V3", "Egret")
    visit(outing(life.two, date(2026, 9, 3)), place)
    visit(outing(life.two, date(26, 8, 1)), place)
    assert Visit.objects.first_contact_of(place) == date(2026, 9, 3)
