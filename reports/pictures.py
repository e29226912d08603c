"""The pictures of the reports, the same on the screen and on paper."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from core import charts
from core.months import Month
from outreach.outings.standings import Standing
from reports.figures import FIGURES, percent
from reports.shown import supply_name

MOST, HALF = 75, 50


class Picture(NamedTuple):
    """A drawing under its title."""

    title: str
    svg: str


def venues_by_months(venues, standings, months, name: str) -> Picture:
    """What each month was for each venue of a district."""
    title = _("%(district)s: twelve months") % {"district": name}
    states = [[standings[month].get(venue.pk) for month in months] for venue in venues]
    legend = {standing.value: standing.label for standing in Standing}
    numbers = [venue.number for venue in venues]
    return Picture(title, charts.matrix(numbers, [month.short_name for month in months], states, title, legend))


def coverage_by_month(months: dict) -> Picture:
    """Visited, tried and not attempted venues, month by month."""
    title = _("Active venues by month: visited, tried, not attempted")
    parts = [charts.Series(standing.label, _values(months, standing.value)) for standing in Standing]
    return Picture(title, charts.stacked_bars(parts, _labels(months), title))


def people_by_month(months: dict) -> Picture:
    """Women met and headcount, month by month."""
    title = _("Women met and headcount by month: two different counts")
    return Picture(title, charts.bars(_series(months, "women_met", "headcount"), _labels(months), title))


def questions_by_month(months: dict) -> Picture:
    """Questions asked in each month, and those untold at its end."""
    title = _("Questions asked in the month, and untold at its end")
    return Picture(title, charts.bars(_series(months, "questions_asked", "untold_at_end"), _labels(months), title))


def supplies_by_month(months: dict, kind: str) -> Picture:
    """One kind of supply, month by month."""
    title = _("%(supply)s: pieces handed out by month") % {"supply": supply_name(kind)}
    pieces = tuple(of["supplies"].get(kind, 0) for of in months.values())
    return Picture(title, charts.bars([charts.Series(supply_name(kind), pieces)], _labels(months), title))


def districts_by_months(names: list[str], coverage: list[list], months: list[Month]) -> Picture:
    """How much of each district was visited in each month."""
    title = _("Active venues visited, by district and month")
    legend = {
        "all": _("all visited"),
        "most": _("three quarters or more"),
        "half": _("half or more"),
        "less": _("less than half"),
    }
    states = [[_class(percent(*pair)) for pair in line] for line in coverage]
    return Picture(title, charts.matrix(names, [month.short_name for month in months], states, title, legend))


def _class(share):
    if share is None:
        return None
    if share == 100:
        return "all"
    return "most" if share >= MOST else "half" if share >= HALF else "less"


def _labels(months):
    return [month.short_name for month in months]


def _series(months, *keys):
    return [charts.Series(str(FIGURES[key].name), _values(months, key)) for key in keys]


def _values(months, key):
    return tuple(of[key] for of in months.values())
