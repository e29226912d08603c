"""What an import would do, and what it is compared with. Nothing here touches the database."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from outreach.registers.age.withheld import Withheld
from outreach.registers.files import Sheet
from outreach.registers.headings import REGISTERS
from outreach.registers.problems import Problem
from outreach.registers.rows import JournalRow, PersonRow, QuestionRow, RegisterRow, Source, VenueRow

VisitKey = tuple[datetime.date, str]  # date and venue number
QuestionKey = tuple[datetime.date, str, str, str]  # date, venue number, person number, folded words


@dataclass
class Existing:
    """What is in the book already. The facts of a record go by the names of the fields of its row."""

    districts: dict[str, str] = field(default_factory=dict)  # folded name: name
    labels: dict[str, dict[str, str]] = field(default_factory=dict)  # "kind", "topic", "reason": folded label: key
    venues: dict[str, dict] = field(default_factory=dict)
    people: dict[str, dict] = field(default_factory=dict)  # those a people's row or a colleague filled
    bare: set[str] = field(default_factory=set)  # register numbers of empty records
    visits: dict[VisitKey, dict] = field(default_factory=dict)
    questions: dict[QuestionKey, dict] = field(default_factory=dict)
    open_follow_ups: list[tuple[object, str, datetime.date]] = field(default_factory=list)  # id, venue number, made on
    withheld: Withheld = field(default_factory=Withheld)  # whom this or an earlier import refused for her age


@dataclass
class Counts:
    """How many rows of a register are added, there already, repeated, blank and refused."""

    added: int = 0
    there: int = 0
    repeated: int = 0
    blank: int = 0
    refused: int = 0

    @property
    def in_words(self) -> str:
        """The counts as one line."""
        words = _(
            "%(added)s added, %(there)s there already, %(repeated)s repeated, %(blank)s blank, %(refused)s refused"
        )
        return words % vars(self)


@dataclass(frozen=True)
class ImportedVisit:
    """A visit to be written: a journal row without those who cannot be met."""

    row: JournalRow
    district: str  # folded
    met: tuple[str, ...]
    kept_on: datetime.date | None = None


@dataclass
class ImportedOuting:
    """One date and one district: its team and what was handed out, from all rows taken."""

    date: datetime.date
    district: str  # folded
    team: dict[str, str] = field(default_factory=dict)  # folded name: name
    supplies: dict[str, int] = field(default_factory=dict)
    visits: list[ImportedVisit] = field(default_factory=list)


@dataclass(frozen=True)
class ImportedQuestion:
    """A question to be written; `person` is empty where nobody may be named."""

    row: QuestionRow
    person: str


@dataclass(frozen=True)
class Doubt:
    """A row and one thing that is wrong with it."""

    register: str
    source: Source
    problem: Problem


@dataclass
class ImportPlan:
    """What an import would do."""

    today: datetime.date
    counts: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in REGISTERS})
    doubts: list[Doubt] = field(default_factory=list)
    refused: list[tuple[str, RegisterRow]] = field(default_factory=list)
    unrecognised: list[Sheet] = field(default_factory=list)
    unknown_columns: list[tuple[Sheet, str]] = field(default_factory=list)
    not_kept: list[tuple[Sheet, str]] = field(default_factory=list)  # columns read for one decision
    new_districts: dict[str, str] = field(default_factory=dict)
    new_labels: dict[str, dict[str, str]] = field(
        default_factory=lambda: defaultdict(dict)
    )  # list: folded: key or label
    venues: dict[str, VenueRow] = field(default_factory=dict)
    people: dict[str, PersonRow] = field(default_factory=dict)
    bare: dict[str, None] = field(default_factory=dict)
    outings: dict[tuple[datetime.date, str], ImportedOuting] = field(default_factory=dict)
    questions: list[ImportedQuestion] = field(default_factory=list)
    keeps: dict[object, datetime.date] = field(
        default_factory=dict
    )  # follow-ups in the book that a planned visit keeps
    no_calls: dict[str, None] = field(default_factory=dict)  # people in the book of whom a row says: do not call
    withheld: Withheld = field(default_factory=Withheld)  # whom these registers refuse for her age
    withholds_more: bool = False  # than the book knows of

    @property
    def adds(self) -> int:
        """How many rows would be added."""
        return sum(counts.added for counts in self.counts.values())

    @property
    def changes_the_book(self) -> bool:
        """True if there is anything to write."""
        return bool(self.adds or self.bare or self.keeps or self.no_calls or self.withholds_more)

    @property
    def visits(self) -> list[ImportedVisit]:
        """The visits to be written."""
        return [visit for outing in self.outings.values() for visit in outing.visits]

    def report(self) -> dict[str, dict[str, int]]:
        """The four counts of each register."""
        names = ("added", "repeated", "blank", "refused")
        return {register: {name: getattr(counts, name) for name in names} for register, counts in self.counts.items()}

    def ordered_doubts(self) -> list[Doubt]:
        """Refusals first, then closing and call-back dates, then the rest; each in the order of the registers."""
        return sorted(self.doubts, key=lambda doubt: doubt.problem.rank)
