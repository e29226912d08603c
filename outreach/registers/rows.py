"""Rows of a sheet, typed, each with what is wrong with it. What depends on other rows is planner.py's to say."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from outreach.registers import cells, vocabulary
from outreach.registers.age import words_of_age
from outreach.registers.age.adults import adult
from outreach.registers.age.headings import of_birth
from outreach.registers.age.words_of_age import Adult
from outreach.registers.cells import TooEarly, TooLate, Unreadable
from outreach.registers.files import Sheet
from outreach.registers.headings import SUPPLIES, Assignment
from outreach.registers.problems import OF_A_MINOR, Problem

CLOSED = ("closed", "moved", "demolished")
Labels = Mapping[str, Mapping[str, str]]  # "kind", "topic", "reason": folded label to key


@dataclass(frozen=True)
class Source:
    """Where a row stands, what its cells say, and the headings above them."""

    file: str
    sheet: str
    line: int
    headings: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def place(self) -> str:
        """File, sheet and line, as one points to them."""
        return " · ".join(filter(None, (self.file, self.sheet, str(self.line))))


@dataclass(frozen=True)
class RegisterRow:
    """A row of a register. `columns` names the heading of each field the sheet has.

    `adult` is what its columns of age and birth say of whom it is about; None where they say nothing.
    """

    source: Source
    problems: tuple[Problem, ...]
    columns: Mapping[str, str]
    adult: Adult | None

    def problem(self, code: str, field: str, value: str = "") -> Problem:
        """A problem of this row, said of the column of a field."""
        return Problem(code, self.columns.get(field, ""), value)

    def facts(self) -> dict[str, object]:
        """What the row says, by field, for comparison."""
        return {field.name: getattr(self, field.name) for field in fields(self)[len(fields(RegisterRow)) :]}

    def without_problem(self, *codes: str) -> bool:
        """True if none of these is wrong with the row."""
        return not any(problem.code in codes for problem in self.problems)

    @property
    def of_a_minor(self) -> bool:
        """True if it is refused because she is certainly under 18: then nothing of it is kept."""
        return not self.without_problem(*OF_A_MINOR)


@dataclass(frozen=True)
class VenueRow(RegisterRow):
    """A row of the venues' register."""

    number: str
    district: str
    name: str
    kind: str
    address: str
    usual_number: int | None
    best_hours: str
    attitude: str | None
    status: str
    first_contact: datetime.date | None
    closed_on: datetime.date | None
    remarks: str


@dataclass(frozen=True)
class PersonRow(RegisterRow):
    """A row of the people's register."""

    number: str
    nickname: str
    phone: str
    may_call: bool | None
    age_band: words_of_age.AgeBand | None
    venue: str
    first_met: datetime.date | None
    wish: str | None
    remarks: str

    @property
    def may_call_is_unclear(self) -> bool:
        """True if there is something in its cell that is neither yes nor no."""
        return self.may_call is None and any(each.column == self.columns.get("may_call") for each in self.problems)


@dataclass(frozen=True)
class JournalRow(RegisterRow):
    """A row of the journal: one stop of an outing at one venue."""

    date: datetime.date | None
    district: str
    venue: str
    team: tuple[str, ...]
    outcome: str | None
    headcount: int | None
    met: tuple[str, ...]
    new: tuple[str, ...]
    topics: tuple[str, ...]
    explain_again: tuple[str, ...]
    supplies: tuple[tuple[str, int], ...]
    follow_up_on: datetime.date | None
    follow_up_reason: str
    remarks: str

    @property
    def reached(self) -> bool:
        """True if the team was let in."""
        return self.outcome == "reached"

    @property
    def named(self) -> tuple[str, ...]:
        """Everyone the row names, each once: met, new, or to be explained to again."""
        return tuple(dict.fromkeys((*self.met, *self.new, *self.explain_again)))


@dataclass(frozen=True)
class QuestionRow(RegisterRow):
    """A row of the questions' register."""

    date: datetime.date | None
    venue: str
    person: str
    topic: str
    words: str
    answered_at_once: bool | None
    answer: str
    called_back_on: datetime.date | None


