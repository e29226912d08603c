"""A column that speaks of age or birth is read for one decision, whatever it is called, and not kept."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from outreach.registers.files import Sheet, read_file
from outreach.registers.headings import assigned
from outreach.registers.plan import Existing
from outreach.registers.planner import plan_import
from tests.registers.test_under_18 import VISIT, everyone
from tests.registers.workbooks import A_PERSON, A_VENUE, A_VISIT, TODAY, planned_from_file, sheet, table, workbook

HER = {"Person no": "P0017", "Nickname": "Wren", "Phone": "138", "Venue no": "V001"}
AGES = [
    *(
        "周岁",
        "周歲",
        "年纪",
        "年紀",
        "年齡",
        "岁数",
        "歲數",
        "虚岁",
        "龄",
        "年龄（岁）",
        "姐妹年龄",
        "How old",
        "Client age",
    ),
    *("client_age", "clientAge", "AGE_YEARS", "Ages", "Aged", "agegroup", "Age (years)", "age in years", "Years old"),
    *("nianling", "Estimated age", "Herage"),
]
BIRTHS = [
    *(
        "出生",
        "出生日期",
        "出生年月",
        "生日",
        "出生年",
        "生年",
        "出生时间",
        "出生日",
        "誕生日",
        "Date of birth",
        "DOB",
        "D.O.B.",
    ),
    *("birth year", "Year of birth", "born", "Born in", "Birthday", "birthdate", "YOB", "DoB (dd/mm/yyyy)", "b-day"),
    *("date_of_birth", "clientDOB", "Place and date of birth", "出生地及日期"),
]
OTHERS = [
    *("Agency", "Village", "Language", "Page", "Stage", "Manager", "Message", "Average", "Package", "Agent", "Image"),
    *("Bandage", "Marriage", "Usage", "Percentage", "Old number", "Years here", "Birthplace", "Place of birth"),
    *(
        "Stay",
        "发生日期",
        "学生",
        "工龄",
        "出生地",
        "医生",
        "籍贯",
        "语言",
        "Beverages",
        "Massage",
        "Teenager club",
        "Adobe",
    ),
]


def one_sheet_each(headings, cells):
    """The plan of a workbook with a sheet of people for each heading, a row for each cell; all stand in the journal."""
    numbers = {(heading, cell): f"S{n}X{m}" for n, heading in enumerate(headings) for m, cell in enumerate(cells)}
    sheets = [
        ("Venues", table([A_VENUE])),
        ("Journal", table([{**A_VISIT, "Persons met": ", ".join(numbers.values())}])),
    ]
    for place, heading in enumerate(headings):
        rows = [{**HER, "Nickname": "", "Person no": numbers[heading, cell], heading: cell} for cell in cells]
        sheets.append((f"People {place}", table(rows)))
    plan = plan_import(read_file("registers.xlsx", workbook(*sheets)), Existing(), TODAY)
    return numbers, plan


@pytest.mark.parametrize(
    ("headings", "cells", "taken"),
    [
        (AGES, [16.0, "17?", "1990", 25.0, ""], [25.0, ""]),
        (BIRTHS, [date(2010, 5, 1), 2010.0, "17?", "16", date(1990, 5, 1), ""], [date(1990, 5, 1), ""]),
    ],
)
def test_an_age_or_birth_under_any_heading_decides_and_is_not_kept(headings, cells, taken):
    numbers, plan = one_sheet_each(headings, cells)
    grown_up = [number for (_heading, cell), number in numbers.items() if cell in taken]
    assert everyone(plan) == grown_up
    assert plan.visits[0].met == tuple(grown_up)
    assert plan.unknown_columns == []
    known = {"Age (years)", "年龄（岁）", "agegroup"}  # that are the age band itself, marks and parentheses apart
    kept = {numbers[heading, 25.0] for heading in known & set(headings)}
    assert {number for number, row in plan.people.items() if row.age_band} == kept


def test_a_heading_that_only_sounds_like_it_is_left_out_as_before():
    numbers, plan = one_sheet_each(OTHERS, ["16"])
    assert (everyone(plan), plan.refused) == (list(numbers.values()), [])
    assert [unknown for _sheet, unknown in plan.unknown_columns] == OTHERS


GROWN_UP = [
    *(date(2008, 11, 21), "2008-11-21", 1990.0, "1990", "1990年", "90年", "1990-05", "1990.5", 1990.05, "199005"),
    *("19900501", 19900501.0, "1990年5月1日", "May 1990", "1 May 1990", "01/05/1990", "05/12/90", "90后", "1990-1995"),
    *("33000", 33000.0, "1990年生", "born in 1990", datetime(1990, 5, 1), "1990-05-01T16:00:00.000Z", "18-24", "30岁"),
    *("45+", "", " "),
]
NOT_CERTAIN = [
    *(
        date(2008, 11, 22),
        "2008-11-22",
        2008.0,
        "2008",
        "2008年",
        "08年",
        "2010",
        date(2010, 1, 1),
        "2009-2012",
        "00后",
    ),
    *(
        "1990-2010",
        "01/02/08",
        "10-14",
        date(2025, 10, 14),
        "?",
        "-",
        "不详",
        0.0,
        date(1900, 1, 1),
        "25",
        25.0,
        "1880",
    ),
    *("2533", 40000.0, "40000", "2008-11-21T16:00:00Z", "1990?", "17", "not known", "2030", "民國79年", True, "属马"),
    *("15-17", "16岁", "19901350x"),
]


def test_only_a_birth_that_is_18_years_ago_for_certain_is_taken():
    numbers, plan = one_sheet_each(["出生日期"], [*GROWN_UP, *NOT_CERTAIN])
    cells = {number: cell for (_heading, cell), number in numbers.items()}
    assert [cells[number] for number in everyone(plan)] == GROWN_UP


@given(
    st.dates(date(1950, 1, 1), TODAY), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d", "%d.%m.%Y"])
)
def test_the_day_decides(day, written):
    eighteen = date(TODAY.year - 18, TODAY.month, TODAY.day)
    rows = table([{**HER, "DOB": day.strftime(written)}])
    people = Sheet("people.csv", "", tuple(map(tuple, rows)))
    plan = plan_import([sheet("venues", A_VENUE), people], Existing(), TODAY)
    taken = "P0017" in everyone(plan)
    assert not (taken and day > eighteen)
    assert taken or day > eighteen or (written == "%d.%m.%Y" and day.year == eighteen.year)


@pytest.mark.parametrize(
    ("heading", "grown_up", "not_sure"),
    [
        ("Adult?", ["yes", "是"], ["no", "perhaps", "否"]),
        ("Under 18", ["no", "否"], ["yes", "?", "maybe"]),
        ("是否成年", ["是"], ["否", "不知道"]),
        ("未成年", ["否"], ["是", "?"]),
        ("是否满18岁", ["是", "25"], ["否", "17"]),
        ("Age / DOB", ["25", "1990", "1990-05-01"], ["16", "2010", "2010-05-01", "?"]),
        ("虚岁", ["20", "25"], ["18", "19"]),
    ],
)
def test_a_heading_that_asks_for_yes_or_no_or_for_several_things_is_understood(heading, grown_up, not_sure):
    numbers, plan = one_sheet_each([heading], [*grown_up, *not_sure])
    assert everyone(plan) == [numbers[heading, cell] for cell in grown_up]


@pytest.mark.parametrize("heading", ["Age", "年龄", "DOB"])
def test_an_age_beside_a_question_or_a_visit_keeps_her_from_a_record_too(heading):
    age = "2010" if heading == "DOB" else "16"
    question = {"Date": "2024-02-01", "Person no": "P9", "Question": "Is it?", heading: age}
    visit = {"Date": "2024-02-01", "Venue no": "V001", "Outcome": "reached", "Persons met": "P8", heading: age}
    plan = planned_from_file(people=[A_PERSON], journal=[visit], questions=[question])
    assert everyone(plan) == ["P0001"]
    assert (plan.questions[0].person, plan.visits[0].met) == ("", ())


def test_a_column_that_somebody_leaves_out_by_hand_is_read_for_it_all_the_same():
    people = sheet("people", {**A_PERSON, **HER, "Age band": "16"})
    by_hand = {(people.file, people.name): assigned(people, "people", {"number": 0, "nickname": 1})}
    plan = plan_import([sheet("venues", A_VENUE), people, sheet("journal", VISIT)], Existing(), TODAY, by_hand)
    assert everyone(plan) == ["P0001", "P0018"]


def test_a_heading_below_a_title_counts_where_a_sheet_is_assigned_by_hand():
    rows = (
        ("Contacts 2025", "", ""),
        ("prepared by the team", "", ""),
        ("Code", "Handle", "周岁"),
        ("P0017", "Wren", 16),
    )
    people = Sheet("contacts.xlsx", "Contacts", rows)
    by_hand = {(people.file, people.name): assigned(people, "people", {"number": 0, "nickname": 1})}
    plan = plan_import([sheet("venues", A_VENUE), people, sheet("journal", VISIT)], Existing(), TODAY, by_hand)
    assert "P0017" not in everyone(plan)


def with_formula(value, cell="E2", merged=None):
    """A workbook in which one age is a formula with this stored result; or a cell merged over two rows."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, rows in [("Venues", table([A_VENUE])), ("People", table([{**A_PERSON, "Person no": "P0017"}]))]:
        page = book.add_worksheet(name)
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)
    column = list(A_PERSON).index("Age band")
    if merged:
        page.write_row(2, 0, ["P0018", "Lark", "", "V001"])
        page.merge_range(1, column, 2, column, merged)
    if not merged or value:
        page.write_formula(1, column, "=2025-2009", None, value)
    book.close()
    return target.getvalue()


