"""Which of the four registers a sheet is."""

import pytest

from outreach.registers.files import Sheet
from outreach.registers.headings import HEADING_ROWS, assigned, recognise, suggested
from tests.conftest import EXAMPLES
from tests.registers.workbooks import HEADINGS, example, sheet


def of(*rows):
    return Sheet("any.csv", "", rows)


@pytest.mark.parametrize("name", ["registers-en.xlsx", "registers-zh.xlsx"])
def test_the_four_registers_are_recognised_with_all_their_columns(name):
    found = [recognise(sheet) for sheet in example(EXAMPLES / name)]
    assert [assignment.register for assignment in found] == ["venues", "people", "journal", "questions"]
    assert [len(assignment.columns) for assignment in found] == [12, 9, 15, 8]
    assert [assignment.unknown for assignment in found] == [()] * 4


@pytest.mark.parametrize("register", HEADINGS)
def test_case_width_marks_and_order_of_headings_do_not_count(register):
    headings = tuple(f" {heading.upper()}: " for heading in reversed(HEADINGS[register]))
    assert recognise(of(headings)).register == register
    assert set(recognise(of(headings)).columns) == set(recognise(sheet(register)).columns)


def test_a_title_and_blank_rows_may_stand_above_the_headings():
    assignment = recognise(of(("",), ("Journal 2024",), (), HEADINGS["journal"], ("2024-01-02",)))
    assert (assignment.register, assignment.heading_line) == ("journal", 4)


def test_headings_far_down_are_not_looked_for():
    assert recognise(of(*[("words",)] * HEADING_ROWS, HEADINGS["journal"])) is None


def test_unknown_columns_are_named():
    assert recognise(of((*HEADINGS["venues"], "Colour of the door"))).unknown == ("Colour of the door",)


def test_what_stands_in_parentheses_does_not_count():
    assert recognise(of(("日期", "场所编号", "结果", "安全套（个）"))).columns["condoms"] == 3


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Lubricant", "lubricant"),
        ("润滑剂", "lubricant"),
        ("Kits", "kits"),
        ("礼包", "kits"),
        ("Rice", "rice"),
        ("大米", "rice"),
    ],
)
def test_other_supplies_have_columns_of_their_own(heading, field):
    assert recognise(of((*HEADINGS["journal"], heading))).columns[field] == len(HEADINGS["journal"])


def test_of_two_columns_for_one_field_the_more_exact_heading_is_taken():
    assignment = recognise(of(("No", "Venue no", "Venue name", "Kind", "First contact")))
    assert assignment.columns["number"] == 1
    assert assignment.unknown == ("No",)


@pytest.mark.parametrize(
    "row",
    [
        ("a", "b"),
        ("No", "Name", "Phone"),
        ("编号", "姓名", "电话"),
        ("Date", "Venue no"),
        ("Venue no", "District"),
        ("Number", "Remarks"),
        (),
    ],
)
def test_a_sheet_that_may_be_anything_is_left_to_the_hand(row):
    assert recognise(of(row)) is None


def test_a_sheet_that_fits_two_registers_equally_is_left_to_the_hand():
    assert recognise(of(("Date", "Venue no", "Outcome", "Question"))) is None


def test_a_register_of_one_column_is_no_register():
    assert recognise(of(("Number",), ("1",))) is None


def test_an_assignment_by_hand_is_like_a_recognised_one():
    unclear = of((), ("when", "where it was", "how it went"), ("2024-01-02", "V001", "reached"))
    assignment = assigned(unclear, "journal", {"date": 0, "venue": 1})
    assert (assignment.register, assignment.heading_line, assignment.unknown) == ("journal", 2, ("how it went",))
    assert suggested(of(("Day", "x", "Result")), "journal") == {"date": 0, "outcome": 2}
