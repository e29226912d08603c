"""Reads one Excel workbook from stdin, as a process of its own, and writes its cells to stdout as JSON.

A booby-trapped workbook makes the reader abort its process, which nothing can catch: so this process is not the
server's, may use little memory and little time, and knows no Django and no key.
"""

import datetime
import io
import json
import resource
import sys
import zipfile
import zlib
from xml.etree import ElementTree
from xml.parsers import expat

MEMORY = 1024**3  # bytes
CPU_SECONDS = 2
MAX_PARTS = 2_000  # files inside one workbook
MAX_UNPACKED = 64 * 1024**2  # bytes, all parts together
MAX_ROWS = 50_000  # of one sheet
MAX_ROW_MARKS = 4 * MAX_ROWS  # rows of a sheet that are there, if only formatted
MAX_COLUMNS = 200
MAX_CELLS = 1_500_000  # of one workbook
MAX_TEXT = 30_000_000  # characters of one workbook
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
MAY_LACK_A_VALUE = (b"<f", b":f", b'"e"', b"'e'", b"\0")  # a formula, an error; or UTF-16, which hides both
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATIONSHIP = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
DECLARATIONS = [text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")]


class WorkbookRefused(Exception):
    """Why this workbook is not read: a code that files.py puts into words."""


def inflated(content, part, room):
    """The real bytes of one part, at most `room` and one more, whatever its header declares."""
    start = part.header_offset + 30
    header = content[part.header_offset : start]
    if len(header) < 30:
        raise WorkbookRefused("broken")
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = content[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return packed[: room + 1]
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise WorkbookRefused("broken")
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, room + 1)


def check_package(content):
    """Refuse a zip package that is too large when unpacked, locked, or brings XML declarations of its own."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise WorkbookRefused("broken") from None
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise WorkbookRefused("unpacked_too_large")
    room = MAX_UNPACKED
    for part in parts:
        if part.flag_bits & 1:
            raise WorkbookRefused("password")
        try:
            data = inflated(content, part, room)
        except zlib.error:
            raise WorkbookRefused("broken") from None
        room -= len(data)
        if room < 0:
            raise WorkbookRefused("unpacked_too_large")
        if part.filename.lower().endswith((".xml", ".rels", ".vml")) and any(word in data for word in DECLARATIONS):
            raise WorkbookRefused("declarations")
        if data.count(b"<row") > MAX_ROW_MARKS:
            raise WorkbookRefused("too_many_rows")
    if not any(part.filename.lower().endswith("workbook.xml") for part in parts):
        raise WorkbookRefused("not_excel")


def plain(cell):
    """A cell as JSON can carry it."""
    if isinstance(cell, datetime.datetime):
        return {"t": cell.isoformat()}
    if isinstance(cell, datetime.date):
        return {"d": cell.isoformat()}
    if isinstance(cell, (datetime.time, datetime.timedelta)):
        return str(cell)
    return cell


class Valueless:
    """Finds in the XML of a sheet the cells that the reader of workbooks calls empty and that are not.

    They are errors, and formulas whose result nobody has stored.
    """

    def __init__(self, data):
        self.found, self.row, self.column, self.type = {}, 0, 0, ""
        self.formula, self.value, self.words = False, False, ""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.letters
        parser.Parse(data, True)

    def start(self, tag, attributes):
        """A row, a cell, or the formula or the value of one begins."""
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif name == "c":
            self.column = column_of(attributes["r"]) if "r" in attributes else self.column + 1
            self.type, self.formula, self.value, self.words = attributes.get("t", ""), False, False, ""
            if "r" in attributes:
                self.row = int("".join(filter(str.isdigit, attributes["r"])))
        elif name == "f":
            self.formula = True
        elif name == "v":
            self.value, self.words = True, ""

    def letters(self, words):
        """Letters of a value, or of a formula: a value that follows begins anew."""
        self.words += words

    def end(self, tag):
        """A cell ends: it is noted if it is an error, or a formula without a value."""
        if tag.rpartition(":")[2] != "c":
            return
        empty_text = self.type == "str" and self.value  # the result is a text without letters
        if self.type == "e":
            self.found[self.row - 1, self.column - 1] = self.words or "#"
        elif self.formula and not (self.value and self.words.strip()) and not empty_text:
            self.found[self.row - 1, self.column - 1] = "="


def column_of(place):
    """The number of a column: 1 for A1, 27 for AA1."""
    number = 0
    for letter in filter(str.isalpha, place.upper()):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def valueless(content):
    """For each sheet of a workbook of XML, by name, its cells that have no value and are not empty."""
    package = zipfile.ZipFile(io.BytesIO(content))
    parts = {part.filename.replace("\\", "/").lower(): part for part in package.infolist()}

    def part(name):
        return inflated(content, parts[name.lower()], MAX_UNPACKED)

    try:
        links = ElementTree.fromstring(part("xl/_rels/workbook.xml.rels"))  # noqa: S314 -- no declarations: checked
        targets = {link.get("Id"): link.get("Target").lstrip("/").removeprefix("xl/") for link in links}
        found = {}
        for entry in ElementTree.fromstring(part("xl/workbook.xml")).iter():  # noqa: S314
            link = entry.get(RELATIONSHIP) or entry.get(STRICT_RELATIONSHIP)
            if entry.tag.rpartition("}")[2] == "sheet" and f"xl/{targets[link]}".lower() in parts:
                data = part(f"xl/{targets[link]}")
                found[entry.get("name")] = (
                    Valueless(data).found if any(mark in data for mark in MAY_LACK_A_VALUE) else {}
                )
    except (KeyError, ValueError, AttributeError, zlib.error, ElementTree.ParseError, expat.ExpatError):
        raise WorkbookRefused("broken") from None
    return found


def marked(rows, merged, lost):
    """Rows in which cells say what they are that only seem empty: {"n": why, "h": what it was merged with}."""
    for (line, column), why in lost.items():
        if line < len(rows) and column < len(rows[line]) and rows[line][column] == "":
            rows[line][column] = {"n": why, "h": None}
    for (top, left), (bottom, right) in merged:
        whole = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        for row in rows[top : bottom + 1] if whole != "" else ():
            for column in range(left, min(right + 1, len(row))):
                row[column] = {"n": "", "h": whole} if row[column] == "" else row[column]
    return rows


def cells(workbook, lost):
    """The sheets of an open workbook, checked for size before their cells are made."""
    import python_calamine

    sheets, count, text = [], 0, 0
    for entry in workbook.sheets_metadata:
        if entry.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(entry.name)
        if sheet.total_height > MAX_ROWS or (sheet.end and sheet.end[0] >= MAX_ROWS):
            raise WorkbookRefused("too_many_rows")
        if sheet.total_width > MAX_COLUMNS or (sheet.end and sheet.end[1] >= MAX_COLUMNS):
            raise WorkbookRefused("too_many_columns")
        count += sheet.total_height * sheet.total_width
        if count > MAX_CELLS:
            raise WorkbookRefused("too_many_rows")
        rows = [[plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        rows = marked(rows, sheet.merged_cell_ranges or (), lost.get(entry.name, {}))
        text += sum(len(cell) for row in rows for cell in row if isinstance(cell, str))
        if text > MAX_TEXT:
            raise WorkbookRefused("unpacked_too_large")
        sheets.append({"name": entry.name, "rows": rows})
    return sheets


def read(content):
    """What is in the workbook, or the code of why it is not read."""
    lost = {}
    if content.startswith(OLE_MAGIC):
        if ENCRYPTED_PACKAGE in content:
            raise WorkbookRefused("password")
    else:
        check_package(content)
        lost = valueless(content)
    import python_calamine

    try:
        return cells(python_calamine.load_workbook(io.BytesIO(content)), lost)
    except python_calamine.PasswordError:
        raise WorkbookRefused("password") from None
    except MemoryError:
        raise WorkbookRefused("too_many_rows") from None
    except python_calamine.CalamineError as error:
        raise WorkbookRefused("password" if "password" in str(error).lower() else "broken") from None


def main():
    """Limit this process, read stdin, write stdout."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = {"sheets": read(sys.stdin.buffer.read())}
    except WorkbookRefused as reason:
        answer = {"refused": str(reason)}
    sys.stdout.buffer.write(json.dumps(answer, allow_nan=False).encode())


if __name__ == "__main__":
    main()
