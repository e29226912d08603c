"""The page of a month: figures under their names, districts, venues with their reasons, the coordinator's paragraph."""

from datetime import date

import pytest

from accounts.permissions import Role
from core.months import Month
from outreach.models import Outcome, Reason
from reports.actions import close_month
from reports.figures import FIGURES
from reports.models import MonthBook
from reports.months import month_page, report_to_close
from tests.life import district, entry, in_this_order, outing, person, queries_for, refused_at, visit, words_of
from tests.reports.life import TODAY, asked, promised, venue, went

JUNE = "/reports/month/2026-06/"
MAY = Month(2026, 5)


def test_every_figure_is_named_and_defined_beside_its_number(amber, one):
    went("2026-06-03", one, met=[person("阿香")], headcount=3)
    words = words_of(amber.get(JUNE))
    for key in ("active_venues", "women_met", "encounters", "headcount", "untold_at_end", "outings"):
        assert in_this_order(words, str(FIGURES[key].name), str(FIGURES[key].definition))
    assert "Women met 1 Different women met" in words
    assert "Headcount 3 on 1 of 1 visits" in words


def test_a_headcount_nobody_gave_is_not_recorded(amber, one):
    went("2026-06-03", one)
    assert "Headcount – not recorded" in words_of(amber.get(JUNE))


def test_a_venue_that_was_refused_says_why(amber, one):
    went("2026-06-03", one, Outcome.REFUSED, reason_id=entry(Reason, "manager_refused").pk)
    assert "tried 3 Jun 2026 refused: the manager said no" in words_of(amber.get(JUNE))


def test_a_venue_shows_its_last_visit_of_an_earlier_month(amber, one):
    went("2026-04-01", one)
    went("2026-05-09", one, Outcome.CLOSED)
    went("2026-07-01", one)
    assert "not attempted no visit written down 9 May 2026 closed" in words_of(amber.get(JUNE))


def test_a_venue_says_why_to_come_back(amber, one):
    promised(one, made="2026-06-01", due="2026-06-20")
    asked("2026-06-02", where=one)
    words = words_of(amber.get(JUNE))
    assert in_this_order(words, "a question asked there and not yet told", "no reason recorded")


def test_districts_and_the_organisation_stand_in_one_table(amber, one):
    places = [one, venue(district("South"), "V2")]
    xiang = person("阿香")
    for place in places:
        went("2026-06-03", place, met=[xiang])
    words = words_of(amber.get(JUNE))
    north, south = "North 1 1 100.0 0 0 0 1 1 1 –", "South 1 1 100.0 0 0 0 1 1 1 –"
    assert in_this_order(words, north, south, "Organisation 2 2 100.0 0 0 0 2 1 2 –")


def test_twelve_months_of_every_venue_are_a_picture(amber, one):
    went("2026-06-03", one)
    went("2025-07-03", one, Outcome.UNSAFE)
    page = amber.get(JUNE).content.decode()
    assert "<title>North: twelve months</title>" in page
    assert "visited: 1, tried: 1, not attempted: 10" in page


def test_a_venue_that_closed_before_the_month_is_not_in_its_list(opened, one):
    venue(one.district, "V2", closed="2026-05-30")
    (part,) = month_page(opened, Month(2026, 6), TODAY).districts
    assert [line.venue.number for line in part.lines] == ["V1"]


def test_a_month_without_anything_says_so(amber):
    assert '<div class="empty">' in amber.get("/reports/month/1999-06/").content.decode()


def test_the_paragraph_is_kept(amber, one, actions_of):
    answer = amber.post(f"{JUNE}paragraph/", {"paragraph": "Rain for three weeks."})
    assert answer.url == JUNE
    assert MonthBook.objects.get().paragraph == "Rain for three weeks."
    assert "Rain for three weeks." in words_of(amber.get(JUNE))
    assert actions_of()[-1] == "wrote a month's paragraph"


def test_a_paragraph_that_is_too_long_is_shown_again_as_it_was_written(amber, one):
    answer = amber.post(f"{JUNE}paragraph/", {"paragraph": "lost? " * 2000})
    assert (answer.status_code, MonthBook.objects.count()) == (200, 0)
    assert words_of(answer).count("lost?") == 2000
    assert refused_at(answer) == {"paragraph"}


def test_above_the_paragraph_stands_that_she_may_hear_it(amber, one):
    assert "She may hear what you write." in words_of(amber.get(JUNE))


def test_a_worker_reads_the_paragraph_and_writes_none(staff, one, sign_in):
    MonthBook.objects.create(month=Month(2026, 6), paragraph="Rain for three weeks.")
    worker = sign_in(staff[Role.WORKER.value])
    assert "Rain for three weeks." in words_of(worker.get(JUNE))
    assert worker.post(f"{JUNE}paragraph/", {"paragraph": "Sun."}).status_code == 404
    assert MonthBook.objects.get().paragraph == "Rain for three weeks."


@pytest.mark.parametrize("address", ["/reports/", JUNE, "/reports/year/2026/"])
def test_the_number_of_queries_does_not_grow_with_the_rows(amber, one, address):
    went("2026-06-01", one, met=[person("阿香")])
    before = queries_for(amber, address)
    for number in range(2, 5):
        place = venue(district(f"District {number}"), f"V{number}")
        trip = outing(place.district, date(2026, 6, number))
        visit(trip, place, met=[person(f"Bee {number}"), person(f"Cherry {number}")], headcount=4)
        visit(trip, one, outcome=Outcome.REFUSED, reason_id=entry(Reason, "busy").pk)
        asked("2026-06-02", where=place)
        promised(place, made="2026-05-01", due="2026-06-01")
    assert queries_for(amber, address) == before


def test_the_list_of_months_shows_coverage_and_what_is_closed(amber, opened, one):
    venue(one.district, "V2")
    went("2026-05-03", one)
    close_month(month=MAY, report=report_to_close(opened, MAY, TODAY), today=TODAY, by=opened)
    words = words_of(amber.get("/reports/"))
    assert in_this_order(words, "The year 2026", "May 2026 1 of 2 venues visited month closed")
    assert words.count("month closed") == 1
    assert "April 2026" not in words


def test_the_title_tells_nothing(amber, one):
    titles = [amber.get(address).content.decode() for address in (JUNE, "/reports/", "/reports/year/2026/")]
    assert ["<title>Month</title>" in titles[0], "<title>List</title>" in titles[1], "<title>Year</title>" in titles[2]]


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "0000-01", "9999-01", "1989-12"])
def test_what_is_no_month_is_not_there(amber, month):
    assert amber.get(f"/reports/month/{month}/").status_code == 404


def test_the_list_of_months_has_three_years_on_a_page(amber):
    there = venue(district("North"), "V1", contacted="2019-01-10")
    for year in range(2019, 2027):
        went(f"{year}-03-05", there)
    first, last = (amber.get("/reports/", {"page": number}) for number in (1, 3))

    years = [year for year, _lines in first.context["years"]]
    assert len(years) == 3
    assert years[0] == max(years)
    assert [year for year, _lines in last.context["years"]][-1] == 2019
    assert [line.visited for line in last.context["years"][-1][1] if line.month == Month(2019, 3)] == [1]
