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
    """A month as counted on one day: its figures, also by district and kind (by id). Closing stores all of it."""

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
        return {**vars(self.figures), **self.further}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded in it."""
        return not any(self.values[key] for key in ("active_venues", "outings", "questions_asked"))

    @property
    def counted_on(self) -> date:
        """The day it was counted."""
        return date.fromisoformat(self.as_of)


def month_values(books: Books, month: Month) -> dict:
    """All figures of the organisation in a month, by key."""
    return counted([*(field.name for field in fields(MonthFigures)), *FURTHER], books, Period.of_month(month))


def month_report(books: Books, month: Month, today: date) -> MonthReport:
    """Count a month as of `today`."""
    values, period, lists = month_values(books, month), Period.of_month(month), books.lists
    done = books.within(month, month)
    districts = {str(pk): counted(OF_A_DISTRICT, done.of_district(pk), period) for pk in lists.districts}
    kinds = {str(pk): counted(OF_A_KIND, done.of_kind(pk), period) for pk in lists.kinds}
    further = {key: values.pop(key) for key in FURTHER}
    return MonthReport(
        as_of=today.isoformat(),
        figures=MonthFigures(**values),
        further=further,
        districts={pk: of for pk, of in districts.items() if any(of.values())},
        kinds={pk: of for pk, of in kinds.items() if any(of.values())},
    )


def differences(closed: dict, now: dict) -> list[tuple[str, int, int]]:
    """The numbers that late entries changed: key, as closed, as counted now."""
    numbers = [key for key, value in now.items() if value is None or isinstance(value, int)]
    changed = [(key, closed[key], now[key]) for key in numbers if closed[key] != now[key]]
    pieces = dict.fromkeys([*closed["supplies"], *now["supplies"]])
    handed_out = [(kind, closed["supplies"].get(kind, 0), now["supplies"].get(kind, 0)) for kind in pieces]
    return changed + [entry for entry in handed_out if entry[1] != entry[2]]
