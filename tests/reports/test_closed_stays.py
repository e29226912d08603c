"""A month that was closed stands as it was closed wherever it is a line among others; what is counted now is beside."""

from datetime import date

import pytest
from django.utils import timezone

from core.months import Month
from home.now import home_for
from outreach.models import Outing
from reports.actions import close_month
from reports.months import month_lines, months_by_year, report_to_close
from reports.years import year_page
from tests.life import district, in_this_order, person, queries_for, today, words_of
from tests.reports.life import TODAY, asked, handed_out, venue, went

JUNE, JULY = Month(2026, 6), Month(2026, 7)


def close(month, by, on=TODAY):
    close_month(month=month, report=report_to_close(by, month, on), today=on, by=by)


@pytest.fixture
def late(opened, one):
    """June was closed with one of one venue visited; then a venue, a visit and supplies were entered late."""
    went("2026-06-03", one, met=[person("阿香")], headcount=3)
    went("2026-07-03", one, met=[person("Bee")])
    asked("2026-06-03", told="2026-06-05", where=one)
    close(JUNE, opened)
    place = venue(one.district, "V2")
    south = venue(district("South"), "V3")
    trip = went("2026-06-04", one, met=[person("Cherry"), person("Dahlia")], headcount=2).outing
    trip.supplies = handed_out(rice=5)
    trip.save()
    asked("2026-06-04", told="2026-06-24", where=one)
    return place, south


def line_of(month, by):
    years = month_lines(by, months_by_year(by, Month.of(TODAY)))
    return next(line for _year, lines in years for line in lines if line.month == month)


def row_of(month, page):
    return next(row for row in page.month_rows() if row.month == month)


def test_the_list_of_months_shows_what_was_closed_and_beside_it_what_is_counted_now(opened, late, amber):
    line = line_of(JUNE, opened)
    assert (line.visited, line.active, line.closed) == (1, 1, True)
    assert (line.now.visited, line.now.active) == (1, 3)
    words = words_of(amber.get("/reports/"))
    assert in_this_order(words, "June 2026 1 of 1 venues visited counted now: 1 of 3 month closed")
    assert words.count("counted now") == 1


def test_an_open_month_is_counted_and_says_nothing_of_another_count(opened, late):
    line = line_of(JULY, opened)
    assert (line.visited, line.active, line.closed, line.now) == (1, 3, False, None)


def test_a_closed_month_to_which_nothing_was_added_says_nothing_of_another_count(opened, one):
    went("2026-06-03", one)
    close(JUNE, opened)
    assert line_of(JUNE, opened).now is None


def test_a_closed_month_stays_in_the_list_though_its_only_outing_was_given_another_day(opened, one):
    went("2026-06-03", one)
    close(JUNE, opened)
    Outing.objects.update(date=date(2026, 8, 3))
    assert (line_of(JUNE, opened).visited, line_of(JUNE, opened).now.visited) == (1, 0)


def test_the_rows_of_a_year_show_a_closed_month_as_it_was_closed(opened, late):
    page = year_page(opened, 2026, TODAY)
    row = row_of(JUNE, page)
    shown = ("active_venues", "visited", "outings", "women_met", "encounters", "headcount", "questions_asked")
    assert [row.figures[key] for key in shown] == [1, 1, 1, 1, 1, 3, 1]
    assert (row.closed, row.waiting) == (True, ["2", "2"])
    assert (row_of(JULY, page).closed, row_of(JULY, page).figures["active_venues"]) == (False, 3)


def test_the_rows_and_the_late_entries_add_up_to_the_year(opened, late):
    page = year_page(opened, 2026, TODAY)
    ((changed,),) = [[each for each in month.late if each.name == "Encounters"] for month in page.late]
    assert (changed.closed, changed.now) == (1, 3)
    rows = sum(row.figures["encounters"] for row in page.month_rows())
    assert page.report.figures.encounters == rows + changed.now - changed.closed == 4


def test_coverage_by_district_shows_a_closed_month_as_it_was_closed_and_the_year_as_counted(opened, late):
    page = year_page(opened, 2026, TODAY)
    lines = {line.name: line for line in page.coverage()}
    june = page.period.months.index(JUNE)
    assert lines["North"].months[june : june + 2] == [(1, 1), (1, 2)]
    assert lines["South"].months[june : june + 2] == [(0, 0), (0, 1)]
    districts = dict(page.districts())
    of = districts["North"]
    assert lines["North"].share == round(100 * of["visited_venue_months"] / of["active_venue_months"], 1)


def test_the_pictures_of_a_year_show_a_closed_month_as_it_was_closed(opened, one):
    went("2026-06-03", one, met=[person("阿香")], headcount=3)
    close(JUNE, opened)
    before = year_page(opened, 2026, TODAY).pictures()
    went("2026-06-04", one, met=[person("Bee")], headcount=2)
    asked("2026-06-04")
    after = year_page(opened, 2026, TODAY).pictures()
    assert [str(after[key].svg) for key in ("coverage", "people")] == [
        str(before[key].svg) for key in ("coverage", "people")
    ]


def test_a_kind_of_supply_that_only_a_closed_month_names_keeps_its_column(opened, one):
    trip = went("2026-06-03", one).outing
    trip.supplies = handed_out(rice=5)
    trip.save()
    close(JUNE, opened)
    trip.supplies = ()
    trip.save()
    page = year_page(opened, 2026, TODAY)
    kinds = [kind for kind, _name in page.supplies()]
    assert dict(zip(kinds, row_of(JUNE, page).pieces, strict=True))["rice"] == 5


def test_the_page_of_the_year_marks_its_closed_months_and_says_what_its_own_figures_are(amber, late):
    words = words_of(amber.get("/reports/year/2026/"))
    assert "June as closed" in words
    assert "July as closed" not in words
    assert "As they were closed: Jun. What is said of the whole year is counted today" in words


def test_a_year_without_closed_months_says_nothing_of_them(amber, one):
    went("2026-06-03", one)
    assert "as closed" not in words_of(amber.get("/reports/year/2026/")).casefold()


def test_the_first_page_shows_the_month_before_as_it_was_closed(opened, one, staff):
    before = Month.of(today()) - 1
    went(before.first_day.isoformat(), one)
    close(before, opened, on=today())
    venue(one.district, "V2")
    shown = home_for(staff["coordinator"], timezone.localtime())
    assert (shown["before"].visited, shown["before"].active, shown["before"].closed) == (1, 1, True)
    assert (shown["now"].active, shown["now"].closed) == (2, False)


@pytest.mark.parametrize("address", ["/reports/", "/reports/year/2026/", "/"])
def test_the_number_of_queries_does_not_grow_with_the_months_closed(amber, opened, one, address):
    for month in (3, 4, 5):
        went(f"2026-{month:02}-03", one)
    close(Month(2026, 3), opened)
    before = queries_for(amber, address)
    for month in (4, 5):
        close(Month(2026, month), opened)
    assert queries_for(amber, address) == before
