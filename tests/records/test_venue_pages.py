"""Entering, changing, closing and moving a venue, through the pages."""

import re
from datetime import date

import pytest

from core.months import Month
from outreach.models import WorksAt
from people.models import Person, Whereabouts
from tests.life import alerts_of, entry, offers_of, refused_at, rows_of, words_of
from vault.sealed import version_of
from venues.forms import WithNumber
from venues.models import Attitude, Kind, Status, Venue


@pytest.fixture
def typed(life):
    return {
        "district_id": str(life.two.pk),
        "number": "V030",
        "name": "Plum Bar",
        "kind_id": str(entry(Kind, "bar").pk),
        "first_contact": "2026-09-01",
        "usual_number": "6",
        "attitude": "neutral",
        "remarks": "Back door",
    }


def numbered(number):
    return next(venue for venue in Venue.objects.opened() if venue.number == number)


def seen_in(page):
    return re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]


def test_a_venue_is_entered_with_all_that_is_known(worker, typed, life, actions_of):
    answer = worker.post("/venues/new/", typed)
    venue = numbered("V030")
    assert answer["Location"] == f"/venues/{venue.pk}/"
    assert (venue.name, venue.district_id, venue.kind_id) == ("Plum Bar", life.two.pk, entry(Kind, "bar").pk)
    assert (venue.status, venue.first_contact, venue.first_month) == (Status.OPEN, date(2026, 9, 1), Month(2026, 9))
    assert (venue.usual_number, venue.attitude, venue.remarks) == (6, Attitude.NEUTRAL, "Back door")
    assert actions_of(venue.pk) == ["entered a venue"]


def test_a_number_somebody_took_after_the_form_was_looked_at_is_refused_beside_it(worker, typed, life, monkeypatch):
    monkeypatch.delattr(WithNumber, "clean_number")  # as when both forms were looked at before either was written
    pages = {"/venues/new/": typed, f"/venues/{life.parlour.pk}/edit/": {**typed, "seen": version_of(life.parlour)}}
    worker.post("/venues/new/", typed)
    for address, again in pages.items():
        page = worker.post(address, {**again, "name": "Second Bar"})
        assert page.status_code == 200, address
        assert refused_at(page) == {"number"}
        assert 'value="Second Bar"' in page.content.decode()
    assert [venue.name for venue in Venue.objects.opened() if venue.number == "V030"] == ["Plum Bar"]


def test_a_venue_heard_of_is_known_and_not_yet_contacted(worker, typed):
    worker.post("/venues/new/", {**typed, "first_contact": ""})
    venue = numbered("V030")
    assert (venue.status, venue.first_month) == (Status.KNOWN, None)
    assert str(Status.KNOWN.label) in words_of(worker.get(f"/venues/{venue.pk}/"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "ｖ 010"},
        {"first_contact": "2126-01-01"},
        {"district_id": ""},
        {"kind_id": "5e0f5e0f-0000-4000-8000-000000000001"},
    ],
)
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_comes_back(worker, typed, wrong):
    answer = worker.post("/venues/new/", {**typed, **wrong})
    assert refused_at(answer) == set(wrong)
    assert 'value="Plum Bar"' in answer.content.decode()
    assert "Back door" in answer.content.decode()
    assert Venue.objects.count() == 2


def test_a_retired_district_is_offered_only_to_a_venue_that_lies_in_it(worker, life, typed):
    life.ten.retired = True
    life.ten.save()
    page = worker.get("/venues/new/").content.decode()
    assert str(life.two.pk) in page
    assert str(life.ten.pk) not in page
    life.parlour.district = life.ten
    life.parlour.save()
    assert str(life.ten.pk) in worker.get(f"/venues/{life.parlour.pk}/edit/").content.decode()


def test_a_venue_is_changed_and_keeps_its_closing_date(worker, life, typed):
    address = f"/venues/{life.parlour.pk}/edit/"
    life.parlour.status = Status.CLOSED
    life.parlour.close(date(2026, 9, 30))
    life.parlour.save()
    worker.post(address, {**typed, "seen": seen_in(worker.get(address))})
    venue = Venue.objects.get(pk=life.parlour.pk)
    assert (venue.number, venue.status, venue.last_month) == ("V030", Status.CLOSED, Month(2026, 9))
    again = worker.post(address, {**typed, "first_contact": "2026-10-01", "seen": version_of(venue)})
    assert refused_at(again) == {"first_contact"}


