"""The words of both languages for what Rounds has a fixed word for. Case, width and spaces do not count."""

import re
from collections.abc import Mapping

from outreach.registers.cells import Unreadable, folded, narrow, words
from outreach.registers.words import WORDS

_INDEX = {
    name: {folded(word): key for key, words in table.items() for word in words}
    for name, table in WORDS["vocabulary"].items()
}

_DENIES = re.compile(r"\b(?:no|not|never|none|don'?t|dont|stop|refuse[sd]?)\b|[不勿别別莫禁拒无無没沒]")


def known(name: str, cell):
    """The key a cell names in a vocabulary, or None."""
    return _INDEX[name].get(folded(cell))


def choice(name: str, cell):
    """The key a cell names in a vocabulary that has no other words; None where it is empty."""
    written = folded(cell)
    if not written:
        return None
    if written not in _INDEX[name]:
        raise Unreadable
    return _INDEX[name][written]


def yes_no(cell) -> bool | None:
    """Yes or no; None where it is empty."""
    said = choice("yes_no", cell)
    return None if said is None else said == "yes"


def may_call(cell) -> bool | None:
    """Yes or no as `yes_no`; whatever else denies is a no too: "do not call", "不要打电话". The rest is no yes."""
    try:
        return yes_no(cell)
    except Unreadable:
        if _DENIES.search(narrow(cell).casefold()):
            return False
        raise


def entry(name: str, cell, labels: Mapping[str, str]) -> str:
    """What a cell names in a list that may grow; '' where it is empty.

    That is an entry of `labels` (folded label: its key), a standard key, or else the new label as it was written.
    """
    written = " ".join(narrow(cell).split())
    return labels.get(folded(written)) or known(name, written) or written


def entries(name: str, cell, labels: Mapping[str, str]) -> tuple[str, ...]:
    """What the items of one cell name in a list that may grow, each once.

    'HIV/AIDS' is one item, unless one of its halves is known.
    """
    found = []
    for part in words(cell, slashes=False):
        halves = words(part)
        known_whole = folded(part) in labels or known(name, part)
        split = not known_whole and any(folded(half) in labels or known(name, half) for half in halves)
        found += [entry(name, item, labels) for item in (halves if split else [part])]
    return tuple(dict.fromkeys(found))


def keys(name: str):
    """The standard keys of a vocabulary."""
    return WORDS["vocabulary"][name].keys()
