"""Registers that were brought and not yet taken in: what lies, sealed, in their writer's own compartment."""

import csv
import datetime
import io
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from outreach.registers.age.withheld import Withheld
from outreach.registers.cells import NoValue
from outreach.registers.files import Sheet, UnreadableFile, decoded, delimiter_of, read_file, unplain
from outreach.registers.headings import Assignment, assigned, recognise
from outreach.registers.plan import Existing, ImportPlan
from outreach.registers.planner import plan_import
from outreach.registers.recorded import Recorded
from outreach.registers.workbook_child import plain

TAKES_ALMOST_ANY = "cp1252"
LEFT_OUT = ""  # the register of a sheet that is none


@dataclass
class BroughtRegisters:
    """The sheets as they came, and what was decided about them. A sheet goes by its place in the list."""

    sheets: list[Sheet] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)  # CSV files, to read them in another encoding
    by_hand: dict[int, tuple[str, dict[str, int]]] = field(default_factory=dict)  # register and columns
    corrections: dict[int, dict[int, dict[int, str]]] = field(default_factory=dict)  # sheet, line, column: text
    let_go: dict[int, dict[int, str]] = field(default_factory=dict)  # sheet, line: why its row is not kept

    @property
    def files(self) -> list[str]:
        """The names of the files, each once."""
        return list(dict.fromkeys(sheet.file for sheet in self.sheets))

    def add(self, name: str, content: bytes) -> None:
        """Read a file and keep its sheets; raises UnreadableFile. A second file of a name gets a number."""
        number, free = 1, name
        while free in self.files:
            number += 1
            free = f"{name} ({number})"
        sheets = [replace(sheet, file=free) for sheet in _read(name, content)]
        self.sheets += sheets
        if sheets and sheets[0].encoding:
            self.contents[free] = content

    def read_in(self, place: int, encoding: str) -> None:
        """Read the CSV file of a sheet in another encoding; raises UnreadableFile. What was decided about it goes."""
        file = self.sheets[place].file
        (sheet,) = read_file(file, self.contents[file], encoding)
        self.sheets[place] = sheet
        self.by_hand.pop(place, None)
        self.corrections.pop(place, None)

    def correct(self, place: int, line: int, cells: dict[int, str]) -> None:
        """Note what some cells of a line should have said."""
        self.corrections.setdefault(place, {}).setdefault(line, {}).update(cells)

    def corrected(self) -> list[Sheet]:
        """The sheets with their corrections, without those that are no register."""
        sheets = enumerate(self.sheets)
        return [
            sheet.corrected(self.corrections.get(place, {})) for place, sheet in sheets if not self.is_left_out(place)
        ]

    def is_left_out(self, place: int) -> bool:
        """True if somebody said that a sheet is no register."""
        return place in self.by_hand and self.by_hand[place][0] == LEFT_OUT

    def assignments(self) -> dict[tuple[str, str], Assignment]:
        """What was said by hand about sheets."""
        return {
            (self.sheets[place].file, self.sheets[place].name): assigned(self.sheets[place], register, columns)
            for place, (register, columns) in self.by_hand.items()
            if register != LEFT_OUT
        }

    def assignment(self, place: int) -> Assignment | None:
        """What a sheet is, by hand or by its headings."""
        sheet = self.sheets[place]
        if self.is_left_out(place):
            return None
        return self.assignments().get((sheet.file, sheet.name)) or recognise(sheet)

    def place_of(self, file: str, name: str) -> int:
        """The place of a sheet in the list."""
        return next(place for place, sheet in enumerate(self.sheets) if (sheet.file, sheet.name) == (file, name))

    def plan(self, recorded: Recorded, today: datetime.date) -> ImportPlan:
        """What taking these registers in would do."""
        return self._plan(recorded.existing, today)

    def _plan(self, existing, today):
        left_out = [sheet for place, sheet in enumerate(self.sheets) if self.is_left_out(place)]
        let_go = {(self.sheets[place].file, self.sheets[place].name): lines for place, lines in self.let_go.items()}
        return plan_import(self.corrected(), existing, today, self.assignments(), left_out=left_out, let_go=let_go)

    def let_minors_go(self, withheld: Withheld, recorded: Iterable[str], today: datetime.date) -> Withheld:
        """Keep no row of a certain minor; whom these registers refuse for her age, to be known by later.

        `recorded` are the numbers that have a record in the book.
        """
        plan = self._plan(Existing(withheld=withheld, bare=set(recorded)), today)
        for _register, row in plan.refused:
            if row.of_a_minor and row.source.cells == ():
                place = self.place_of(row.source.file, row.source.sheet)
                self._let_go(place, row.source.line, _why_let_go(row))
        return plan.withheld

    def _let_go(self, place, line, why):
        """Take the row of a line out of everything that is kept of its sheet; the line stays, blank."""
        sheet, lines = self.sheets[place], self.let_go.setdefault(place, {})
        if line in lines:
            return
        lines[line] = why
        self.corrections.get(place, {}).pop(line, None)
        rows = (*sheet.rows[: line - 1], (), *sheet.rows[line:])
        self.sheets[place] = replace(sheet, rows=rows)
        if sheet.file in self.contents:
            self.contents[sheet.file] = _as_csv(rows, self.contents[sheet.file], sheet.encoding)

    def pack(self) -> dict:
        """Everything as words that a sealed field takes."""
        kept = {
            "sheets": [_packed(sheet) for sheet in self.sheets],
            "contents": {name: b64encode(content).decode() for name, content in self.contents.items()},
            "by_hand": self.by_hand,
            "corrections": self.corrections,
            "let_go": self.let_go,
        }
        return {"packed": b64encode(zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 6)).decode()}

    @classmethod
    def unpack(cls, packed: dict) -> "BroughtRegisters":
        """What `pack` packed."""
        kept = json.loads(zlib.decompress(b64decode(packed["packed"])))
        return cls(
            sheets=[_unpacked(sheet) for sheet in kept["sheets"]],
            contents={name: b64decode(content) for name, content in kept["contents"].items()},
            by_hand={int(place): (register, columns) for place, (register, columns) in kept["by_hand"].items()},
            corrections={
                int(place): {
                    int(line): {int(column): text for column, text in cells.items()} for line, cells in lines.items()
                }
                for place, lines in kept["corrections"].items()
            },
            let_go={
                int(place): {int(line): why for line, why in lines.items()}
                for place, lines in kept.get("let_go", {}).items()
            },
        )