def test_what_a_colleague_saved_meanwhile_is_shown_and_not_overwritten(worker, life, typed):
    address = f"/venues/{life.parlour.pk}/edit/"
    seen = seen_in(worker.get(address))
    colleague = Venue.objects.get(pk=life.parlour.pk)
    colleague.name, colleague.attitude = "Zephyr Rooms", Attitude.HOSTILE
    colleague.save()
    answer = worker.post(address, {**typed, "number": "V010", "seen": seen})
    assert alerts_of(answer) == ["warn"]
    differing = [row[1:] for row in rows_of(answer)]
    assert ("Zephyr Rooms", "Plum Bar") in differing
    assert (Attitude.HOSTILE.label, Attitude.NEUTRAL.label) in differing
    assert 'value="Plum Bar"' in answer.content.decode()
    assert Venue.objects.get(pk=life.parlour.pk).name == "Zephyr Rooms"
    worker.post(address, {**typed, "number": "V010", "seen": seen_in(answer)})
    assert Venue.objects.get(pk=life.parlour.pk).name == "Plum Bar"


def test_a_venue_is_closed_with_what_becomes_of_who_works_there(worker, life):
    address = f"/venues/{life.parlour.pk}/close/"
    assert "阿香 kettle" in words_of(worker.get(address))
    fate = {f"fate_{life.xiang.pk.hex}": "stopped"}
    answer = worker.post(address, {"status": "demolished", "on": "2026-10-03", **fate})
    assert answer["Location"] == f"/venues/{life.parlour.pk}/"
    venue = Venue.objects.get(pk=life.parlour.pk)
    assert (venue.status, venue.closed_on) == (Status.DEMOLISHED, date(2026, 10, 3))
    assert Person.objects.get(pk=life.xiang.pk).whereabouts == Whereabouts.STOPPED
    assert f"POST /venues/{life.parlour.pk}/reopen/" in offers_of(worker.get(f"/venues/{life.parlour.pk}/"))
    worker.post(f"/venues/{life.parlour.pk}/reopen/")
    assert Venue.objects.get(pk=life.parlour.pk).status == Status.OPEN


def test_a_venue_does_not_close_before_its_first_contact(worker, life):
    answer = worker.post(f"/venues/{life.parlour.pk}/close/", {"status": "closed", "on": "2025-02-28"})
    assert refused_at(answer) == {"on"}
    assert Venue.objects.get(pk=life.parlour.pk).closed_on is None


def test_a_venue_that_moved_and_its_successor_lead_to_each_other(worker, life):
    typed = {"on": "2026-10-03", "district_id": str(life.ten.pk), "number": "V011", "name": "Zephyr Two"}
    fate = {f"fate_{life.xiang.pk.hex}": "along"}
    answer = worker.post(f"/venues/{life.parlour.pk}/move/", {**typed, **fate})
    successor = numbered("V011")
    assert answer["Location"] == f"/venues/{successor.pk}/"
    assert f"/venues/{life.parlour.pk}/" in offers_of(worker.get(f"/venues/{successor.pk}/"))
    assert f"/venues/{successor.pk}/" in offers_of(worker.get(f"/venues/{life.parlour.pk}/"))
    assert WorksAt.objects.opened().venue_of()[life.xiang.pk] == successor.pk


def test_a_symbol_that_is_taken_at_the_other_venue_is_said_on_the_page(worker, life):
    life.rose.symbol = "Kettle"
    life.rose.save()
    typed = {"status": "closed", "on": "2026-10-03", f"fate_{life.xiang.pk.hex}": str(life.salon.pk)}
    answer = worker.post(f"/venues/{life.parlour.pk}/close/", typed)
    assert (alerts_of(answer), refused_at(answer)) == (["bad"], set())
    assert f'value="{life.salon.pk}" selected' in answer.content.decode()
    assert Venue.objects.get(pk=life.parlour.pk).closed_on is None
