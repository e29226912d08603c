"""What a cell of a column that speaks of age or birth says: is she certainly 18 or older?"""

import datetime
import re
from functools import lru_cache

from outreach.registers.age.births import adult_by_birth
from outreach.registers.age.headings import of_age, of_birth, yes_means_adult
from outreach.registers.age.words_of_age import Adult, age_band
from outreach.registers.cells import NoValue, Unreadable, folded, narrow, text
from outreach.registers.vocabulary import yes_no
from people.consent import ADULT

NOMINAL, NOMINAL_YEARS = re.compile("[虚虛]"), 2  # 虚岁: one at birth, and one more at each new year


def adult(heading, cell, today: datetime.date) -> Adult | None:
    """Whether a cell under a heading says that she is 18 or older on `today`; None where it says nothing.

    Where it may be understood in several ways, all that can be read must say the same.
    """
    if isinstance(cell, NoValue):
        return Adult.UNSURE if cell.merged is None else adult(heading, cell.merged, today)
    if not text(cell):
        return None
    said = set()
    for reader in _readers(heading):
        try:
            said.add(reader(heading, cell, today))
        except Unreadable:
            continue
    return said.pop() if len(said) == 1 else Adult.UNSURE


@lru_cache(maxsize=64)
def _readers(heading):
    birth = of_birth(heading)
    readers = [_by_age if of_age(heading) or not birth else _by_band]
    readers += [_by_birth] if birth else []
    return readers + ([_by_yes] if yes_means_adult(heading) is not None else [])


def _by_age(heading, cell, today):
    band = age_band(cell)
    if NOMINAL.search(narrow(heading)) and not band.under_18:
        return Adult.YES if band.low - NOMINAL_YEARS >= ADULT else Adult.UNSURE
    if isinstance(cell, datetime.date) and _may_be_her_birth(cell, today):
        return Adult.UNSURE  # 14 October 1990 may be a range that Excel took for a day, and may be her birthday
    return band.adult


def _may_be_her_birth(day, today):
    try:
        return adult_by_birth(day, today) is not Adult.NO
    except Unreadable:
        return False


def _by_band(heading, cell, today):
    """An age among births, put there by somebody who knows it. A number alone is no age there."""
    if isinstance(cell, datetime.date) or re.fullmatch(r"[\d.]*", folded(cell)):
        raise Unreadable
    return Adult.YES if age_band(cell).adult is Adult.YES else Adult.UNSURE


def _by_birth(heading, cell, today):
    return adult_by_birth(cell, today)


def _by_yes(heading, cell, today):
    return Adult.YES if yes_no(cell) is yes_means_adult(heading) else Adult.NO
