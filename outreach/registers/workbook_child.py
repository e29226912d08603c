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
DECLARATIONS = [text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")]


class Refused(Exception):
    """Why this workbook is not read: a code that files.py puts into words."""


def inflated(content, part, room):
    """The real bytes of one part, at most `room` and one more, whatever its header declares."""
    start = part.header_offset + 30
    header = content[part.header_offset : start]
    if len(header) < 30:
        raise Refused("broken")
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = content[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return packed[: room + 1]
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise Refused("broken")
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, room + 1)


def check_package(content):
    """Refuse a zip package that is too large when unpacked, locked, or brings XML declarations of its own."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise Refused("broken") from None
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused("unpacked_too_large")
    room = MAX_UNPACKED
    for part in parts:
        if part.flag_bits & 1:
            raise Refused("password")
        try:
            data = inflated(content, part, room)
        except zlib.error:
            raise Refused("broken") from None
        room -= len(data)
        if room < 0:
            raise Refused("unpacked_too_large")
        if part.filename.lower().endswith((".xml", ".rels", ".vml")) and any(word in data for word in DECLARATIONS):
            raise Refused("declarations")
        if data.count(b"<row") > MAX_ROW_MARKS:
            raise Refused("too_many_rows")
    if not any(part.filename.lower().endswith("workbook.xml") for part in parts):
        raise Refused("not_excel")


def plain(cell):
    """A cell as JSON can carry it."""
    if isinstance(cell, datetime.datetime):
        return {"t": cell.isoformat()}
    if isinstance(cell, datetime.date):
        return {"d": cell.isoformat()}
    if isinstance(cell, (datetime.time, datetime.timedelta)):
        return str(cell)
    return cell


def cells(workbook):
    """The sheets of an open workbook, checked for size before their cells are made."""
    import python_calamine

    sheets, count, text = [], 0, 0
    for entry in workbook.sheets_metadata:
        if entry.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(entry.name)
        if sheet.total_height > MAX_ROWS or (sheet.end and sheet.end[0] >= MAX_ROWS):
            raise Refused("too_many_rows")
        if sheet.total_width > MAX_COLUMNS or (sheet.end and sheet.end[1] >= MAX_COLUMNS):
            raise Refused("too_many_columns")
        count += sheet.total_height * sheet.total_width
        if count > MAX_CELLS:
            raise Refused("too_many_rows")
        rows = [[plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        text += sum(len(cell) for row in rows for cell in row if isinstance(cell, str))
        if text > MAX_TEXT:
            raise Refused("unpacked_too_large")
        sheets.append({"name": entry.name, "rows": rows})
    return sheets


def read(content):
    """What is in the workbook, or the code of why it is not read."""
    if content.startswith(OLE_MAGIC):
        if ENCRYPTED_PACKAGE in content:
            raise Refused("password")
    else:
        check_package(content)
    import python_calamine

    try:
        return cells(python_calamine.load_workbook(io.BytesIO(content)))
    except python_calamine.PasswordError:
        raise Refused("password") from None
    except MemoryError:
        raise Refused("too_many_rows") from None
    except python_calamine.CalamineError as error:
        raise Refused("password" if "password" in str(error).lower() else "broken") from None


def main():
    """Limit this process, read stdin, write stdout."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = {"sheets": read(sys.stdin.buffer.read())}
    except Refused as reason:
        answer = {"refused": str(reason)}
    sys.stdout.buffer.write(json.dumps(answer, allow_nan=False).encode())


if __name__ == "__main__":
    main()