def without(content, pattern):
    """The workbook with something taken out of the XML of its second sheet."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, re.sub(pattern, b"", part) if name.endswith("sheet2.xml") else part)
    return target.getvalue()


LOST = {
    "no result": with_formula(""),
    "no value element": without(with_formula(""), rb"<v></v>"),
    "#REF!": with_formula("#REF!"),
    "#N/A": with_formula("#N/A"),
    "an error that is no formula": without(with_formula("#REF!"), rb"<f>.*?</f>"),
    "16": with_formula(16),
    "merged": with_formula("", merged="16"),
    "an error, merged": with_formula("#REF!", merged="16"),
}


@pytest.mark.parametrize("lost", LOST)
def test_an_age_that_is_a_formula_without_a_result_or_an_error_is_no_empty_age(lost):
    plan = plan_import(read_file("registers.xlsx", LOST[lost]), Existing(), TODAY)
    assert everyone(plan) == []
    assert plan.counts["people"].refused == (2 if "merged" in lost else 1)


@pytest.mark.parametrize("value", [25, "18-24"])
def test_an_age_that_is_a_formula_with_its_result_is_read(value):
    plan = plan_import(read_file("registers.xlsx", with_formula(value)), Existing(), TODAY)
    assert everyone(plan) == ["P0017"]


def test_an_age_merged_over_two_rows_holds_for_both():
    plan = plan_import(read_file("registers.xlsx", with_formula("", merged="18-24")), Existing(), TODAY)
    assert everyone(plan) == ["P0017", "P0018"]