class _Line:
    """The cells of one line by field, and the problems found while they are read."""

    def __init__(self, source, row, assignment, columns, labels, today):
        self.source, self.row, self.assignment, self.columns = source, row, assignment, columns
        self.labels, self.today, self.problems = labels, today, []

    def cell(self, field):
        column = self.assignment.columns.get(field)
        return "" if column is None or column >= len(self.row) else self.row[column]

    def add(self, code, field, value=""):
        self.problems.append(Problem(code, self.columns.get(field, ""), value))

    def text(self, field):
        return cells.text(self.cell(field))

    def code(self, field, missing):
        """A number by which somebody or something is known; what is wrong if there is none."""
        code = cells.code(self.cell(field))
        if not code:
            self.add(missing, field)
        return code

    def read(self, field, reader, unreadable="cell_unreadable"):
        try:
            return reader(self.cell(field))
        except (TooEarly, TooLate):
            raise
        except Unreadable:
            self.add(unreadable, field, self.text(field))
            return None

    def needed(self, field, reader, name):
        """What a row cannot be taken without."""
        value = self.read(field, reader, f"{name}_unreadable")
        if value is None and not self.text(field):
            self.add(f"{name}_missing", field)
        return value

    def day(self, field, unreadable="cell_unreadable", needed=None, may_be_future=False):
        """A day on which something happened, which today is the last of; or on which something is due."""
        too_late = "too_late" if may_be_future else "in_the_future"
        try:
            day = self.needed(field, cells.date, needed) if needed else self.read(field, cells.date, unreadable)
        except (TooEarly, TooLate) as far:
            self.add("too_early" if isinstance(far, TooEarly) else too_late, field)
            return None
        if day and day > self.today and not may_be_future:
            self.add(too_late, field)
        return day

    def heading(self, column):
        return self.source.headings[column] if column < len(self.source.headings) else ""

    @cached_property
    def ages(self):
        """What each column that speaks of age or birth says, where it says something."""
        filled = {column: self.row[column] for column in self.assignment.ages if column < len(self.row)}
        said = {column: adult(self.heading(column), cell, self.today) for column, cell in filled.items()}
        return {column: answer for column, answer in said.items() if answer}

    @property
    def adult(self):
        """Whether she is certainly 18 or older: the least certain answer counts."""
        return next((each for each in (Adult.NO, Adult.UNSURE, Adult.YES) if each in self.ages.values()), None)

    def add_ages(self):
        """Note each cell by which she is not certainly 18 or older; that of a minor is not repeated."""
        for column, said in self.ages.items():
            if said is Adult.NO:
                self.problems.append(Problem("under_18", self.heading(column)))
            elif said is Adult.UNSURE:
                self.problems.append(Problem("age_unsure", self.heading(column), cells.shown(self.row[column])))

    def age_band(self):
        """Her age band, where she is certainly grown up and the column holds ages; never her birth."""
        if of_birth(self.columns.get("age_band", "")):
            return None
        try:
            return words_of_age.age_band(self.cell("age_band"))
        except Unreadable:
            return None

    def choice(self, field):
        return self.read(field, lambda cell: vocabulary.choice(field, cell))

    def yes_no(self, field):
        return self.read(field, vocabulary.yes_no)

    def number(self, field):
        return self.read(field, cells.whole_number)

    def entry(self, name, field):
        value = vocabulary.entry(name, self.cell(field), self.labels.get(name, {}))
        return self.noted(name, field, (value,) if value else ())[0] if value else ""

    def entries(self, name, field):
        return self.noted(name, field, vocabulary.entries(name, self.cell(field), self.labels.get(name, {})))

    def noted(self, name, field, values):
        for value in values:
            if value not in vocabulary.keys(name) and value not in self.labels.get(name, {}).values():
                self.add(f"{name}_new", field, value)
        return values

    def row_of(self, row_type, **values):
        """A row with what was found wrong with it."""
        kept = {"source": self.source, "problems": tuple(self.problems), "columns": self.columns}
        return row_type(**kept, adult=self.adult, **values)


def headings_of(sheet: Sheet, assignment: Assignment) -> tuple[str, ...]:
    """The headings of a sheet."""
    return tuple(map(cells.text, sheet.rows[assignment.heading_line - 1]))


