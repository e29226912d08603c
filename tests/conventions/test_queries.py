"""A page asks the database as often for many rows as for few."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.months import Month
from outreach.models import Challenge, Crackdown, Lead
from tests.access import table
from tests.conventions.routes import all_routes, rows_of
from tests.conventions.sources import nothing
from tests.life import follow_up, outing, person, question, small_life, venue, visit

FILES = "/pdf/"
COUNTED = []


def more_of_everything(life, staff):
    """Three of everything where there was one."""
    for place in range(3):
        parlour = venue(life.two, f"V1{place}", f"Parlour {place}")
        woman = person(f"Woman {place}", at=parlour)
        trip = outing(life.two, date(2026, 9, 6 + place), team=[staff["worker"], staff["coordinator"]])
        visit(trip, parlour, met=[woman, life.xiang], headcount=3)
        visit(trip, life.parlour, met=[life.xiang, woman, life.rose], headcount=9)
        question(f"Question {place}?", date(2026, 9, 7), who=life.xiang, where=life.parlour)
        follow_up(date(2026, 9, 21), who=life.xiang, where=life.parlour)
        Challenge.objects.create(month=Month(2026, 9), words=f"Challenge {place}")
        Crackdown.objects.create(districts=[life.two.pk], since=date(2026, 9, 8), avoid_until=date(2099, 1, 1))
        heard = {"person_id": woman.pk, "venue_id": parlour.pk, "district_id": life.two.pk}
        Lead.objects.create(words=f"Lead {place}", heard_on=date(2026, 9, 8), **heard)


@pytest.fixture
def counted(request, db):
    """How many queries each page of the coordinator takes: with one of everything, and with four. Counted once."""
    if not COUNTED:
        COUNTED.extend(count_all(request.getfixturevalue("staff"), request.getfixturevalue("sign_in")))
    return COUNTED


def count_all(staff, sign_in):
    life = small_life(team=[staff["worker"]])
    rows, client = rows_of(life, staff), sign_in(staff["coordinator"])
    pages = {line["address"] for line in table() if (line["method"], line["coordinator"]) == ("GET", "200")}
    addresses = [route.address(rows) for route in all_routes() if route.pattern in pages]
    addresses = [address for address in addresses if FILES not in address]
    few = {address: queries(client, address) for address in addresses}
    more_of_everything(life, staff)
    return few, {address: queries(client, address) for address in addresses}


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_no_page_asks_more_often_when_there_are_more_rows(counted):
    few, many = counted
    assert len(few) > 30
    nothing(f"{address}: {few[address]}, then {many[address]}" for address in few if many[address] > few[address])


def test_no_page_asks_more_than_forty_times(counted):
    nothing(f"{address}: {number}" for address, number in counted[1].items() if number > 40)
