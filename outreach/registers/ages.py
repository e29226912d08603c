"""Age bands as registers write them, and the one question that matters: is she certainly under 18?"""

import re
from dataclasses import dataclass

from outreach.registers.cells import Unreadable, folded

ADULT = 18
OLDEST = 120
MINOR_WORDS = {"minor", "minors", "underage", "未成年", "未成年人", "child", "儿童", "少女"}
CHINESE_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

BETWEEN = re.compile(r"(\d{1,3})(?:-|~|–|—|to|至|到)(\d{1,3})")
BELOW = re.compile(
    r"(?:<|under|below|lessthan|youngerthan|未满|不满|不足|小于|低于)(\d{1,3})|(\d{1,3})(?:以下|之下|未满|不到)"
)
UP_TO = re.compile(r"(?:<=|≤|upto|max)(\d{1,3})|(\d{1,3})(?:andunder|andbelow|oryounger|orunder|及以下|或以下|-)")
ABOVE = re.compile(r"(?:>|over|above|olderthan|大于|超过)(\d{1,3})")
FROM = re.compile(
    r"(?:>=|≥|from|满)(\d{1,3})|(\d{1,3})(?:\+|plus|andover|andabove|orolder|orover|及以上|或以上|以上|-)"
)
SINGLE = re.compile(r"(?:约|about|age|aged)?(\d{1,3})")


@dataclass(frozen=True)
class AgeBand:
    """An age band; `high` is None where it is open above. Both ends belong to it."""

    low: int
    high: int | None

    @property
    def under_18(self) -> bool:
        """True if nobody in this band is 18."""
        return self.high is not None and self.high < ADULT

    def __str__(self):
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


def age_band(cell) -> AgeBand | None:
    """The band a cell names: 18-24, 45+, 17, 15岁, under 18, 未满18岁, 18岁以下."""
    written = folded(cell)
    if not written:
        return None
    if written in MINOR_WORDS:
        return AgeBand(0, ADULT - 1)
    written = re.sub(r"周?岁|years?old$|years?$|yrs?$|yo$", "", written)
    low, high = _ends(_with_digits(written))
    if low > OLDEST or (high is not None and (high < low or high > OLDEST)):
        raise Unreadable
    return AgeBand(low, high)


def _ends(written):
    if match := BETWEEN.fullmatch(written):
        return int(match[1]), int(match[2])
    if match := BELOW.fullmatch(written):
        return 0, max(int(match[1] or match[2]) - 1, 0)
    if match := ABOVE.fullmatch(written):
        return int(match[1]) + 1, None
    if match := FROM.fullmatch(written):
        return int(match[1] or match[2]), None
    if match := UP_TO.fullmatch(written):
        return 0, int(match[1] or match[2])
    if match := SINGLE.fullmatch(written):
        return int(match[1]), int(match[1])
    raise Unreadable


def _with_digits(written):
    """'十七' as '17', '二十五' as '25'."""

    def number(match):
        tens, ones = match[1], match[2]
        return str(CHINESE_DIGITS.get(tens, 1) * 10 + CHINESE_DIGITS.get(ones, 0))

    return re.sub(r"([二三四五六七八九]?)十([一二三四五六七八九]?)", number, written)
