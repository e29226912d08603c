"""The figures of a month, and what its page shows beside them."""

from dataclasses import asdict, dataclass, fields
from datetime import date

from core.months import Month
from reports.figures.books import Books
from reports.figures.periods import Period
from reports.figures.registry import counted

FURTHER = (
    "to_follow_up",
    "to_follow_up_by_reason",
    "ever_met",
    "women_in_programme",
    "visits_reached",
    "headcount_known",
    "told",
    "waiting_time",
    "questions_by_topic",
    "talks",
    "to_explain",
    "to_explain_by_topic",
    "follow_ups",
)
OF_A_KIND = (
    "active_venues",
    "visited",
    "tried",
    "not_attempted",
    "to_follow_up",
    "women_met",
    "encounters",
    "headcount",
)
OF_A_DISTRICT = (*OF_A_KIND, "outings")


@dataclass(frozen=True)
class MonthFigures:
    """The figures of a month, as they are printed for other programs."""

    active_venues: int
    visited: int
    tried: int
    not_attempted: int
    outings: int
    visits: int
    women_met: int
    encounters: int
    headcount: int | None
    new_women: int
    supplies: dict[str, int]
    questions_asked: int
    answered_at_once: int
    untold_at_end: int
    not_visited: list[str]


@dataclass(frozen=True)
class MonthReport:
    """A month as counted on one day: its figures, and by district and kind of venue (their ids). All of it is stored at closing."""

    as_of: str
    figures: MonthFigures
    further: dict
    districts: dict[str, dict]
    kinds: dict[str, dict]

    def as_stored(self) -> dict:
        """The report as it is sealed."""
        return asdict(self)

    @classmethod
    def from_stored(cls, stored: dict) -> "MonthReport":
        """The report that was sealed; a figure that came into being later is missing, not zero."""
        figures = {field.name: stored["figures"].get(field.name) for field in fields(MonthFigures)}
        further = {key: stored["further"].get(key) for key in FURTHER}
        return cls(**{**stored, "figures": MonthFigures(**figures), "further": further})

    @property
    def values(self) -> dict:
        """All figures of the organisation by key."""
        return {**asdict(self.figures), **self.further}

    @property
    def counted_on(self) -> date:
        """The day it was counted."""
        return date.fromisoformat(self.as_of)


def month_report(books: Books, month: Month, today: date) -> MonthReport:
    """Count a month as of `today`."""
    period, lists = Period.of_month(month), books.lists
    districts = {str(pk): counted(OF_A_DISTRICT, books.of_district(pk), period) for pk in lists.districts}
    kinds = {str(pk): counted(OF_A_KIND, books.of_kind(pk), period) for pk in lists.kinds}
    return MonthReport(
        as_of=today.isoformat(),
        figures=MonthFigures(**counted([field.name for field in fields(MonthFigures)], books, period)),
        further=counted(FURTHER, books, period),
        districts={pk: of for pk, of in districts.items() if any(of.values())},
        kinds={pk: of for pk, of in kinds.items() if any(of.values())},
    )


def differences(closed: MonthReport, now: MonthReport) -> list[tuple[str, int, int]]:
    """The numbers that late entries changed: key, as closed, as counted now."""
    before, after = closed.values, now.values
    numbers = [key for key, value in after.items() if value is None or isinstance(value, int)]
    changed = [(key, before[key], after[key]) for key in numbers if before[key] != after[key]]
    pieces = sorted({*closed.figures.supplies, *now.figures.supplies})
    handed_out = [(name, closed.figures.supplies.get(name, 0), now.figures.supplies.get(name, 0)) for name in pieces]
    return changed + [entry for entry in handed_out if entry[1] != entry[2]]