def read_rows(
    sheet: Sheet, assignment: Assignment, labels: Labels, today: datetime.date
) -> tuple[list[RegisterRow], int]:
    """The rows below the headings, and how many of them are blank."""
    headings = headings_of(sheet, assignment)
    columns = {field: headings[index] for field, index in assignment.columns.items() if index < len(headings)}
    rows, blank = [], 0
    for line, row in enumerate(sheet.rows[assignment.heading_line :], start=assignment.heading_line + 1):
        if cells.is_blank(row):
            blank += 1
            continue
        source = Source(sheet.file, sheet.name, line, headings, tuple(map(cells.text, row)))
        rows.append(_READERS[assignment.register](_Line(source, row, assignment, columns, labels, today)))
    return rows, blank


def _venue(line):
    number = line.code("number", "number_missing")
    first_contact = line.day("first_contact", needed="first_contact")
    closed_on = line.day("closed_on", "closed_on_unreadable")
    status = line.choice("status") or ("closed" if closed_on else "open")
    if closed_on and first_contact and closed_on < first_contact:
        line.add("closed_before_first_contact", "closed_on")
    if status in CLOSED and not closed_on and not line.text("closed_on"):
        line.add("closed_without_date", "closed_on")
    if status not in CLOSED and closed_on:
        line.add("open_with_closing_date", "status")
    return line.row_of(
        VenueRow,
        number=number,
        district=line.text("district"),
        name=line.text("name"),
        kind=line.entry("kind", "kind"),
        address=line.text("address"),
        usual_number=line.number("usual_number"),
        best_hours=cells.hours(line.cell("best_hours")),
        attitude=line.choice("attitude"),
        status=status,
        first_contact=first_contact,
        closed_on=closed_on,
        remarks=line.text("remarks"),
    )


def _person(line):
    number = line.code("number", "number_missing")
    line.add_ages()
    venue = line.code("venue", "venue_empty")
    return line.row_of(
        PersonRow,
        number=number,
        nickname=line.text("nickname"),
        phone=cells.phone(line.cell("phone")),
        may_call=line.read("may_call", vocabulary.may_call),
        age_band=line.age_band(),
        venue=venue,
        first_met=line.day("first_met"),
        wish=line.choice("wish"),
        remarks=line.text("remarks"),
    )


def _journal(line):
    date = line.day("date", needed="date")
    venue = line.code("venue", "venue_missing")
    outcome = line.needed("outcome", lambda cell: vocabulary.choice("outcome", cell), "outcome")
    follow_up_on = line.day("follow_up_on", may_be_future=True)
    reason = line.entry("reason", "follow_up_reason")
    if reason and not follow_up_on:
        line.add("follow_up_without_date", "follow_up_on")
    return line.row_of(
        JournalRow,
        date=date,
        district=line.text("district"),
        venue=venue,
        team=cells.words(line.cell("team")),
        outcome=outcome,
        headcount=line.number("headcount"),
        met=cells.codes(line.cell("met")),
        new=cells.codes(line.cell("new")),
        topics=line.entries("topic", "topics"),
        explain_again=cells.codes(line.cell("explain_again")),
        supplies=tuple((kind, count) for kind in SUPPLIES if (count := line.number(kind))),
        follow_up_on=follow_up_on,
        follow_up_reason=reason,
        remarks=line.text("remarks"),
    )


def _question(line):
    date = line.day("date", needed="date")
    venue = line.code("venue", "venue_empty")
    words = line.text("words")
    if not words:
        line.add("words_missing", "words")
    told = line.day("called_back_on", "called_back_on_unreadable")
    if told and date and told < date:
        line.add("told_before_asked", "called_back_on")
    return line.row_of(
        QuestionRow,
        date=date,
        venue=venue,
        person=cells.code(line.cell("person")),
        topic=line.entry("topic", "topic"),
        words=words,
        answered_at_once=line.yes_no("answered_at_once"),
        answer=line.text("answer"),
        called_back_on=told,
    )


_READERS = {"venues": _venue, "people": _person, "journal": _journal, "questions": _question}
