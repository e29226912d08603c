"""A file becomes sheets of cells."""

import datetime

import pytest

from outreach.registers.files import UnreadableFile, preview, read_file, read_path
from tests.conftest import EXAMPLES
from tests.registers.workbooks import csv_bytes, example, workbook


def test_a_workbook_gives_its_sheets_with_typed_cells_at_their_own_lines():
    content = workbook(("First", [["a", 1.5], [], [datetime.date(2024, 1, 2), True]]), ("Second", [["b"]]))
    first, second = read_file("any.xlsx", content)
    assert (first.file, first.name, first.rows) == (
        "any.xlsx",
        "First",
        (("a", 1.5), ("", ""), (datetime.date(2024, 1, 2), True)),
    )
    assert (second.name, second.rows) == ("Second", (("b",),))


def test_rows_that_are_formatted_but_empty_are_not_part_of_a_sheet():
    import io

    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page, bold = book.add_worksheet(), book.add_format({"bold": True})
    page.write_row(0, 0, ["a", "b"])
    for line in range(1, 60_000):
        page.write_blank(line, 0, None, bold)
    book.close()
    assert read_file("any.xlsx", target.getvalue())[0].rows == (("a", "b"),)


@pytest.mark.parametrize(
    ("encoding", "detected"),
    [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("gb18030",) * 2],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file_is_read_in_its_own_encoding_and_delimiter(encoding, detected, delimiter):
    rows = [["编号", "片区"], ["V001", "第1片区"], ["", ""], ["V002", "一\n二"]]
    sheet = read_file("any.csv", csv_bytes(rows, encoding, delimiter))[0]
    assert [list(row) for row in sheet.rows] == rows
    assert sheet.encoding == detected


def test_a_csv_file_is_read_in_a_chosen_encoding():
    content = csv_bytes([["編號"]], "big5")
    assert read_file("any.csv", content, "big5")[0].rows == (("編號",),)
    assert preview(content, "big5") == "編號"
    assert preview(content, "utf-8-sig") != "編號"


def test_the_venues_as_excel_in_china_saves_them_are_the_venues_of_the_workbook():
    saved = example(EXAMPLES / "venues-gb18030.csv")[0]
    venues = example(EXAMPLES / "registers-zh.xlsx")[0]
    assert saved.encoding == "gb18030"
    assert len(saved.rows) == len(venues.rows) == 159
    assert [row[2] for row in saved.rows] == [row[2] for row in venues.rows]


def test_a_corrected_sheet_differs_in_the_corrected_cells_only():
    sheet = read_file("any.csv", b"a,b\n1,2\n3,4\n")[0]
    assert sheet.corrected({2: {1: "9"}, 3: {3: "new"}}).rows == (("a", "b"), ("1", "9"), ("3", "4", "", "new"))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("any.csv", b"", "empty"),
        ("any.csv", b" \n \n", "empty"),
        ("any.csv", b"\x89PNG\r\n\x00\x00\xff", "encoding"),
        ("any.csv", b'a,"' + b"x" * 200_000, "broken"),
        ("any.csv", b"," * 1000, "too_many_columns"),
        ("any.csv", b"a,b\n" * 1_000_000, "too_many_rows"),
        ("any.csv", b"a" * (13 * 1024**2), "too_large"),
        ("any.xlsx", b"this is no workbook", "broken"),
        ("any.xlsx", b"PK\x03\x04 and no more", "broken"),
        ("any.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken"),
    ],
)
def test_what_is_no_register_is_refused_in_words(name, content, code):
    with pytest.raises(UnreadableFile) as refusal:
        read_file(name, content)
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(UnreadableFile) as refusal:
            read_path(path)
        assert refusal.value.code == "no_file"


def test_a_file_far_too_large_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as large:
        large.truncate(50 * 1024**3)
    with pytest.raises(UnreadableFile) as refusal:
        read_path(path)
    assert refusal.value.code == "too_large"
