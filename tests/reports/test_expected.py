"""The sample organisation: every month and year is what its invented life says, from either workbook, closed or not."""

import json
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from core.months import Month
from reports.actions import close_month
from reports.figures import Books, Period, month_report, year_figures
from reports.figures.coverage import active_venues
from reports.months import stored_or_counted
from tests.conftest import EXAMPLES, PASSPHRASE, signed_in_for_commands

EXPECTED = json.loads((EXAMPLES / "expected.json").read_text())
TODAY = date(2026, 11, 21)
pytestmark = pytest.mark.django_db
MONTHS, YEARS = sorted(EXPECTED["months"]), sorted(EXPECTED["years"])


@pytest.fixture(scope="module", params=["en", "zh"])
def amber(request, django_db_setup, django_db_blocker):
    """The coordinator with open keys after the registers of one language were taken in; rolled back at the end."""
    from outreach.setting_up.organisation import open_organisation

    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(transaction.atomic())
        coordinator = open_organisation(name="Lantern", coordinator="amber", passphrase=PASSPHRASE)
        user = stack.enter_context(signed_in_for_commands(coordinator))
        workbook = EXAMPLES / f"registers-{request.param}.xlsx"
        call_command("import_registers", workbook, "--good-rows", "--as", "amber", stdout=StringIO(), stderr=StringIO())
        yield user
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def books(amber):
    return Books.opened_for(amber, Month(2026, 12))


@pytest.fixture(scope="module")
def reports(books):
    return {month: month_report(books, Month.parse(month), TODAY) for month in MONTHS}


def printed(*arguments):
    out = StringIO()
    call_command(*arguments, "--json", "--as", "amber", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_is_what_is_expected(reports, month):
    assert asdict(reports[month].figures) == EXPECTED["months"][month]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_is_what_is_expected(books, year):
    period = Period.of_year(int(year), books.recorded_until, TODAY)
    assert asdict(year_figures(books, period)) == EXPECTED["years"][year]


@pytest.mark.parametrize("month", [MONTHS[0], MONTHS[-1]])
def test_the_command_prints_a_month(amber, month):
    assert printed("month", month) == EXPECTED["months"][month]


@pytest.mark.parametrize("year", YEARS)
def test_the_command_prints_a_year(amber, year):
    assert printed("year", year) == EXPECTED["years"][year]


def test_every_month_is_the_same_once_it_is_closed(amber, reports):
    for month, report in reports.items():
        close_month(month=Month.parse(month), report=report, today=TODAY, by=amber)
        assert asdict(stored_or_counted(amber, Month.parse(month), TODAY).figures) == EXPECTED["months"][month]
    assert printed("month", MONTHS[5]) == EXPECTED["months"][MONTHS[5]]
    assert printed("year", "2025") == EXPECTED["years"]["2025"]


def test_the_districts_active_venues_add_up_to_the_organisations(books):
    districts = [books.of_district(pk) for pk in books.lists.districts]
    for month in map(Period.of_month, map(Month.parse, MONTHS)):
        assert sum(active_venues(part, month) for part in districts) == active_venues(books, month) > 0


def test_twelve_months_of_women_met_do_not_add_up_to_the_year(books):
    months = Month(2025, 1).up_to(Month(2025, 12))
    year = year_figures(books, Period(months[0], months[-1]))
    assert sum(EXPECTED["months"][str(month)]["women_met"] for month in months) > year.women_met
    assert sum(EXPECTED["months"][str(month)]["encounters"] for month in months) == year.encounters
