"""When somebody was born, as registers write it: never kept, only asked whether that is 18 years ago."""

import datetime
import re

from outreach.registers.age.words_of_age import OLDEST, Adult
from outreach.registers.cells import EXCEL_DAY_ZERO, Unreadable, narrow, text
from people.consent import ADULT

YOUNGEST = 10  # who would be younger was not born then: a day of this year is a birthday without its year
SERIALS = range(10_000, 60_000)  # Excel's numbers of days from 1927 on; what is less is a year or an age
OTHER_CALENDAR = datetime.timedelta(days=1462)  # by which such a number is later in a workbook that counts from 1904
A_DAY = datetime.timedelta(days=1)

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?(t?[\s\d:.]*(?:z|[+-]\d\d:?\d\d)?)")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?")
IDENTITY = re.compile(r"\d{6}((?:19|20)\d\d)(\d\d)(\d\d)\d{3}[\dx]")  # the number of an identity card of China
SHORT_DAY = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d\d?)")
SHORT_YEAR = re.compile(r"(\d\d)年(?:\d{1,2}月)?(?:\d{1,2}[日号號])?")
SHORT_DECADE = re.compile(r"(\d\d)[后後]")
AROUND_A_YEAR = re.compile(
    r"(?:[\s\-/.,~–—年月日号號生出于於]|\d{1,2}(?!\d)|born|in|on|to|至|到"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)*"
)


def adult_by_birth(cell, today: datetime.date) -> Adult:
    """Whether somebody born then is 18 or older on `today`, however late in what is written that was."""
    first, last = _between(cell, today)
    oldest, youngest = _age(first, today), _age(last, today)
    if not YOUNGEST <= oldest <= OLDEST:
        raise Unreadable
    return Adult.YES if youngest >= ADULT else Adult.NO if oldest < ADULT else Adult.UNSURE


def _age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _between(cell, today):
    """The first and the last day on which she may have been born."""
    if isinstance(cell, bool):
        raise Unreadable
    if isinstance(cell, datetime.datetime):
        return cell.date(), cell.date() + (A_DAY if cell.time() != datetime.time() else datetime.timedelta())
    if isinstance(cell, datetime.date):
        return cell, cell
    written = narrow(cell).casefold()
    number = text(cell).split(".")[0]
    if re.fullmatch(r"\d{5}(\.\d+)?", written) and int(number) in SERIALS:
        day = EXCEL_DAY_ZERO + datetime.timedelta(days=int(number))
        return day, day + OTHER_CALENDAR
    return _exactly(written) or _in_years(_years(written, today))


def _exactly(written):
    """A whole day; where a time follows it, in another zone it may be the next."""
    if match := DAY.fullmatch(written):
        year, month, day, rest = match.groups()
    elif match := IDENTITY.fullmatch(written) or _whole(COMPACT.fullmatch(written)):
        (year, month, day), rest = match.groups(), ""
    else:
        return None
    try:
        born = datetime.date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable from None
    return born, born + (A_DAY if rest.strip() else datetime.timedelta())


def _whole(compact):
    """A compact date, if it names a day."""
    return compact if compact and compact[3] else None


def _in_years(years):
    try:
        return datetime.date(min(years), 1, 1), datetime.date(max(years), 12, 31)
    except ValueError:
        raise Unreadable from None


def _years(written, today):
    """Every year that is meant, or may be."""
    if (match := COMPACT.fullmatch(written)) and 1 <= int(match[2]) <= 12:
        return [int(match[1])]
    if (years := YEAR.findall(written)) and AROUND_A_YEAR.fullmatch(YEAR.sub(" ", written)):
        return [int(year) for year in years]
    if match := SHORT_YEAR.fullmatch(written.removesuffix("生")):
        return [_full(int(match[1]), today)]
    if match := SHORT_DECADE.fullmatch(written):
        first = _full(int(match[1]), today)
        return [first, first + 9]
    if match := SHORT_DAY.fullmatch(written):
        return [_full(int(match[1]), today), _full(int(match[3]), today)]
    raise Unreadable


def _full(short, today):
    """The latest year that two digits may stand for."""
    century = today.year - today.year % 100
    return century + short if short <= today.year % 100 else century - 100 + short
