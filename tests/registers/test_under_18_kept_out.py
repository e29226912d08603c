"""Whoever may be under 18 stays out however an import goes: corrected, split, left out, undone, by page or command."""

import json

import pytest

from outreach.models import Import, Question, Visit
from outreach.registers.brought import BroughtRegisters
from outreach.registers.files import read_file
from people.models import Person
from tests.registers.test_age_columns import LOST
from tests.registers.test_command import run  # noqa: F401 -- the command as a fixture
from tests.registers.test_pages import address, amber, bring, text  # noqa: F401 -- the pages as fixtures
from tests.registers.workbooks import (
    A_PERSON,
    A_QUESTION,
    A_VENUE,
    A_VISIT,
    brought,
    csv_bytes,
    table,
    workbook,
)

GIRL = {**A_PERSON, "Person no": "P0017", "Nickname": "Wren", "Phone": "13800001111", "Venue no": "V001"}
MINOR, UNSURE = {**GIRL, "Age band": "16"}, {**GIRL, "Age band": "17?"}
VISIT = {**A_VISIT, "Persons met": "P0001, P0017, Wren"}
QUESTION = {**A_QUESTION, "Person no": "P0017"}
FILE = "registers.xlsx"


def numbers():
    return sorted(Person.objects.opened().by_register_number())


def take(browser):
    """Take in what waits; the others without the refused rows."""
    (waiting,) = Import.objects.waiting()
    text(browser.post(f"/imports/{waiting.pk}/take/", {"good_rows": "yes"}))


def kept():
    """Everything that is kept of registers that wait, unpacked."""
    registers = BroughtRegisters.unpack(Import.objects.waiting().get().waiting)
    contents = [content.decode("utf-8-sig", "replace") for content in registers.contents.values()]
    return json.dumps([[sheet.rows for sheet in registers.sheets], contents, registers.corrections], default=str)


@pytest.mark.parametrize("row", [MINOR, UNSURE])
def test_she_gets_no_record_by_the_page(amber, bring, row):  # noqa: F811
    bring((FILE, brought(people=[A_PERSON, row], journal=[VISIT], questions=[QUESTION])))
    take(amber)
    assert numbers() == ["P0001"]
    assert (len(Visit.objects.get().met), Visit.objects.get().headcount) == (1, 3)
    assert Question.objects.get().person_id is None


@pytest.mark.parametrize("row", [MINOR, UNSURE])
def test_she_gets_no_record_by_the_command(run, opened, tmp_path, row):  # noqa: F811
    path = tmp_path / FILE
    path.write_bytes(brought(people=[A_PERSON, row], journal=[VISIT], questions=[QUESTION]))
    assert run(path, "--good-rows")[0] == 0
    assert numbers() == ["P0001"]


@pytest.mark.parametrize("row", [MINOR, UNSURE])
def test_she_gets_no_record_where_the_journal_is_brought_later(amber, bring, row):  # noqa: F811
    bring((FILE, brought(people=[A_PERSON, row])))
    take(amber)
    bring((FILE, brought(journal=[VISIT], questions=[QUESTION])))
    take(amber)
    assert numbers() == ["P0001"]
    assert Question.objects.get().person_id is None


def test_she_gets_no_record_while_her_row_waits_in_another_import(amber, bring):  # noqa: F811
    bring((FILE, brought(people=[A_PERSON, UNSURE])))
    first = Import.objects.get()
    bring((FILE, brought(people=[A_PERSON], journal=[VISIT])))
    second = Import.objects.exclude(pk=first.pk).get()
    text(amber.post(f"/imports/{second.pk}/take/", {"good_rows": "yes"}))
    assert numbers() == ["P0001"]


def test_she_gets_no_record_after_the_import_that_refused_her_is_undone(amber, bring):  # noqa: F811
    bring((FILE, brought(people=[A_PERSON, MINOR])))
    take(amber)
    amber.post(f"/imports/{Import.objects.get().pk}/undo/")
    bring((FILE, brought(people=[A_PERSON, {**GIRL, "Age band": ""}], journal=[VISIT])))
    take(amber)
    assert numbers() == ["P0001"]


def test_the_command_remembers_her_though_it_adds_nothing_else(run, opened, tmp_path):  # noqa: F811
    path = tmp_path / FILE
    for rows in ({"people": [A_PERSON]}, {"people": [A_PERSON, MINOR]}, {"people": [A_PERSON], "journal": [VISIT]}):
        path.write_bytes(brought(**rows))
        assert run(path, "--good-rows")[0] == 0
    assert numbers() == ["P0001"]
    before = Import.objects.count()
    path.write_bytes(brought(people=[A_PERSON, MINOR]))
    run(path, "--good-rows")
    assert Import.objects.count() == before


