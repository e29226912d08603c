"""A booby-trapped workbook is refused within two seconds of work, in words, and this process goes on."""

import io
import resource
import struct
import zipfile

import pytest

from outreach.registers.files import UnreadableFile, read_file
from tests.conftest import EXAMPLES
from tests.registers.workbooks import workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"


def repacked(replaced):
    """A workbook in which some parts are others."""
    content, target = workbook(("A", [["a", "b"]])), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *replaced]):
            new.writestr(name, replaced.get(name) or old.read(name))
    return target.getvalue()


def with_sheet(xml):
    return repacked({SHEET: xml})


def far_cell():
    return with_sheet(
        f'{HEAD}<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>{TAIL}'
    )


def million_rows():
    rows = "".join(f'<row r="{line}"><c r="A{line}"><v>{line}</v></c></row>' for line in range(1, 1_000_001))
    return with_sheet(HEAD + rows + TAIL)


def bomb():
    return with_sheet(HEAD.encode() + b" " * (200 * 1024**2) + TAIL.encode())


def bomb_that_lies_about_its_size():
    content = bytearray(with_sheet(HEAD.encode() + b" " * (100 * 1024**2) + TAIL.encode()))
    place = content.rindex(SHEET.encode()) - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    content[place + 24 : place + 28] = struct.pack("<I", 1000)
    return bytes(content)


def entities():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return with_sheet(f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]><worksheet>&l9;</worksheet>')


def entity_of_a_file():
    return repacked({STRINGS: '<!DOCTYPE sst [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst>&f;</sst>'})


def entities_in_utf_16():
    return with_sheet(
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'.encode("utf-16")
    )


def one_long_string_in_many_cells():
    strings = f"<sst><si><t>{'x' * 1_000_000}</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 40_000))
    return repacked({SHEET: HEAD + rows + TAIL, STRINGS: strings})


def many_parts():
    return repacked({f"xl/many/{n}.xml": "<a/>" for n in range(3_000)})


def locked():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(5000)


def half_a_workbook():
    content = (EXAMPLES / "registers-en.xlsx").read_bytes()
    return content[: len(content) // 2]


def damaged_workbook():
    content = bytearray((EXAMPLES / "registers-en.xlsx").read_bytes())
    content[1000:200_000:7] = bytes(len(range(1000, 200_000, 7)))
    return bytes(content)


def other_package():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    return target.getvalue()


TRAPS = {
    far_cell: {"too_many_rows"},
    million_rows: {"too_many_rows"},
    bomb: {"unpacked_too_large"},
    bomb_that_lies_about_its_size: {"unpacked_too_large"},
    entities: {"declarations"},
    entity_of_a_file: {"declarations"},
    entities_in_utf_16: {"declarations"},
    one_long_string_in_many_cells: {"too_many_rows"},
    many_parts: {"unpacked_too_large"},
    locked: {"password"},
    half_a_workbook: {"broken"},
    damaged_workbook: {"broken"},
    other_package: {"not_excel"},
}


def worked():
    """Seconds that the processes started from here have worked so far, whatever else the machine was busy with."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.__name__)
def test_a_trap_is_refused_within_two_seconds_of_work(trap):
    content = trap()
    before = worked()
    with pytest.raises(UnreadableFile) as refusal:
        read_file("registers.xlsx", content)
    assert worked() - before < 2.5, "the system counts whole seconds, and its own work on top"
    assert refusal.value.code in TRAPS[trap] | {"too_much"}  # on a slow machine time runs out first
    assert str(refusal.value).endswith(".")


def test_after_a_trap_the_next_register_is_read():
    with pytest.raises(UnreadableFile):
        read_file("registers.xlsx", far_cell())
    assert len(read_file("registers.xlsx", (EXAMPLES / "registers-en.xlsx").read_bytes())) == 4
