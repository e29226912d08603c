"""Small registers made for a test."""

import csv
import datetime
import io

import xlsxwriter

from outreach.registers.files import Sheet, read_file
from outreach.registers.plan import Existing
from outreach.registers.planner import plan_import

TODAY = datetime.date(2026, 11, 21)

VENUES = ("Venue no", "District", "Venue name", "Kind", "Status", "First contact", "Closed on")
PEOPLE = ("Person no", "Nickname", "Phone", "May call", "Age band", "Venue no", "First met", "Receptiveness")
JOURNAL = (
    "Date",
    "District",
    "Venue no",
    "Team",
    "Outcome",
    "Women present",
    "Persons met",
    "New persons",
    "Topics",
    "Did not understand",
    "Condoms",
    "Booklets",
    "Follow up on",
    "Follow-up reason",
)
QUESTIONS = ("Date", "Venue no", "Person no", "Topic", "Question", "Answered at once", "Answer", "Called back on")
HEADINGS = {"venues": VENUES, "people": PEOPLE, "journal": JOURNAL, "questions": QUESTIONS}

A_VENUE = {
    "Venue no": "V001",
    "District": "North",
    "Venue name": "Plum Stone",
    "Kind": "bar",
    "Status": "open",
    "First contact": "2024-01-02",
}
ANOTHER_VENUE = {**A_VENUE, "Venue no": "V002", "District": "South"}
A_PERSON = {"Person no": "P0001", "Nickname": "阿香", "Age band": "25-34", "Venue no": "V001"}
A_VISIT = {
    "Date": "2024-02-01",
    "District": "North",
    "Venue no": "V001",
    "Team": "dune, birch",
    "Outcome": "reached",
    "Women present": 3.0,
    "Persons met": "P0001",
}
A_QUESTION = {"Date": "2024-02-01", "Venue no": "V001", "Person no": "P0001", "Question": "Is it serious?"}


def sheet(register, *rows, file="registers.xlsx"):
    """A sheet of a register; each row is a dict by heading."""
    headings = HEADINGS[register]
    lines = [headings, *(tuple(row.get(heading, "") for heading in headings) for row in rows)]
    return Sheet(file, register.capitalize(), tuple(lines))


def registers(venues=(A_VENUE, ANOTHER_VENUE), people=(A_PERSON,), journal=(), questions=()):
    """The four sheets."""
    given = {"venues": venues, "people": people, "journal": journal, "questions": questions}
    return [sheet(register, *rows) for register, rows in given.items()]


def planned(existing=None, today=TODAY, **rows):
    """The plan of importing the four sheets."""
    return plan_import(registers(**rows), existing or Existing(), today)


def codes(plan):
    """What is wrong, as (register, line, code)."""
    return [(doubt.register, doubt.source.line, doubt.problem.code) for doubt in plan.doubts]


def workbook(*sheets):
    """The bytes of an Excel workbook: (name, rows) each."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}
    )
    for name, rows in sheets:
        page = book.add_worksheet(name)
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)
    book.close()
    return target.getvalue()


def csv_bytes(rows, encoding="utf-8", delimiter=","):
    """The bytes of a CSV file."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue().encode(encoding)


def example(path):
    """The sheets of an example file."""
    return read_file(path.name, path.read_bytes())


def table(rows):
    """Rows that are dicts by heading, as a table under just those headings."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return [headings, *([row.get(heading, "") for heading in headings] for row in rows)]


def brought(**rows):
    """The bytes of a workbook of registers; each row is a dict by whatever heading it likes."""
    given = {"venues": [A_VENUE, ANOTHER_VENUE], **rows}
    return workbook(*((register.capitalize(), table(cells)) for register, cells in given.items()))


def planned_from_file(existing=None, today=TODAY, **rows):
    """The plan of importing a real workbook, read as one is read that somebody brings."""
    return plan_import(read_file("registers.xlsx", brought(**rows)), existing or Existing(), today)
