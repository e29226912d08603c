"""A calendar month as a value, and the column that keeps one."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext

FIRST_YEAR, LAST_YEAR = 1990, 2100  # what is before or after them was mistyped
EARLIEST_DAY, LATEST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
_WRITTEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def is_meant(day: date) -> bool:
    """Whether a day lies in a year that somebody can have meant."""
    return EARLIEST_DAY <= day <= LATEST_DAY


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month in the organisation's time zone."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month written "2026-10"; raises ValueError."""
        written = _WRITTEN.fullmatch(text)
        if not written:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(written[1]), int(written[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that `day` lies in."""
        return cls(day.year, day.month)

    @classmethod
    def this(cls) -> "Month":
        """The month of today in the active time zone. For views and commands: below them, time is an argument."""
        return cls.of(timezone.localdate())

    def __str__(self):
        return f"{self.year:04}-{self.number:02}"

    def __add__(self, months: int) -> "Month":
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)

    def __sub__(self, months: int) -> "Month":
        return self + -months

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def days(self) -> list[date]:
        """Every day of the month."""
        return [self.first_day + timedelta(days=n) for n in range(self.last_day.day)]

    @property
    def weeks(self) -> list[list[date | None]]:
        """The days by weeks from Monday to Sunday; None where a week begins or ends outside the month."""
        days = [None] * self.first_day.weekday() + self.days
        days += [None] * (-len(days) % 7)
        return [days[start : start + 7] for start in range(0, len(days), 7)]

    @property
    def label(self) -> str:
        """The month in words, in the active language: "October 2026"."""
        return date_format(self.first_day, "YEAR_MONTH_FORMAT")

    @property
    def name(self) -> str:
        """The month without its year: "October"."""
        return date_format(self.first_day, pgettext("a month without its year, as a date format", "F"))

    @property
    def short_name(self) -> str:
        """The month where there is little room: "Oct"."""
        return date_format(self.first_day, pgettext("a month without its year, in short, as a date format", "M"))

    @property
    def before(self) -> "Month":
        """The month before."""
        return self - 1

    @property
    def after(self) -> "Month":
        """The month after."""
        return self + 1

    def up_to(self, last: "Month") -> list["Month"]:
        """The months from this one to `last`, both included."""
        return [self + n for n in range((last.year - self.year) * 12 + last.number - self.number + 1)]


def months_of_year(year: int) -> list[Month]:
    """January to December."""
    return Month(year, 1).up_to(Month(year, 12))


class MonthField(models.CharField):
    """A month, kept as "2026-10": it sorts as text."""

    def __init__(self, **options):
        super().__init__(**{"max_length": 7, **options})

    def from_db_value(self, value, expression, connection):
        return None if value is None else Month.parse(value)

    def to_python(self, value):
        return value if value is None or isinstance(value, Month) else Month.parse(value)

    def get_prep_value(self, value):
        return None if value is None else str(value)


class MonthConverter:
    """A month in a path: reports/month/2026-10/."""

    regex = r"\d{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, text):
        if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            raise ValueError(text)
        return Month.parse(text)

    def to_url(self, month):
        return str(month)


class YearConverter:
    """A year in a path: reports/year/2025/."""

    regex = r"\d{4}"

    def to_python(self, text):
        if not FIRST_YEAR <= int(text) <= LAST_YEAR:
            raise ValueError(text)
        return int(text)

    def to_url(self, year):
        return f"{year:04}"
