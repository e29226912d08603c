"""What one cell says. Every reader gives a value, None where the cell is empty, or raises Unreadable; nothing else."""

import datetime
import math
import re
import unicodedata
from collections.abc import Iterable

from core.months import FIRST_YEAR, LAST_YEAR
from core.words import folded as words_folded

LARGEST_NUMBER = 1_000_000
EXCEL_DAY_ZERO = datetime.date(1899, 12, 30)
FIRST_SERIAL = 10_000  # Excel's number of a day in 1927; what is less is a year or a count
DATE = re.compile(
    r"(?P<year>\d{4})\s*(?:[-/.。‐–—]|年)\s*(?P<month>\d{1,2})\s*(?:[-/.。‐–—]|月)\s*(?P<day>\d{1,2})\s*[日号]?"
    r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?",
    re.ASCII,
)
COMPACT_DATE = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)
WHOLE_NUMBER = re.compile(r"\d+|\d{1,3}(?:,\d{3})+|\d+\.0+", re.ASCII)
SEPARATORS = re.compile(r"[,、;\n\r\t|]")
SLASH = re.compile(r"[/\\]")


class Unreadable(Exception):
    """There is something in the cell, but not what its column asks for."""


class TooEarly(Unreadable):
    """A day before the first year in which anything is kept."""


class TooLate(Unreadable):
    """A day after the last year in which anything is kept."""


class NoValue(str):
    """A cell that is empty in the file and yet says something: to all but those who ask, it is an empty cell.

    `shown` is the error that stands there, or "=" for a formula without a result; `merged` what the cell says with
    which it was merged.
    """

    def __new__(cls, shown, merged=None):
        cell = super().__new__(cls)
        cell.shown, cell.merged = shown, merged
        return cell


def is_blank(row: Iterable) -> bool:
    """True if no cell of the row says anything."""
    return not any(text(cell) for cell in row)


def text(cell) -> str:
    """The words of a cell as someone wrote them, without stray spaces and invisible characters. Empty is ''."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if math.isfinite(cell) and cell == int(cell) else str(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != datetime.time() else cell.date().isoformat()
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(cell)
    words = unicodedata.normalize("NFC", cell.replace("\r\n", "\n"))
    return "".join(letter for letter in words if letter == "\n" or not _invisible(letter)).strip()


def shown(cell) -> str:
    """What is shown of a cell that cannot be read: its words, or what stands there in their place."""
    if not isinstance(cell, NoValue):
        return text(cell)
    return cell.shown if cell.merged is None else shown(cell.merged)


def _invisible(letter):
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn") and letter != "\t"


def narrow(cell) -> str:
    """The words of a cell with full-width letters and digits made ordinary ones."""
    return unicodedata.normalize("NFKC", text(cell)).strip()


def folded(cell) -> str:
    """What is compared when two cells are asked whether they say the same: width, case and spaces do not count."""
    return words_folded(text(cell))


def code(cell) -> str:
    """A register number: 'Ｖ０１２' and ' v12 ' become 'V012' and 'V12'; no zero is added or taken. Empty is ''."""
    return _as_code(narrow(cell))


def codes(cell) -> tuple[str, ...]:
    """Register numbers in one cell, each once. Spaces separate them too, where each side has a digit."""
    found = []
    for part in _parts(narrow(cell), slashes=True):
        pieces = part.split()
        found += pieces if all(any(map(str.isdigit, piece)) for piece in pieces) else ["".join(pieces)]
    return tuple(dict.fromkeys(filter(None, map(_as_code, found))))


def _as_code(written):
    """Normalised last: what stood apart may combine once the spaces are gone."""
    return unicodedata.normalize("NFKC", "".join(written.upper().split()))


def words(cell, slashes: bool = True) -> tuple[str, ...]:
    """The items of a list in one cell, each once, in their order."""
    return tuple(dict.fromkeys(_parts(narrow(cell), slashes)))


def _parts(line, slashes):
    pieces = SEPARATORS.split(line)
    if slashes:
        pieces = [part for piece in pieces for part in SLASH.split(piece)]
    return [piece.strip() for piece in pieces if piece.strip()]


def whole_number(cell) -> int | None:
    """A count: no fraction, not negative."""
    if isinstance(cell, (bool, datetime.date)):
        raise Unreadable
    if isinstance(cell, (int, float)):
        if not math.isfinite(cell) or cell != int(cell):
            raise Unreadable
        number = int(cell)
    else:
        written = narrow(cell)
        if not written:
            return None
        if not WHOLE_NUMBER.fullmatch(written) or len(written) > 12:
            raise Unreadable
        number = int(written.replace(",", "").split(".")[0])
    if not 0 <= number <= LARGEST_NUMBER:
        raise Unreadable
    return number


def date(cell) -> datetime.date | None:
    """A day: a date cell, 2024-01-12, 2024/1/12, 2024.1.2, 2024年1月2日, 20240112, or Excel's own number of a day."""
    if isinstance(cell, bool):
        raise Unreadable
    if isinstance(cell, datetime.datetime):
        return _plausible(cell.year, cell.month, cell.day)
    if isinstance(cell, datetime.date):
        return _plausible(cell.year, cell.month, cell.day)
    if isinstance(cell, (int, float)) and not COMPACT_DATE.fullmatch(text(cell)):
        return _serial(cell)
    written = narrow(cell)
    if not written:
        return None
    match = DATE.fullmatch(written) or COMPACT_DATE.fullmatch(written)
    if not match:
        raise Unreadable
    return _plausible(int(match["year"]), int(match["month"]), int(match["day"]))


def _serial(number):
    if not math.isfinite(number) or not FIRST_SERIAL <= number < 100_000:
        raise Unreadable
    day = EXCEL_DAY_ZERO + datetime.timedelta(days=int(number))
    return _plausible(day.year, day.month, day.day)


def _plausible(year, month, day):
    try:
        plausible = datetime.date(year, month, day)
    except ValueError:
        raise Unreadable from None
    if year < FIRST_YEAR:
        raise TooEarly
    if year > LAST_YEAR:
        raise TooLate
    return plausible


def hours(cell) -> str:
    """Best hours as written; '10-12', which Excel likes to turn into a day in October, is turned back."""
    if isinstance(cell, datetime.date):
        return f"{cell.month}-{cell.day}"
    return narrow(cell)


def phone(cell) -> str:
    """A telephone number or whatever else stands for it; a number cell loses its '.0'."""
    return narrow(cell)
