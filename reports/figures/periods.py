"""Periods: runs of whole months in the organisation's time zone."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.months import Month


@dataclass(frozen=True)
class Period:
    """The months from `first` to `last`, both included."""

    first: Month
    last: Month

    @classmethod
    def of_month(cls, month: Month) -> "Period":
        """One month."""
        return cls(month, month)

    @classmethod
    def of_year(cls, year: int, recorded_until: Month | None, today) -> "Period":
        """The year; one that is not over ends with the last month anything was recorded in."""
        january, december = Month(year, 1), Month(year, 12)
        is_over = today > december.last_day
        if is_over or recorded_until is None or not january <= recorded_until <= december:
            return cls(january, december)
        return cls(january, recorded_until)

    @property
    def months(self) -> list[Month]:
        """Its months, in order."""
        return self.first.up_to(self.last)

    @property
    def is_year(self) -> bool:
        """Whether it is a whole calendar year."""
        return len(self.months) == 12 and self.first.number == 1

    @property
    def year_before(self) -> "Period":
        """The same months one year earlier."""
        return Period(self.first - 12, self.last - 12)

    @property
    def label(self) -> str:
        """In words: "October 2026", "2026", "January to October 2026"."""
        if self.first == self.last:
            return self.last.label
        if self.is_year:
            return _("%(year)s") % {"year": self.last.year}
        if self.first.year == self.last.year:
            names = {"first": self.first.name, "last": self.last.name, "year": self.last.year}
            return _("%(first)s to %(last)s %(year)s") % names
        return _("%(first)s to %(last)s") % {"first": self.first.label, "last": self.last.label}


def twelve_months_to(last: Month) -> Period:
    """The twelve calendar months that end with `last`."""
    return Period(last - 11, last)


def percent(part: int | None, whole: int | None) -> float | None:
    """Percent with one place, or None where there is no whole."""
    return round(100 * part / whole, 1) if whole and part is not None else None
