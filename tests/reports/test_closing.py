"""Closing a month stores its figures for good; what is entered later is shown as a difference."""

import json
from dataclasses import asdict
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from core.months import Month
from core.refusals import NotPossible
from reports.actions import close_month
from reports.models import MonthBook
from reports.months import month_page, report_to_close, stored_or_counted
from reports.years import year_page
from tests.conftest import PASSPHRASE
from tests.life import alerts_of, entry, offers_of, person
from tests.reports.life import TODAY, venue, went
from venues.models import Kind

JUNE = Month(2026, 6)


@pytest.fixture
def closed(opened, one):
    """June with one visit, closed."""
    one.kind_id = entry(Kind, "bar").pk
    one.save()
    went("2026-06-03", one, met=[person("阿香")], headcount=3)
    close_month(month=JUNE, report=report_to_close(opened, JUNE, TODAY), today=TODAY, by=opened)
    return one


def test_what_is_entered_later_changes_nothing_that_was_stored(opened, closed):
    before = asdict(stored_or_counted(opened, JUNE, TODAY))
    went("2026-06-04", closed, met=[person("Bee")], headcount=2)
    venue(closed.district, "V2")
    assert asdict(stored_or_counted(opened, JUNE, TODAY)) == before
    page = month_page(opened, JUNE, TODAY)
    assert (page.report.figures.women_met, page.districts[0].figures["women_met"]) == (1, 1)
    assert [figures["women_met"] for _name, figures in page.kinds()] == [1]


def test_late_entries_are_shown_as_a_difference(opened, closed):
    went("2026-06-04", closed, met=[person("Bee")], headcount=2)
    late = {each.name: (each.closed, each.now) for each in month_page(opened, JUNE, TODAY).late}
    assert late["Women met"] == (1, 2)
    assert late["Headcount"] == (3, 5)
    assert "Active venues" not in late


def test_a_month_to_which_nothing_was_added_shows_no_difference(opened, closed):
    assert month_page(opened, JUNE, TODAY).late == []


def test_the_year_counts_what_is_there_and_names_the_months_that_changed(opened, closed):
    went("2026-06-04", closed, met=[person("Bee")])
    page = year_page(opened, 2026, TODAY)
    assert page.report.figures.women_met == 2
    assert [each.month for each in page.late] == [JUNE]


def test_a_person_who_is_forgotten_stays_in_the_totals_of_a_closed_month(opened, closed):
    visit = closed.visits.get()
    visit.met = ()
    visit.save()
    assert stored_or_counted(opened, JUNE, TODAY).figures.women_met == 1


@pytest.mark.parametrize("today", [date(2026, 6, 1), date(2026, 6, 30), date(2026, 5, 1)])
def test_a_month_that_is_not_over_cannot_be_closed(opened, one, today):
    with pytest.raises(NotPossible):
        close_month(month=JUNE, report=report_to_close(opened, JUNE, today), today=today, by=opened)
    assert not MonthBook.objects.closed()


def test_a_month_without_records_cannot_be_closed_before_its_registers_come_in(amber, opened, one):
    empty = Month(2019, 5)
    assert "/reports/month/2019-05/close/" not in amber.get("/reports/month/2019-05/").content.decode()
    with pytest.raises(NotPossible, match="Nothing was recorded in this month"):
        close_month(month=empty, report=report_to_close(opened, empty, TODAY), today=TODAY, by=opened)


def test_a_closed_month_cannot_be_closed_again(opened, closed):
    went("2026-06-04", closed, met=[person("Bee")])
    with pytest.raises(NotPossible):
        close_month(month=JUNE, report=report_to_close(opened, JUNE, TODAY), today=TODAY, by=opened)
    assert stored_or_counted(opened, JUNE, TODAY).figures.women_met == 1


def test_the_command_prints_the_stored_figures_of_a_closed_month(opened, closed, monkeypatch):
    monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
    went("2026-06-04", closed, met=[person("Bee")])
    out = StringIO()
    call_command("month", "2026-06", "--json", "--as", "amber", stdout=out)
    assert json.loads(out.getvalue())["women_met"] == 1


def test_the_coordinator_is_asked_before_a_month_is_closed(amber, one, actions_of):
    went("2025-06-03", one)
    address = "/reports/month/2025-06/close/"
    assert address in offers_of(amber.get("/reports/month/2025-06/"))
    assert f"POST {address}" in offers_of(amber.get(address))
    assert not MonthBook.objects.closed()
    assert amber.post(address).url == "/reports/month/2025-06/"
    assert [book.month for book in MonthBook.objects.closed()] == [Month(2025, 6)]
    assert actions_of()[-1] == "closed a month"
    assert address not in offers_of(amber.get("/reports/month/2025-06/"))


def test_a_month_that_runs_says_why_it_cannot_be_closed(amber, one):
    this = Month.this()
    answer = amber.post(f"/reports/month/{this}/close/")
    assert alerts_of(answer) == ["bad"]
    assert f"/reports/month/{this}/close/" not in amber.get(f"/reports/month/{this}/").content.decode()


def test_who_does_not_coordinate_cannot_close_a_month(staff, one, sign_in):
    worker = sign_in(staff["worker"])
    assert worker.post("/reports/month/2025-06/close/").status_code == 404
    assert "/close/" not in worker.get("/reports/month/2025-06/").content.decode()
    assert not MonthBook.objects.closed()


def test_without_keys_the_stored_figures_stay_sealed(opened, closed):
    from vault.keyring import Keyring, Locked, using

    with using(Keyring()):
        book = MonthBook.objects.get()
        assert str(book.totals) == str(book.paragraph) == "•••"
        with pytest.raises(Locked):
            stored_or_counted(opened, JUNE, TODAY)
