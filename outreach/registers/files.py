"""A file of someone's disk becomes sheets of cells, or is refused in words. Nothing here touches the disk."""

import codecs
import csv
import datetime
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.translation import gettext_lazy

from outreach.registers import workbook_child
from outreach.registers.cells import NoValue
from outreach.registers.workbook_child import MAX_COLUMNS, MAX_ROWS

MAX_BYTES = 12 * 1024**2  # of one file
PATIENCE = 30  # seconds by the clock for one workbook, however busy the machine is; the child counts its own work
WORKBOOK_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
PREVIEW_LINES, PREVIEW_LETTERS = 4, 120
DELIMITERS = ",;\t"

ENCODINGS = {
    "utf-8-sig": gettext_lazy("Unicode (UTF-8)"),
    "utf-16": gettext_lazy("Unicode (UTF-16)"),
    "gb18030": gettext_lazy("Chinese, simplified (GB18030)"),
    "big5": gettext_lazy("Chinese, traditional (Big5)"),
    "cp1252": gettext_lazy("Western (Windows-1252)"),
}

REASONS = {
    "empty": gettext_lazy("The file is empty."),
    "too_large": gettext_lazy("The file is larger than a register can be (12 MB)."),
    "broken": gettext_lazy("The file is broken: it cannot be opened. Save it again in Excel and try once more."),
    "password": gettext_lazy("The file is locked with a password. Remove the password in Excel and try once more."),
    "unpacked_too_large": gettext_lazy("The file unpacks to far more than a register can hold. It is not opened."),
    "declarations": gettext_lazy("The file brings instructions that no Excel workbook needs. It is not opened."),
    "not_excel": gettext_lazy("This is not an Excel workbook. Save it as Excel (.xlsx) or as CSV."),
    "too_many_rows": gettext_lazy("A sheet has more than 50,000 rows, or a cell stands far below. It is not opened."),
    "too_many_columns": gettext_lazy("A sheet has more than 200 columns, or a cell stands far off. It is not opened."),
    "too_much": gettext_lazy("The file needs more memory or time than a register can need. It is not opened."),
    "encoding": gettext_lazy("The letters of this file cannot be read. Choose another encoding or save it as Excel."),
    "no_file": gettext_lazy("The file cannot be found or opened."),
}

Cell = str | float | int | bool | datetime.date | datetime.datetime | NoValue


class UnreadableFile(Exception):
    """A file that is not read; its text is a sentence for whoever brought it."""

    def __init__(self, code):
        self.code = code
        super().__init__(code)

    def __str__(self):
        return str(REASONS[self.code])


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file. `rows[0]` is line 1; blank rows keep their place."""

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    encoding: str | None = None

    def corrected(self, corrections: Mapping[int, Mapping[int, str]]) -> "Sheet":
        """This sheet with some cells replaced: {line: {column: text}}."""
        rows = [list(row) for row in self.rows]
        for line, cells in corrections.items():
            for column, text in cells.items():
                rows[line - 1].extend([""] * (column + 1 - len(rows[line - 1])))
                rows[line - 1][column] = text
        return replace(self, rows=tuple(map(tuple, rows)))


def read_file(name: str, content: bytes, encoding: str | None = None) -> list[Sheet]:
    """The sheets of an Excel workbook or a CSV file. `encoding` overrides what is detected in a CSV file."""
    if not content.strip():
        raise UnreadableFile("empty")
    if len(content) > MAX_BYTES:
        raise UnreadableFile("too_large")
    if content.startswith(WORKBOOK_MAGIC):
        return _workbook(name, content)
    if name.lower().endswith(WORKBOOK_NAMES):
        raise UnreadableFile("broken")
    return [_csv(name, content, encoding)]


def read_path(path: Path, encoding: str | None = None) -> list[Sheet]:
    """The sheets of a file on disk, whose size is looked at before it is opened."""
    try:
        if not path.is_file():
            raise UnreadableFile("no_file")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile("too_large")
        content = path.read_bytes()
    except OSError:
        raise UnreadableFile("no_file") from None
    return read_file(path.name, content, encoding)


def _workbook(name, content):
    try:
        child = subprocess.run(  # noqa: S603 -- our own script, told nothing but bytes
            [sys.executable, "-I", workbook_child.__file__],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile("too_much") from None
    if child.returncode != 0:
        raise UnreadableFile("too_much" if child.returncode < 0 else "broken")
    answer = json.loads(child.stdout, object_hook=unplain)
    if "refused" in answer:
        raise UnreadableFile(answer["refused"])
    return [Sheet(name, sheet["name"], tuple(map(tuple, sheet["rows"]))) for sheet in answer["sheets"]]


def unplain(value: dict) -> Cell | dict:
    """A cell that JSON could not carry as it is."""
    if "d" in value:
        return datetime.date.fromisoformat(value["d"])
    if "t" in value:
        return datetime.datetime.fromisoformat(value["t"])
    return NoValue(value["n"], value["h"]) if "n" in value else value


def _csv(name, content, encoding):
    text, encoding = decoded(content, encoding)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)):
            rows.append(tuple(row))
            if len(rows) > MAX_ROWS:
                raise UnreadableFile("too_many_rows")
            if len(row) > MAX_COLUMNS:
                raise UnreadableFile("too_many_columns")
    except csv.Error:
        raise UnreadableFile("broken") from None
    return Sheet(name, "", tuple(rows), encoding)


def decoded(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of a CSV file and the encoding it was read in."""
    if encoding is None and content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    for candidate in [encoding] if encoding else ["utf-8-sig", "gb18030"]:
        try:
            text = content.decode(candidate)
        except (UnicodeError, LookupError):
            continue
        if "\0" not in text:
            return text, candidate
    raise UnreadableFile("encoding")


def preview(content: bytes, encoding: str) -> str:
    """The beginning of a CSV file as it looks in an encoding, with a mark for what that cannot read."""
    lines = content[:4000].decode(encoding, errors="replace").lstrip("\ufeff").splitlines()
    return "\n".join(line[:PREVIEW_LETTERS] for line in lines[:PREVIEW_LINES])


def delimiter_of(text: str) -> str:
    """What stands between the cells of a CSV file, by its first line."""
    first = next((line for line in io.StringIO(text[:20_000]) if line.strip()), "")
    return max(DELIMITERS, key=first.count)
