"""Whose rows were refused for their age: so that nothing else that names them makes a record of them.

What is remembered is no row and no word of one, only digests of numbers and nicknames, to know them by when they come.
"""

import re
from dataclasses import dataclass, field
from hashlib import blake2b

from outreach.registers.age.words_of_age import Adult
from outreach.registers.cells import code

LONGEST_NAME = 24  # letters of a number or nickname that is found inside other words
SHORT = 3  # letters: so short a name inside a longer word is chance
WIDEST_RANGE = 500
RANGE = re.compile(r"(\D*?)[-.]?(\d{1,9})[-~–—‐至到]+(\D*?)[-.]?(\d{1,9})\D*")


@dataclass
class Withheld:
    """Digests of the numbers of certain minors, of those of whom one is not sure, and of their nicknames."""

    minors: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    @classmethod
    def unpack(cls, kept: dict | None) -> "Withheld":
        """What `pack` packed."""
        return cls(**{name: set(digests) for name, digests in (kept or {}).items()})

    def pack(self) -> dict:
        """Everything as lists that a sealed field takes."""
        return {name: sorted(digests) for name, digests in vars(self).items()}

    def __or__(self, other):
        return Withheld(self.minors | other.minors, self.unsure | other.unsure, self.names | other.names)

    def __bool__(self):
        return bool(self.minors or self.unsure or self.names)

    def note(self, number: str, nickname: str, adult: Adult) -> None:
        """Remember somebody."""
        if number:
            (self.minors if adult is Adult.NO else self.unsure).add(_digest(loose(number)))
        self.names |= {
            _digest(loose(name)) for name in (nickname, *re.split(r"[(),/、;|]", code(nickname))) if code(name)
        }

    def of(self, number: str) -> Adult | None:
        """As what somebody of this number was refused: a minor, or not certainly grown up. None if nobody was."""
        digest = _digest(loose(number))
        return Adult.NO if digest in self.minors else Adult.UNSURE if digest in self.unsure else None

    def is_named_in(self, words: str) -> bool:
        """True if words hold the number or nickname of one of them, alone or among others: 'P17(new)', 'Wren和P1'."""
        known = self.minors | self.unsure | self.names
        return bool(known) and any(_digest(name) in known for name in _names_in(code(words)))


def loose(number: str) -> str:
    """A number as it may be written otherwise: 'p-0017' and 'P17' are the same."""
    bare = "".join(filter(str.isalnum, code(number))) or code(number)
    return re.sub(r"(?<!\d)0+(?=\d)", "", bare)


def _names_in(words):
    """Every stretch of the words that may be a name of its own, and every number of a range."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
            name = loose(words[start:end])
            if name and not _is_torn(words, start, end, name):
                yield name
    if match := RANGE.fullmatch(words):
        first, last = int(match[2]), int(match[4])
        yield from (loose(f"{match[1]}{number}") for number in range(first, min(last, first + WIDEST_RANGE) + 1))


def _is_torn(words, start, end, name):
    """True if a stretch begins or ends inside a number, or is a short name inside a Latin word."""
    for inside, outside in ((words[start], words[start - 1 : start]), (words[end - 1], words[end : end + 1])):
        if outside.isdigit() and inside.isdigit():
            return True
        if len(name) <= SHORT and name.isascii() and name.isalpha() and outside.isascii() and outside.isalpha():
            return True
    return False


def _digest(name):
    return blake2b(name.encode(), digest_size=16, person=b"withheld").hexdigest()
