"""Age bands as registers write them, and the one question that matters: is she certainly 18 or older?"""

import datetime
import enum
import re
from dataclasses import dataclass

from outreach.registers.cells import Unreadable, folded
from people.consent import ADULT

OLDEST = 120
ABOUT = 5  # years by which "about 20" may be wrong
MINOR_WORDS = "未成年人?|minors?|underage|child|儿童|兒童|少女"
CHINESE_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

YEARS = re.compile(r"[周足]?[岁歲]|years?old$|yearsofage$|years?$|yrs?$|yo$|y/o$|之间$|之間$")
NUMBER = r"(\d{1,3})(?:\.\d+)?"
BETWEEN = re.compile(rf"(?:aged?)?{NUMBER}(?:[-~–—‐‑−/、]|to|or|至|到|或){NUMBER}")
BELOW = re.compile(
    r"(?:<|u|under|below|lessthan|youngerthan|未[满滿到]|不[满滿足到]|小[于於]|低[于於]|快[到满滿]?|[将將][满滿]|差(?:几个月|幾個月|一?点|一?點))"
    rf"{NUMBER}|{NUMBER}(?:以下|之下|未[满滿]|不到)"
)
UP_TO = re.compile(rf"(?:<=|≤|upto|max){NUMBER}|{NUMBER}(?:andunder|andbelow|oryounger|orunder|及以下|或以下|-)")
ABOVE = re.compile(rf"(?:>|over|above|olderthan|大[于於]|超[过過]){NUMBER}")
FROM = re.compile(
    rf"(?:>=|≥|from|[已年]?[满滿]){NUMBER}|{NUMBER}(?:\+|plus|andover|andabove|orolder|orover|及以上|或以上|以上)"
)
ROUGHLY = re.compile(rf"(?:大?[约約]|大概|about|around|approx\.?|circa|ca\.?|~|≈){NUMBER}|{NUMBER}(?:左右|上下|orso)")
DECADE = re.compile(r"(\d0)(?:多|几|幾|余|餘|来|來|s)")
SINGLE = re.compile(rf"(?:aged?)?{NUMBER}半?")
SAID_MINOR = re.compile(rf"(?:{MINOR_WORDS})(?:\({NUMBER}\))?|{NUMBER}\((?:{MINOR_WORDS})\)")


class Adult(enum.Enum):
    """Whether somebody is 18 or older. Only a certain yes lets a record be made."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True)
class AgeBand:
    """An age band; `high` is None where it is open above. Both ends belong to it."""

    low: int
    high: int | None

    @property
    def under_18(self) -> bool:
        """True if nobody in this band is 18."""
        return self.high is not None and self.high < ADULT

    @property
    def adult(self) -> Adult:
        """Whether everybody in this band is 18 or older, or nobody."""
        return Adult.NO if self.under_18 else Adult.YES if self.low >= ADULT else Adult.UNSURE

    def __str__(self):
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


def age_band(cell) -> AgeBand | None:
    """The band a cell names: 18-24, 45+, 17, 15岁, under 18, 未满18岁, 18岁以下; 10-14 that Excel took for a day."""
    if isinstance(cell, datetime.date):
        low, high = _turned_back(cell)
    else:
        written = folded(cell)
        if not written:
            return None
        low, high = _ends(_with_digits(YEARS.sub("", written)))
    if low > OLDEST or (high is not None and (high < low or high > OLDEST)):
        raise Unreadable
    return AgeBand(low, high)


def _turned_back(day):
    """Month and day as the range they were typed as. The first of a month was typed as a month and something else."""
    if day.day == 1 or (isinstance(day, datetime.datetime) and day.time() != datetime.time()):
        raise Unreadable
    return tuple(sorted((day.month, day.day)))


def _ends(written):
    if match := SAID_MINOR.fullmatch(written):
        return 0, max(ADULT - 1, int(match[1] or match[2] or 0))
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
    if match := ROUGHLY.fullmatch(written):
        about = int(match[1] or match[2])
        return max(about - ABOUT, 0), about + ABOUT
    if match := DECADE.fullmatch(written):
        return int(match[1]), int(match[1]) + 9
    if match := SINGLE.fullmatch(written):
        return int(match[1]), int(match[1])
    raise Unreadable


def _with_digits(written):
    """'十七' as '17', '二十五' as '25', '十六七' as '16-17'."""

    def number(match):
        tens = CHINESE_DIGITS.get(match[1], 1) * 10
        one, other = (CHINESE_DIGITS.get(digit, 0) for digit in match.groups()[1:])
        return f"{tens + one}-{tens + other}" if other else str(tens + one)

    return re.sub(r"([二三四五六七八九]?)十([一二三四五六七八九]?)([一二三四五六七八九]?)", number, written)
