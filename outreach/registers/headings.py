"""Which of the four registers a sheet is, by its headings; or by hand, where they do not say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from outreach.registers.age.headings import speaks_of_age
from outreach.registers.cells import is_blank, narrow, text
from outreach.registers.files import Sheet
from outreach.registers.words import WORDS

HEADING_ROWS = 10  # a title or two may stand above the headings

REGISTERS = {
    "venues": _("Venues"),
    "people": _("People"),
    "journal": _("Journal"),
    "questions": _("Questions"),
}

FIELD_NAMES = {
    "number": _("Register number"),
    "district": _("District"),
    "name": _("Venue name"),
    "kind": _("Kind"),
    "address": _("Address"),
    "usual_number": _("Usual number of women"),
    "best_hours": _("Best hours"),
    "attitude": _("Manager's attitude"),
    "status": _("Status"),
    "first_contact": _("First contact"),
    "closed_on": _("Closed on"),
    "remarks": _("Remarks"),
    "nickname": _("Nickname"),
    "phone": _("Phone"),
    "may_call": _("May call"),
    "age_band": _("Age band"),
    "venue": _("Venue number"),
    "first_met": _("First met"),
    "wish": _("Receptiveness"),
    "date": _("Date"),
    "team": _("Team"),
    "outcome": _("Outcome"),
    "headcount": _("Women present"),
    "met": _("Persons met"),
    "new": _("New persons"),
    "topics": _("Topics"),
    "explain_again": _("To explain again"),
    "follow_up_on": _("Follow up on"),
    "follow_up_reason": _("Follow-up reason"),
    "condoms": _("Condoms"),
    "lubricant": _("Lubricant"),
    "booklets": _("Booklets"),
    "kits": _("Kits"),
    "rice": _("Rice"),
    "person": _("Person number"),
    "topic": _("Topic"),
    "words": _("Question"),
    "answered_at_once": _("Answered at once"),
    "answer": _("Answer"),
    "called_back_on": _("Called back on"),
}

SUPPLIES = ("condoms", "lubricant", "booklets", "kits", "rice")

REQUIRED = {
    "venues": {"number"},
    "people": {"number"},
    "journal": {"date", "venue", "outcome"},
    "questions": {"date", "words"},
}
DISTINCTIVE = {
    "venues": {"name", "kind", "address", "usual_number", "best_hours", "attitude", "first_contact", "closed_on"},
    "people": {"nickname", "phone", "may_call", "age_band", "venue", "first_met", "wish"},
    "journal": {"outcome", "headcount", "met", "new", "explain_again", *SUPPLIES, "follow_up_on"},
    "questions": {"words", "answered_at_once", "answer", "called_back_on"},
}
# The columns without which every row of a register is refused.
NO_ROW_WITHOUT = {
    "venues": ("number", "first_contact"),
    "people": ("number",),
    "journal": ("date", "venue", "outcome"),
    "questions": ("date",),
}
NEEDED = {"venues": 2, "people": 2, "journal": 1, "questions": 1}
ABOUT_WOMEN = ("people", "journal", "questions")
AN_AGE = re.compile(r"[89]|[1-9]\d")
LONGEST_HEADING = 24  # letters, where it is not known which line the headings are


@dataclass(frozen=True)
class Assignment:
    """What a sheet is: its register, the line of its headings, and which column holds which field."""

    register: str
    heading_line: int
    columns: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()  # the columns that speak of age or birth, known or not

    @property
    def decisive(self) -> list[int]:
        """The columns that may decide over a row: those that hold a field, and those that speak of age."""
        return sorted({*self.columns.values(), *self.ages})

    def not_kept(self, sheet: Sheet) -> list[str]:
        """The headings of columns that are only read to see who is 18 or older."""
        row = sheet.rows[self.heading_line - 1]
        known = self.columns.values()
        return [text(row[index]) for index in self.ages if index not in known and index < len(row) and text(row[index])]

    @property
    def missing(self) -> list[str]:
        """The names of columns it does not have and every row of it is refused without."""
        return [str(FIELD_NAMES[field]) for field in NO_ROW_WITHOUT[self.register] if field not in self.columns]


def recognise(sheet: Sheet) -> Assignment | None:
    """What a sheet says it is; None if no row near its top does, or if two registers fit equally well."""
    for line, row in _first_rows(sheet):
        fits = [fit for register in REGISTERS if (fit := _fit(register, line, row, sheet))]
        fits.sort(key=_strength, reverse=True)
        if fits and (len(fits) == 1 or _strength(fits[0]) > _strength(fits[1])):
            return fits[0]
        if fits:
            return None
    return None


def assigned(sheet: Sheet, register: str, columns: Mapping[str, int]) -> Assignment:
    """What someone said a sheet is. Its headings are its first row that is not blank."""
    line = heading_line(sheet)
    row = sheet.rows[line - 1] if sheet.rows else ()
    below = [
        index
        for _line, cells in _first_rows(sheet)
        for index, cell in enumerate(cells)
        if _may_be_heading(cell) and index != columns.get("remarks")
    ]
    return _assignment(register, line, row, dict(columns), below)


def suggested(sheet: Sheet, register: str) -> dict[str, int]:
    """The columns whose headings fit a register, for the page that asks about the others."""
    row = sheet.rows[heading_line(sheet) - 1] if sheet.rows else ()
    return dict(_matched(register, row))


def fields_of(register: str) -> list[str]:
    """The fields of a register, in the order of its usual columns."""
    return list(WORDS["headings"][register])


def heading_line(sheet: Sheet) -> int:
    """The line that an assignment by hand takes for the headings: the first that is not blank."""
    return next((line for line, _row in _first_rows(sheet)), 1)


def _first_rows(sheet):
    rows = ((line, row) for line, row in enumerate(sheet.rows, start=1) if not is_blank(row))
    return [found for found, _place in zip(rows, range(HEADING_ROWS), strict=False)]


def _fit(register, line, row, sheet):
    columns = _matched(register, row)
    if not REQUIRED[register] <= columns.keys() or len(DISTINCTIVE[register] & columns.keys()) < NEEDED[register]:
        return None
    around = (line - 2, line)  # headings may take two lines
    speaking = {
        index
        for place in around
        if 0 <= place < len(sheet.rows)
        for index, cell in enumerate(sheet.rows[place])
        if index not in columns.values() and _may_be_heading(cell)
    } | _ages_without_heading(sheet, line, columns)
    if register not in ABOUT_WOMEN and (speaking or any(map(speaks_of_age, row))):
        return None  # a list of women, whatever else it looks like: somebody says what it is
    return _assignment(register, line, row, columns, speaking)


def _ages_without_heading(sheet, line, columns):
    """The columns with nothing above them in which every cell may be an age: part of a heading over several columns."""
    headings, below = sheet.rows[line - 1], sheet.rows[line:]
    width = max(map(len, below), default=0)
    nameless = [index for index in range(width) if index not in columns.values() and not text(_cell(headings, index))]
    found = set()
    for index in nameless:
        filled = [cell for row in below if text(cell := _cell(row, index))]
        if filled and all(map(_may_be_age, filled)):
            found.add(index)
    return found


def _cell(row, index):
    return row[index] if index < len(row) else ""


def _may_be_age(cell):
    words = narrow(cell).removesuffix(".0")
    return bool(AN_AGE.fullmatch(words)) or "岁" in words or "歲" in words


def _assignment(register, line, row, columns, speaking=()):
    """An assignment with the columns that speak of age, and the headings of those that nobody knows."""
    ages = {index for index, cell in enumerate(row) if speaks_of_age(cell)} | {columns.get("age_band"), *speaking}
    ages = sorted(ages - {None}) if register in ABOUT_WOMEN else []
    known = {*columns.values(), *ages}
    unknown = [text(cell) for index, cell in enumerate(row) if text(cell) and index not in known]
    return Assignment(register, line, columns, tuple(unknown), tuple(ages))


def _may_be_heading(cell):
    """True if a cell somewhere on top of a sheet may be the heading of a column of ages, and is no remark."""
    words = narrow(cell)
    other = words.replace("18", "")
    return len(words) <= LONGEST_HEADING and not any(map(str.isdigit, other)) and speaks_of_age(words)


def _strength(assignment):
    return len(DISTINCTIVE[assignment.register] & assignment.columns.keys()), len(assignment.columns)


def _matched(register, row):
    """Field to column. Of two columns for one field, the one whose word stands first in words.yaml."""
    fits = []
    for index, cell in enumerate(row):
        words = _WORDS[register]
        found = words.get(_bare(cell)) or words.get(_bare(_PARENTHESES.sub("", narrow(cell))))
        if found:
            fits.append((*found, index))
    columns = {}
    for _rank, field, index in sorted(fits):
        columns.setdefault(field, index)
    return columns


_PARENTHESES = re.compile(r"[(\[].*?[)\]]")


def _bare(cell):
    """A heading without what may differ in typing: case, width, spaces and marks."""
    return "".join(letter for letter in narrow(cell).casefold() if letter.isalnum())


_WORDS = {
    register: {_bare(word): (rank, field) for field, words in fields.items() for rank, word in enumerate(words)}
    for register, fields in WORDS["headings"].items()
}
