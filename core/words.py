"""How people look things up, caring for no width, case, space or tone of pinyin; and how words follow one another."""

import os
import re
import unicodedata
from functools import cache

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import pgettext

# How a character is read where names have it otherwise than other words: 长安, 成都, 重庆, 单姐.
READ_IN_NAMES = {"长": "cháng,zhǎng", "都": "dū,dōu", "重": "chóng,zhòng", "单": "dān,shàn"}
READINGS = 2  # of a character that is looked up; a third hardly ever occurs, and finds too much

_DIGITS = re.compile(r"(\d+)")
# From one hour to another, and what follows: a month or a day (no hours), or that they are hours already.
_HOURS = re.compile(
    r"(?<![\d.:/\-])(\d{1,2}(?:[:：]\d\d)?)\s*[-–—－~～至到]\s*(\d{1,2}(?:[:：]\d\d)?)(?![\d.:/\-])(?!\s*[月日号])(\s*(?:[点时]|[a-z]))?",
    re.IGNORECASE,
)


def folded(text: str) -> str:
    """The text as it is compared: compatibility-normalised, lower case, without spaces."""
    whole = "".join(text)  # also takes a translation that is not yet made; what is sealed refuses
    return "".join(unicodedata.normalize("NFKC", whole).casefold().split())


def pinyin(text: str) -> tuple[str, str]:
    """The full pinyin and the initials of Chinese words ("阿香" gives "axiang" and "ax"); other letters stay.

    Not cached: a cache would keep names in the server's memory after everybody has signed out.
    """
    name = folded(text)
    if name.isascii():
        return name, name
    library = _pypinyin()
    return _spoken(name), "".join(library.lazy_pinyin(name, style=library.Style.FIRST_LETTER))


def _spoken(name):
    """The full pinyin of what is folded already."""
    return name if name.isascii() else "".join(_pypinyin().lazy_pinyin(name))


def sounds_like(typed: str, name: str) -> bool:
    """Whether `typed` (already folded) is part of `name`, or begins its pinyin or its initials in a usual reading."""
    if not name:
        return False
    folded_name = folded(name)
    if typed in folded_name or folded_name.isascii():
        return typed in folded_name
    library = _pypinyin()
    styles = (library.Style.NORMAL, library.Style.FIRST_LETTER)
    return any(_begins(typed, library.pinyin(folded_name, style=style, heteronym=True)) for style in styles)


def _begins(typed, syllables):
    """Whether `typed` begins a row of syllables, each in one of its usual readings."""
    left = {typed}
    for readings in (usual[:READINGS] for usual in syllables):
        if any(reading.startswith(rest) for rest in left for reading in readings):
            return True
        left = {rest.removeprefix(reading) for rest in left for reading in readings if rest.startswith(reading)}
    return False


@cache
def _pypinyin():
    """The library, loaded with the first Chinese word and without its 47,000 phrases: 45 MB, a sixth of a second."""
    os.environ.update(PYPINYIN_NO_PHRASES="true", PYPINYIN_NO_DICT_COPY="true")
    import pypinyin

    pypinyin.load_single_dict({ord(character): readings for character, readings in READ_IN_NAMES.items()})
    return pypinyin


def natural(text: str) -> tuple:
    """A sort key that puts "District 2" before "District 10", and Chinese in the order of its pinyin.

    Of two numbers the one with more digits is the larger; none is made an int, which takes no more than 4,300 digits.
    """
    parts = _DIGITS.split(folded(text))
    return tuple(_size(part) if part.isdecimal() else (-1, _spoken(part)) for part in parts if part)


def _size(digits):
    counted = digits.lstrip("0")
    return len(counted), counted


def listed(things) -> str:
    """Things one after the other, as the active language lists them: "condoms, booklets"."""
    return pgettext("between the items of a list", ", ").join(str(thing) for thing in things)


def weekday(number: int) -> str:
    """A weekday in short, Monday is 0: "Mon", and 一 for 星期一, since all of them begin alike."""
    return str(WEEKDAYS_ABBR[number]).removeprefix("星期")


def hours(written):
    """Hours so that they cannot be read as a day: "10-12" is "10–12 h". What nobody may read stays as it is."""
    return _HOURS.sub(_as_hours, written) if isinstance(written, str) else written


def _as_hours(found):
    first, last = (unicodedata.normalize("NFKC", hour) for hour in found.groups()[:2])
    if max(int(hour.split(":")[0]) for hour in (first, last)) > 24:
        return found[0]
    if found[3] or ":" in first + last:
        return f"{first}–{last}{found[3] or ''}"
    return pgettext("hours of a day", "%(first)s–%(last)s h") % {"first": first, "last": last}


def saying(name, what) -> str:
    """A name with what is said of it: "2025: 151"."""
    return pgettext("a name with what is said of it", "%(name)s: %(what)s") % {"name": name, "what": what}
