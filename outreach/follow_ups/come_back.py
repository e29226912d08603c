"""When to come back: the day that is suggested for a promise. Whoever makes it may choose another."""

from datetime import date, timedelta

from core.months import Month
from outreach.models import Outing, Reason
from outreach.models.lists import ComeBack

NO_OUTING_PLANNED = timedelta(weeks=4)  # on average a district has one outing a month
SATURDAY = 5


def suggested_day(reason: Reason | None, *, on: date, next_outing: date | None) -> date:
    """The day on which to come back for `reason`, promised on the day `on`; without a reason, at the next outing there.

    After a number of days: so many days after `on`. At the next outing there: its day, or four weeks after `on` while
    none is planned. Next month: the day of the next outing there if that is in the month after `on`, else the first
    day from Monday to Friday of that month.
    """
    when, days = reason.comes_back if reason else (ComeBack.NEXT_OUTING, None)
    if when == ComeBack.IN_DAYS:
        return on + timedelta(days=days or 0)
    if when == ComeBack.NEXT_MONTH:
        return day_next_month(on=on, next_outing=next_outing)
    return next_outing or on + NO_OUTING_PLANNED


def day_next_month(*, on: date, next_outing: date | None) -> date:
    """The day of the next outing there if that is in the month after `on`, else the month's first working day."""
    month = Month.of(on) + 1
    return next_outing if next_outing and Month.of(next_outing) == month else _first_weekday(month)


def next_outing_in(district, *, after: date, reader) -> date | None:
    """The day of the first outing planned to `district` later than `after`, or None; nothing without a district."""
    outing = Outing.objects.visible_to(reader).next_planned_in(district, after) if district else None
    return outing.date if outing else None


def _first_weekday(month):
    first = month.first_day
    return first + timedelta(days=7 - first.weekday() if first.weekday() >= SATURDAY else 0)
