"""The figures of a year: what counts persons is counted over the whole year, never added up from months."""

from dataclasses import dataclass, fields
from datetime import date

from core.months import Month
from reports.figures.books import Books
from reports.figures.month import MonthReport
from reports.figures.periods import Period
from reports.figures.registry import counted

FURTHER = (
    "active_venue_months",
    "visited_venue_months",
    "tried_venue_months",
    "not_attempted_venue_months",
    "to_follow_up",
    "outings",
    "visits",
    "district_months",
    "all_district_months",
    "team",
    "headcount",
    "visits_reached",
    "headcount_known",
    "new_women",
    "ever_met",
    "answered_at_once",
    "told",
    "untold_at_end",
    "waiting_time",
    "questions_by_topic",
    "talks",
    "to_explain",
    "to_explain_by_topic",
    "follow_ups",
)
OF_A_MONTH = (
    "active_venues",
    "visited",
    "tried",
    "not_attempted",
    "outings",
    "women_met",
    "encounters",
    "headcount",
    "questions_asked",
    "answered_at_once",
    "untold_at_end",
    "waiting_time",
    "supplies",
)
OF_A_PART = (
    "active_venue_months",
    "visited_venue_months",
    "venues_visited",
    "women_met",
    "encounters",
    "headcount",
)


@dataclass(frozen=True)
class YearFigures:
    """The figures of a year, as they are printed for other programs."""

    women_met: int
    encounters: int
    supplies: dict[str, int]
    questions_asked: int
    venues_visited: int


@dataclass(frozen=True)
class YearReport:
    """A year, or what has passed of it, as counted on one day: its figures, by month, district and kind of venue.

    The months in `closed` are what was stored of them; what is said of the whole year is counted, late entries too.
    """

    as_of: date
    period: Period
    figures: YearFigures
    further: dict
    months: dict[Month, dict]
    districts: dict
    kinds: dict
    coverage: dict
    closed: list[Month]
    before: dict | None

    @property
    def values(self) -> dict:
        """All figures of the organisation by key."""
        return {**vars(self.figures), **self.further}


def year_figures(books: Books, period: Period) -> YearFigures:
    """The figures that are printed for other programs."""
    return YearFigures(**counted([field.name for field in fields(YearFigures)], books, period))


def year_report(books: Books, period: Period, today: date, closed: dict[Month, MonthReport]) -> YearReport:
    """Count a year as of `today`, and the same months of the year before where anything was recorded in them."""
    lists = books.lists
    done = books.within(period.first, period.last)
    districts = {pk: done.of_district(pk) for pk in lists.districts}
    coverage = {
        pk: [_visited_of_active(of, pk, month, closed.get(month)) for month in period.months]
        for pk, of in districts.items()
    }
    return YearReport(
        as_of=today,
        period=period,
        figures=year_figures(books, period),
        further=counted(FURTHER, books, period),
        months={month: _of_month(done, month, closed.get(month)) for month in period.months},
        districts={pk: counted(OF_A_PART, of, period) for pk, of in districts.items()},
        kinds={pk: counted(OF_A_PART, done.of_kind(pk), period) for pk in lists.kinds},
        coverage=coverage,
        closed=[month for month in period.months if month in closed],
        before=_before(books, period.year_before),
    )


def _of_month(books, month, closed):
    """The figures of a month: those stored when it was closed, or counted."""
    if closed:
        return {key: closed.values[key] for key in OF_A_MONTH}
    return counted(OF_A_MONTH, books, Period.of_month(month))


def _visited_of_active(books, district, month, closed):
    """The same of a district; one where there was nothing was not stored."""
    keys = ("visited", "active_venues")
    of = closed.districts.get(str(district), {}) if closed else counted(keys, books, Period.of_month(month))
    return tuple(of.get(key, 0) for key in keys)


def _before(books, period):
    """The year before, or None when there was no outing in these months."""
    if not books.outings.between(period.first, period.last):
        return None
    return {**vars(year_figures(books, period)), **counted(FURTHER, books, period)}