def _why_let_go(row):
    """The reason that is said of a row whose cells are not kept; what must be done comes first."""
    if not row.without_problem("in_the_book_already"):
        return "under_18_recorded"
    return "under_18" if not row.without_problem("under_18") else "under_18_elsewhere"


def _read(name, content):
    """The sheets of a file; letters that no usual encoding explains are shown somehow, to choose another."""
    try:
        return read_file(name, content)
    except UnreadableFile as reason:
        if reason.code != "encoding" or b"\0" in content:
            raise
        return read_file(name, content, TAKES_ALMOST_ANY)


def _packed(sheet):
    rows = [[_plain(cell) for cell in row] for row in sheet.rows]
    return {"file": sheet.file, "name": sheet.name, "encoding": sheet.encoding, "rows": rows}


def _unpacked(kept):
    rows = tuple(tuple(_cell(cell) for cell in row) for row in kept["rows"])
    return Sheet(kept["file"], kept["name"], rows, kept["encoding"])


def _plain(cell):
    return {"n": cell.shown, "h": _plain(cell.merged)} if isinstance(cell, NoValue) else plain(cell)


def _cell(kept):
    return unplain({name: _cell(value) for name, value in kept.items()}) if isinstance(kept, dict) else kept


def _as_csv(rows, content, encoding):
    """A CSV file with other rows, its cells parted and its letters written as before."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter_of(decoded(content, encoding)[0])).writerows(rows)
    return target.getvalue().encode(encoding)
