"""How people look things up: without caring for width, case, spaces, or tones of pinyin."""

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

_DIGITS = re.compile(r"(\d+)")


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
    return "".join(lazy_pinyin(name)), "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))


def sounds_like(typed: str, name: str) -> bool:
    """Whether `typed` (already folded) is part of `name`, or begins its pinyin or its initials."""
    if not name:
        return False
    whole, initials = pinyin(name)
    return typed in folded(name) or whole.startswith(typed) or initials.startswith(typed)


def natural(text: str) -> tuple:
    """A sort key that puts "District 2" before "District 10", and Chinese in the order of its pinyin."""
    parts = _DIGITS.split(folded(text))
    return tuple((int(part), "") if part.isdigit() else (-1, pinyin(part)[0]) for part in parts if part)
