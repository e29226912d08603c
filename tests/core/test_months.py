"""A calendar month as a value."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from core.months import Month, MonthConverter, MonthField, months_of_year

MONTHS = st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))


@given(MONTHS, st.integers(-500, 500))
def test_going_forth_and_back_is_the_same_month(month, by):
    assert month + by - by == month
    assert (month + by > month) == (by > 0)


@given(MONTHS)
def test_a_month_sorts_as_its_text_and_reads_back(month):
    assert Month.parse(str(month)) == month
    assert (str(month) < str(month + 1)) == (month < month + 1)


@given(MONTHS)
def test_a_month_ends_the_day_before_the_next_begins(month):
    assert (month + 1).first_day.toordinal() - month.last_day.toordinal() == 1
    assert Month.of(month.first_day) == Month.of(month.last_day) == month


@pytest.mark.parametrize(("year", "last"), [(2023, 28), (2024, 29), (1900, 28), (2000, 29)])
def test_february_knows_leap_years(year, last):
    assert Month(year, 2).last_day == date(year, 2, last)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-1", "26-01", "2026-01-01", " 2026-01", "", "2026-01\n"])
def test_what_is_not_written_like_a_month_is_none(text):
    with pytest.raises(ValueError):
        Month.parse(text)


def test_months_up_to_another_include_both_and_a_period_backwards_is_empty():
    assert [str(m) for m in Month(2025, 11).up_to(Month(2026, 2))] == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert Month(2026, 3).up_to(Month(2026, 3)) == [Month(2026, 3)]
    assert Month(2026, 3).up_to(Month(2026, 2)) == []


def test_a_year_has_twelve():
    months = months_of_year(2026)
    assert (len(months), months[0], months[-1]) == (12, Month(2026, 1), Month(2026, 12))


def test_a_window_of_three_months_to_the_end_of_a_month_is_calendar_months():
    for last, first_day in ((Month(2026, 5), date(2026, 3, 1)), (Month(2026, 11), date(2026, 9, 1))):
        assert (last - 2).first_day == first_day


def test_this_month_is_the_one_of_the_organisations_time_zone():
    moment = datetime(2026, 10, 31, 17, 30, tzinfo=ZoneInfo("UTC"))
    with timezone.override(ZoneInfo("Asia/Shanghai")):
        assert Month.of(timezone.localdate(moment)) == Month(2026, 11)
        assert Month.this() == Month.of(timezone.localdate())


def test_a_month_has_a_name_in_the_readers_language():
    october = Month(2026, 10)
    with translation.override("en"):
        assert (october.label, october.name, october.short_name) == ("October 2026", "October", "Oct")
    with translation.override("zh-hans"):
        assert (october.label, october.name, october.short_name) == ("2026年10月", "10月", "10月")


def test_an_address_takes_months_of_this_life_only():
    assert MonthConverter().to_python("2026-10") == Month(2026, 10)
    assert MonthConverter().to_url(Month(2026, 10)) == "2026-10"
    for year in ("1989", "2101", "0001"):
        with pytest.raises(ValueError):
            MonthConverter().to_python(f"{year}-10")


def test_the_column_takes_a_month_or_its_text_and_nothing_else():
    field = MonthField()
    assert field.to_python("2026-10") == field.to_python(Month(2026, 10)) == Month(2026, 10)
    assert field.to_python(None) is None
    with pytest.raises(ValueError):
        field.to_python("October")
