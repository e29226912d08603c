"""A month as it is read: its figures, its venues district by district, and what late entries changed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from core.months import EARLIEST_DAY, Month
from outreach.models import Outing, Reason, Visit
from outreach.models.visits import LastVisit
from outreach.outings.standings import Standing, standings
from reports import pictures
from reports.figures import FIGURES, Books, MonthReport, differences, month_report
from reports.figures.coverage import follow_up_reasons_by_venue
from reports.figures.periods import percent, twelve_months_to
from reports.models import MonthBook
from reports.pictures import Picture
from reports.shown import Group, month_groups, named_counts, names_by_key, supply_name, topic_rows
from venues.models import District, Venue


class Reach(NamedTuple):
    """How many of the active venues of a month were visited."""

    visited: int
    active: int


@dataclass(frozen=True)
class MonthLine:
    """A month in the list of months. A closed one is what it was then; `now` is what is counted, if that is another."""

    month: Month
    visited: int
    active: int
    closed: bool = False
    now: Reach | None = None


@dataclass(frozen=True)
class Miss:
    """A visit of the month that did not reach the venue."""

    visit: Visit
    reason: Reason | None


@dataclass(frozen=True)
class VenueInMonth:
    """An active venue: what the month was for it, why it was not reached, its last visit, and why to come back."""

    venue: Venue
    standing: Standing
    misses: list[Miss]
    last: LastVisit | None
    follow_up: list[str]

    @property
    def nobody_went(self) -> bool:
        """Whether no stop of the month was even written down."""
        return self.standing == Standing.NOT_ATTEMPTED and not self.misses


@dataclass(frozen=True)
class DistrictPart:
    """A district's figures, its venues and its twelve months as a picture."""

    district: District
    figures: dict
    lines: list[VenueInMonth]
    picture: Picture

    @property
    def unvisited(self) -> list[VenueInMonth]:
        """The venues that were not visited."""
        return [line for line in self.lines if line.standing != Standing.VISITED]

    @property
    def coverage(self) -> float | None:
        """V1 in percent."""
        return percent(self.figures.get("visited"), self.figures.get("active_venues"))


@dataclass(frozen=True)
class Late:
    """A figure that late entries changed since the month was closed."""

    name: str
    closed: int | None
    now: int | None


@dataclass(frozen=True)
class MonthPage:
    """Everything the page and the paper show of a month."""

    month: Month
    today: date
    book: MonthBook
    books: Books
    report: MonthReport
    late: list[Late]
    districts: list[DistrictPart]

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed: only then it can be closed."""
        return self.today > self.month.last_day

    @property
    def can_be_closed(self) -> bool:
        """Whether it is over, holds anything, and was not closed yet."""
        return self.is_over and not self.is_empty and not self.book.closed

    @property
    def can_be_planned(self) -> bool:
        """Whether days are left in the month after it: then its round can be proposed from here."""
        return self.today <= self.month.after.last_day

    @property
    def coverage(self) -> float | None:
        """V1 of the organisation in percent."""
        return percent(self.report.figures.visited, self.report.figures.active_venues)

    def groups(self) -> list[Group]:
        """Its figures as they are read together."""
        return month_groups(self.report.values)

    def to_follow_up(self) -> list[tuple[str, int]]:
        """Venues to follow up by reason."""
        return named_counts(self.report.further["to_follow_up_by_reason"], self.books.lists.reasons)

    def follow_ups(self) -> list[tuple[str, dict]]:
        """By reason what became of the follow-ups made."""
        return named_counts(self.report.further["follow_ups"], self.books.lists.reasons)

    def kinds(self) -> list[tuple[str, dict]]:
        """The figures of every kind of venue where anything is recorded."""
        kinds = ((kind, self.report.kinds.get(str(pk))) for pk, kind in self.books.lists.kinds.items())
        return [(str(kind), figures) for kind, figures in kinds if figures]

    def topics(self) -> list[tuple[str, int, int, int]]:
        """By topic: talks, persons to whom it is to be explained again, questions asked."""
        return topic_rows(self.report.further, self.books.lists.topics)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded in it."""
        return self.report.is_empty


def months_by_year(user, today: Month) -> list[tuple[int, list[Month]]]:
    """The months from the first outing, or the first one closed, to `today`, by year, the newest first."""
    closed = MonthBook.objects.visible_to(user).between(Month.of(EARLIEST_DAY), today).first_closed()
    span = Outing.objects.visible_to(user).done().until(today).span() or ()
    years = defaultdict(list)
    for month in reversed(min(filter(None, [today, *span, closed])).up_to(today)):
        years[month.year].append(month)
    return list(years.items())


