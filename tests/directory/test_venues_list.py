"""The list of venues."""

from datetime import date

import pytest

from outreach.models.outings import State
from outreach.models.visits import Outcome
from tests.life import district, in_this_order, offers_of, outing, queries_for, venue, visit, words_of


def test_districts_and_venues_stand_in_natural_order(life, worker):
    venue(life.ten, "V1", "Lantern Bar")
    text = words_of(worker.get("/venues/"))
    text = text[text.index("3 venues") :]
    assert in_this_order(text, "District 2", "V002 Marigold Salon", "V010 Zephyr Parlour", "District 10", "V1 Lantern")


def test_a_district_without_a_venue_says_so(life, worker):
    assert "District 10 0" in words_of(worker.get("/venues/"))


def test_each_venue_shows_its_kind_and_its_last_attempted_visit(life, worker):
    later = outing(life.two, date(2026, 10, 2))
    visit(later, life.parlour, outcome=Outcome.REFUSED)
    last = outing(life.two, date(2026, 10, 20))
    visit(last, life.parlour, outcome=Outcome.NOT_ATTEMPTED)
    planned = outing(life.two, date(2026, 10, 28), state=State.PLANNED)
    visit(planned, life.parlour, outcome=Outcome.REACHED)
    text = words_of(worker.get("/venues/"))
    assert "V010 Zephyr Parlour hair salon open 2 Oct 2026 refused" in text
    assert "V002 Marigold Salon hair salon open never visited" in text


def test_gone_venues_are_shown_when_asked_for(life, worker):
    venue(life.two, "V003", "Shut Salon", closed_on=date(2025, 6, 1))
    shown = {state: words_of(worker.get(f"/venues/?state={state}")) for state in ("", "gone", "all")}
    assert {state: ("Shut" in text, "Zephyr" in text) for state, text in shown.items()} == {
        "": (False, True),
        "gone": (True, False),
        "all": (True, True),
    }


def test_one_district_alone(life, worker):
    venue(life.ten, "V001", "Lantern Bar")
    text = words_of(worker.get(f"/venues/?district={life.ten.pk}"))
    assert "Lantern Bar" in text
    assert "Zephyr Parlour" not in text


@pytest.mark.parametrize("nonsense", ["district=x&state=y", "district=%00", "state=gone%27--"])
def test_what_cannot_be_chosen_counts_as_not_chosen(life, worker, nonsense):
    assert "2 venues" in words_of(worker.get(f"/venues/?{nonsense}"))


def test_an_empty_book_says_what_to_do_first(staff, sign_in):
    browser = sign_in(staff["coordinator"])
    page = browser.get("/venues/")
    assert '<div class="empty">' in page.content.decode()
    assert "/imports/" in offers_of(page)


def test_three_venues_take_as_many_queries_as_one(staff, worker):
    where = district("District 1")
    visit(outing(where, date(2026, 9, 1)), venue(where, "V1", "First"))
    one = queries_for(worker, "/venues/")
    for number in ("V2", "V3"):
        visit(outing(where, date(2026, 9, 2)), venue(where, number, "Other"))
    assert queries_for(worker, "/venues/") == one


def test_a_closing_date_shows_as_closed_whatever_the_status_says(life, worker):
    venue(life.two, "V003", "Shut Salon", closed_on=date(2025, 6, 1))
    assert "V003 Shut Salon hair salon closed never visited" in words_of(worker.get("/venues/?state=gone"))
