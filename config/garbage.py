"""Garbage in circles, which only a collector finds: it is looked for between the pages, not while one is made."""

import gc

from vault import remains

MANY = 500_000  # things that a page, an import or a command may have made and kept before it is looked all the same
ALL = 10  # answers after which all is looked through, and not only what was made since the last look

_answers = 0
_is_left = False  # whether records of another page may have been passed over by a look through all


def look_rarely() -> None:
    """Have the collector wait until very much was made: a start makes less, and so does a page of 34 months."""
    gc.set_threshold(MANY)


def keep_for_good() -> None:
    """Leave alone, from now on, what is loaded: it is no garbage, and what nobody looks at all workers share."""
    gc.freeze()


def look_between_pages() -> None:
    """Look now that an answer is sent; while others are being made here the last of them does, or the tenth.

    The records that were opened for a page lie in circles: here they go, before the next page.
    """
    global _answers, _is_left
    _answers += 1
    in_use = remains.are_in_use()
    if _answers >= ALL or (_is_left and not in_use):
        _answers, _is_left = 0, in_use
        gc.collect()
    elif not in_use:
        gc.collect(1)