def month_lines(user, years: list[tuple[int, list[Month]]]) -> list[tuple[int, list[MonthLine]]]:
    """Some years of `months_by_year`, each month with what was visited in it; three queries."""
    months = sorted(month for _year, of in years for month in of)
    closed = as_closed(MonthBook.objects.visible_to(user).between(months[0], months[-1]))
    coverage = standings(Venue.objects.visible_to(user), Visit.objects.visible_to(user), months)

    def line(month):
        of = list(coverage[month].values())
        return _line(month, Reach(of.count(Standing.VISITED), len(of)), closed.get(month))

    return [(year, [line(month) for month in of]) for year, of in years]


def _line(month, now, closed):
    if closed is None:
        return MonthLine(month, *now)
    stored = Reach(closed.figures.visited, closed.figures.active_venues)
    return MonthLine(month, *stored, closed=True, now=now if now != stored else None)


def as_closed(books) -> dict[Month, MonthReport]:
    """The closed months among the books, as they were stored; one query."""
    return {book.month: MonthReport.from_stored(book.totals) for book in books.closed()}


def month_page(user, month: Month, today: date) -> MonthPage:
    """Put the month together; for a closed one the stored figures, and what was entered since."""
    books = _books_of(user, month)
    book = MonthBook.objects.visible_to(user).of(month)
    now = month_report(books, month, today)
    report = MonthReport.from_stored(book.totals) if book.closed else now
    return MonthPage(
        month=month,
        today=today,
        book=book,
        books=books,
        report=report,
        late=[Late(figure_name(key), closed, later) for key, closed, later in differences(report.values, now.values)],
        districts=_districts(books, month, report, user),
    )


def report_to_close(user, month: Month, today: date) -> MonthReport:
    """The month as counted now, to be stored."""
    return month_report(_books_of(user, month), month, today)


def _books_of(user, month):
    """What a month is counted from: its own rows."""
    return Books.opened_for(user, month, month)


def stored_or_counted(user, month: Month, today: date) -> MonthReport:
    """The month's figures: those stored when it was closed, or counted now."""
    book = MonthBook.objects.visible_to(user).of(month)
    if book.closed:
        return MonthReport.from_stored(book.totals)
    return report_to_close(user, month, today)


def figure_name(key: str) -> str:
    """The name of a figure or of a kind of supply, in the reader's language."""
    return str(FIGURES[key].name) if key in FIGURES else supply_name(key)


def _districts(books, month, report, user):
    lines, pictured = _lines_by_district(books, month, user), _pictured(books, month)
    return [
        DistrictPart(
            district=district,
            figures=report.districts.get(str(pk), {}),
            lines=lines[pk],
            picture=pictures.venues_by_months(pictured[pk], books.standings, _pictured_months(month), str(district)),
        )
        for pk, district in books.lists.districts.items()
        if lines[pk] or str(pk) in report.districts
    ]


def _pictured_months(month):
    return twelve_months_to(month).months


def _pictured(books, month):
    """By district the venues that were active in one of the twelve months, in order."""
    ever_active, there = (
        {venue for each in _pictured_months(month) for venue in books.standings[each]},
        defaultdict(list),
    )
    for venue in books.venues.in_order():
        if venue.pk in ever_active:
            there[venue.district_id].append(venue)
    return there


def _lines_by_district(books, month, user):
    stands, follow_ups = books.standings[month], follow_up_reasons_by_venue(books, month)
    misses, day = _misses(books, month), month.last_day
    last = Visit.objects.visible_to(user).last_at(stands, today=day, by=day)
    names, lines = names_by_key(books.lists.reasons), defaultdict(list)
    for venue in books.venues.in_order():
        if venue.pk in stands:
            missed = [] if stands[venue.pk] == Standing.VISITED else misses[venue.pk]
            promised = [name for key, name in names.items() if key in follow_ups.get(venue.pk, ())]
            line = VenueInMonth(venue, stands[venue.pk], missed, last.get(venue.pk), promised)
            lines[venue.district_id].append(line)
    return lines


def _misses(books, month):
    """By venue the visits of the month that did not reach it, the earliest first."""
    misses = defaultdict(list)
    for visit in sorted(books.visits.between(month, month), key=lambda visit: visit.outing.date):
        misses[visit.venue_id].append(Miss(visit, books.lists.reasons.get(visit.reason_id)))
    return misses