@pytest.mark.parametrize("file", ["people.csv", FILE])
def test_the_row_of_a_certain_minor_is_not_kept_while_others_wait(amber, bring, file):  # noqa: F811
    rows = table([A_PERSON, UNSURE, {**MINOR, "Person no": "P0099", "Nickname": "Finch", "Phone": "13912345678"}])
    bring((file, csv_bytes(rows) if file == "people.csv" else workbook(("Venues", table([A_VENUE])), ("People", rows))))
    assert "Wren" in kept()
    assert not [word for word in ("P0099", "Finch", "13912345678") if word in kept()]
    page = text(amber.get(address()))
    assert "This age lies under 18." in page
    assert "Finch" not in page + text(amber.get(f"{address()}rows/"))
    for kind in ("xlsx", "csv"):
        answer = amber.post(f"{address()}rejects/", {"format": kind})
        cells = [str(cell) for sheet in read_file(f"rows.{kind}", answer.content) for row in sheet.rows for cell in row]
        assert "Wren" in cells
        assert "4" in cells
        assert not [cell for cell in cells if cell in ("P0099", "Finch", "13912345678", "16")]


def test_a_file_of_refused_rows_from_the_command_names_no_minor(run, opened, tmp_path):  # noqa: F811
    path, rejects = tmp_path / FILE, tmp_path / "rejects.xlsx"
    path.write_bytes(brought(people=[A_PERSON, MINOR]))
    run(path, "--rejects", rejects)
    (sheet,) = read_file(rejects.name, rejects.read_bytes())
    assert sheet.rows == (
        ("Line", "Why it was not taken"),
        ("3", "This age lies under 18. No record is made of her; she stays in the headcount."),
    )


def test_a_csv_file_stays_readable_in_another_encoding_without_the_row_of_a_minor(amber, bring):  # noqa: F811
    people = [
        {**A_PERSON, "Nickname": "Zoé"},
        {**MINOR, "Nickname": "two\nlines"},
        {**UNSURE, "Person no": "P0018", "Nickname": "é;,"},
    ]
    bring(("people.csv", csv_bytes(table(people), "cp1252", ";")), ("venues.csv", csv_bytes(table([A_VENUE]))))
    amber.post(f"{address()}sheets/0/encoding/", {"encoding": "cp1252"})
    assert "two" not in kept()
    assert text(amber.get(f"{address()}rows/")).count('value="é;,"') == 1
    take(amber)
    assert [person.nickname for person in Person.objects.opened()] == ["Zoé"]


def test_whoever_knows_that_she_is_grown_up_decides_by_hand(amber, bring):  # noqa: F811
    people = table([{"Person no": "P0017", "Nickname": "Wren", "Venue no": "V001", "周岁": "17?"}])
    sheets = [("Venues", table([A_VENUE])), ("People", people), ("Journal", table([VISIT]))]
    bring((FILE, workbook(*sheets)))
    assert 'name="1-2-3"' in text(amber.get(f"{address()}rows/"))
    amber.post(f"{address()}rows/", {"1-2-3": "18-24"})
    take(amber)
    assert numbers() == ["P0001", "P0017"]
    assert Person.objects.opened().by_register_number()["P0017"].age_band == ""


@pytest.mark.parametrize("typed", ["", "16", "17", "young", "17-19"])
def test_a_correction_that_says_nothing_certain_makes_no_record(amber, bring, typed):  # noqa: F811
    bring((FILE, brought(people=[A_PERSON, UNSURE], journal=[VISIT])))
    amber.post(f"{address()}rows/", {"1-3-2": typed})
    assert ("Wren" in json.dumps(json.loads(kept())[0][1])) == (typed not in ("16", "17"))
    take(amber)
    assert numbers() == ["P0001"]


def test_a_sheet_that_is_left_out_is_looked_through_for_it(amber, bring):  # noqa: F811
    bring(
        (
            FILE,
            brought(
                people=[A_PERSON, UNSURE, {**MINOR, "Person no": "P0018"}], journal=[{**VISIT, "New persons": "P0018"}]
            ),
        )
    )
    amber.post(f"{address()}sheets/1/", {"register": "none"})
    take(amber)
    assert numbers() == ["P0001"]


def test_a_row_that_says_18_or_more_decides_later_what_was_not_sure_before(amber, bring):  # noqa: F811
    bring((FILE, brought(people=[UNSURE, {**MINOR, "Person no": "P0016"}])))
    take_or_drop = Import.objects.get()
    text(amber.post(f"/imports/{take_or_drop.pk}/take/", {"good_rows": "yes"}))
    grown_up = {**GIRL, "Age band": "18-24"}
    bring((FILE, brought(people=[grown_up, {**grown_up, "Person no": "P0016"}])))
    take(amber)
    assert numbers() == ["P0017"]


def test_an_age_that_is_an_error_is_one_still_when_it_waited(amber, bring):  # noqa: F811
    bring((FILE, LOST["an error, merged"]))
    take(amber)
    assert numbers() == []
    assert Import.objects.waiting().count() == 0
