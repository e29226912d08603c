"""A year as it is read: figures beside those of the year before, months, districts, challenges, late entries."""

from dataclasses import dataclass
from datetime import date

from core.months import Month
from outreach.models import Challenge
from reports import pictures
from reports.figures import Books, Period, YearReport, differences, month_values, percent, year_report
from reports.models import MonthBook
from reports.months import Late, as_closed, figure_name
from reports.shown import Group, named_counts, plain, supply_name, topic_rows, year_groups


@dataclass(frozen=True)
class CoverageLine:
    """A district's visited and active venues of each month, and its venue-months visited and active in the period."""

    name: str
    months: list[tuple[int, int]]
    whole: tuple[int, int]

    @property
    def shares(self) -> list[float | None]:
        """V1 in percent, month by month."""
        return [percent(visited, active) for visited, active in self.months]

    @property
    def share(self) -> float | None:
        """V1 in percent of the venue-months."""
        return percent(*self.whole)


@dataclass(frozen=True)
class MonthRow:
    """A month of the year: its figures, its waiting times, its supplies in the order of the year's kinds."""

    month: Month
    figures: dict
    waiting: list[str]
    pieces: list[int]
    closed: bool


@dataclass(frozen=True)
class LateMonth:
    """A closed month with the figures that late entries changed."""

    month: Month
    late: list[Late]


@dataclass(frozen=True)
class YearPage:
    """Everything the page and the paper show of a year."""

    year: int
    today: date
    books: Books
    report: YearReport
    challenges: list[Challenge]
    month_books: list[MonthBook]
    late: list[LateMonth]

    @property
    def period(self) -> Period:
        """What is counted: the year, or what was recorded of it."""
        return self.report.period

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded in it."""
        return not any(of["outings"] or of["questions_asked"] for of in self.report.months.values())

    def groups(self) -> list[Group]:
        """Its figures as they are read together, each beside that of the year before."""
        return year_groups(self.report.values, self.report.before)

    def month_rows(self) -> list[MonthRow]:
        """The months, in order."""
        return [
            MonthRow(
                month,
                of,
                [plain(days) for days in of["waiting_time"] or ()],
                [of["supplies"].get(kind, 0) for kind in self.kinds_handed_out],
                month in self.report.closed,
            )
            for month, of in self.report.months.items()
        ]

    def coverage(self) -> list[CoverageLine]:
        """Every district with an active venue, month by month."""
        lines = (
            CoverageLine(str(district), self.report.coverage[pk], _venue_months(self.report.districts[pk]))
            for pk, district in self.books.lists.districts.items()
        )
        return [line for line in lines if any(active for _visited, active in (*line.months, line.whole))]

    def districts(self) -> list[tuple[str, dict]]:
        """The figures of every district where anything is recorded."""
        return _named(self.report.districts, self.books.lists.districts)

    def kinds(self) -> list[tuple[str, dict]]:
        """The figures of every kind of venue where anything is recorded."""
        return _named(self.report.kinds, self.books.lists.kinds)

    def topics(self) -> list[tuple[str, int, int, int]]:
        """By topic: talks, persons to whom it is to be explained again, questions asked."""
        return topic_rows(self.report.further, self.books.lists.topics)

    def follow_ups(self) -> list[tuple[str, dict]]:
        """By reason what became of the follow-ups made."""
        return named_counts(self.report.further["follow_ups"], self.books.lists.reasons)

    def paragraphs(self) -> list[MonthBook]:
        """The months about which the coordinator wrote."""
        return [book for book in self.month_books if book.paragraph]

    def pictures(self) -> dict:
        """The year's pictures by what they show."""
        months, coverage = self.report.months, self.coverage()
        names, shares = [line.name for line in coverage], [line.months for line in coverage]
        return {
            "coverage": pictures.coverage_by_month(months),
            "people": pictures.people_by_month(months),
            "districts": pictures.districts_by_months(names, shares, self.period.months),
            "questions": pictures.questions_by_month(months),
            "supplies": [pictures.supplies_by_month(months, kind) for kind in self.kinds_handed_out],
        }

    def supplies(self) -> list[tuple[str, str]]:
        """The kinds handed out: heading and name."""
        return [(kind, supply_name(kind)) for kind in self.kinds_handed_out]

    @property
    def kinds_handed_out(self) -> list[str]:
        """The headings of the kinds handed out in the period, those too that only a closed month still names."""
        of_months = (kind for of in self.report.months.values() for kind in of["supplies"])
        return [*dict.fromkeys((*self.report.figures.supplies, *of_months))]

    @property
    def closed(self) -> list[str]:
        """The short names of the months that are shown as they were closed."""
        return [month.short_name for month in self.report.closed]


def year_page(user, year: int, today: date) -> YearPage:
    """Put the year together as of `today`."""
    books = Books.opened_for(user, Month(year, 12), Month(year - 1, 1))
    period = Period.of_year(year, books.recorded_until, today)
    of_period = MonthBook.objects.visible_to(user).between(period.first, period.last)
    month_books, closed = list(of_period), as_closed(of_period)
    return YearPage(
        year=year,
        today=today,
        books=books,
        report=year_report(books, period, today, closed),
        challenges=list(Challenge.objects.visible_to(user).between(Month(year, 1), Month(year, 12))),
        month_books=month_books,
        late=_late(books, closed),
    )


def _venue_months(of):
    return of["visited_venue_months"], of["active_venue_months"]


def _late(books, closed):
    """The closed months whose figures late entries changed."""
    found = []
    for month, report in closed.items():
        changed = differences(report.values, month_values(books, month))
        found.append(LateMonth(month, [Late(figure_name(key), then, now) for key, then, now in changed]))
    return [each for each in found if each.late]


def _named(parts, entries):
    return [(str(entries[pk]), of) for pk, of in parts.items() if any(of.values())]
