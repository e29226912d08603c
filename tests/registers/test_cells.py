"""What one cell says."""

import datetime
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.registers import cells
from outreach.registers.cells import Unreadable

DAY = datetime.date(2024, 1, 2)
ANY_CELL = st.one_of(
    st.text(),
    st.text(alphabet="0123456789０１２３-/.年月日 ,、+<"),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.none(),
)


@pytest.mark.parametrize(
    "cell",
    [
        DAY,
        datetime.datetime(2024, 1, 2, 13, 30),
        "2024-01-02",
        " 2024-01-02 ",
        "2024/1/2",
        "2024.1.2",
        "2024年1月2日",
        "2024年01月02号",
        "２０２４年１月２日",
        "２０２４－０１－０２",
        "２０２４／１／２",
        "2024。1。2",
        "2024 年 1 月 2 日",
        "2024-01-02 00:00:00",
        "2024-01-02T08:15",
        "20240102",
        20240102.0,
        45293.0,
        45293,
        45293.75,
        "\u200b2024-01-02\u00a0",
    ],
)
def test_a_date_is_read_however_it_was_typed(cell):
    assert cells.date(cell) == DAY


@pytest.mark.parametrize(
    "cell",
    [
        "前天",
        "2024-02-31",
        "2024-13-01",
        "2024-00-10",
        "1880-01-01",
        "2101-01-01",
        "24/1/2",
        "1/2/2024",
        "2024-1",
        "2024",
        45293.0 * 100,
        12.0,
        -1.0,
        math.inf,
        math.nan,
        True,
        datetime.date(1900, 1, 1),
        "45293",
        "2024-01-02 2024-01-03",
        "٢٠٢٤-٠١-٠٢",
    ],
)
def test_what_is_no_plausible_day_is_unreadable(cell):
    with pytest.raises(Unreadable):
        cells.date(cell)


@pytest.mark.parametrize("reader", [cells.date, cells.whole_number])
@pytest.mark.parametrize("cell", ["", "  ", "\u3000", None, "\u200b"])
def test_an_empty_cell_is_missing_not_unreadable(reader, cell):
    assert reader(cell) is None


@pytest.mark.parametrize(
    ("cell", "number"), [(3.0, 3), (0.0, 0), ("3", 3), ("３", 3), (" 12 ", 12), ("1,200", 1200), ("3.0", 3), (7, 7)]
)
def test_a_whole_number_is_read(cell, number):
    assert cells.whole_number(cell) == number


@pytest.mark.parametrize(
    "cell", [-1, "-1", 2.5, "2.5", "约3", "3人", True, DAY, math.nan, "1e3", 1e12, "9" * 40, "1,2"]
)
def test_what_is_no_count_is_unreadable(cell):
    with pytest.raises(Unreadable):
        cells.whole_number(cell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Ｖ０１２", "V012"),
        (" v12 ", "V12"),
        ("V 012", "V012"),
        (12.0, "12"),
        (12, "12"),
        ("０１２", "012"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_register_number_loses_width_case_and_spaces_and_nothing_else(cell, code):
    assert cells.code(cell) == code


@pytest.mark.parametrize(
    "cell",
    [
        "P1, P2",
        "P1、P2",
        "p1，ｐ２",
        "P1;P2",
        "P1；P2",
        "P1/P2",
        "P1／P2",
        "P1\nP2",
        "P1 P2",
        "P 1, P 2",
        "P1,,P2,P1 ,",
        "P1|P2",
    ],
)
def test_register_numbers_in_one_cell_are_told_apart(cell):
    assert cells.codes(cell) == ("P1", "P2")


def test_a_number_alone_in_a_cell_of_several_is_one_number():
    assert cells.codes(17.0) == ("17",)
    assert cells.codes("") == ()


@pytest.mark.parametrize(
    "cell", ["dune, birch", "dune、birch", "dune；birch", " dune ,birch,", "dune/birch", "dune\nbirch"]
)
def test_the_items_of_a_list_are_told_apart(cell):
    assert cells.words(cell) == ("dune", "birch")


def test_her_words_stay_as_she_said_them():
    assert cells.text(" 下身发痒，严重吗？\u200b\x00 ") == "下身发痒，严重吗？"
    assert cells.text("one\r\ntwo") == "one\ntwo"


@pytest.mark.parametrize(
    ("cell", "phone"), [(10012345678.0, "10012345678"), ("１００-1234 5678", "100-1234 5678"), ("", ""), (None, "")]
)
def test_a_telephone_number_is_not_a_fraction(cell, phone):
    assert cells.phone(cell) == phone


def test_hours_that_excel_took_for_a_day_are_hours_again():
    assert cells.hours(datetime.date(2026, 10, 12)) == "10-12"
    assert cells.hours("10-12") == "10-12"


def test_a_row_of_spaces_is_blank():
    assert cells.is_blank(("", "  ", None, "\u3000"))
    assert not cells.is_blank(("", 0.0))


@given(ANY_CELL)
@example("\u0339 \u0334")
def test_no_cell_raises_anything_but_unreadable(cell):
    for reader in (cells.date, cells.whole_number):
        try:
            value = reader(cell)
        except Unreadable:
            continue
        assert value is None or isinstance(value, (datetime.date, int))
    for reader in (cells.text, cells.narrow, cells.folded, cells.code, cells.phone, cells.hours):
        assert isinstance(reader(cell), str)
    assert all(code == cells.code(code) and code for code in cells.codes(cell))
    assert all(word.strip() == word and word for word in cells.words(cell))


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))
def test_every_plausible_day_is_read_in_all_five_ways(day):
    ways = [
        day,
        f" {day.isoformat()} ",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    assert {cells.date(way) for way in ways} == {day}
