"""What the commands of the reports share: the month or year asked for, and how figures are printed."""

import json
from dataclasses import asdict

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from accounts.commands import SealedCommand
from accounts.permissions import Permission
from core.months import FIRST_YEAR, LAST_YEAR, Month
from reports.shown import Group


def month_written(text: str) -> Month:
    """The month that was typed; raises CommandError."""
    try:
        month = Month.parse(text)
    except ValueError as error:
        raise CommandError(_("%(words)s is not a month: write it like 2026-10.") % {"words": text}) from error
    year_written(str(month.year))
    return month


def year_written(text: str) -> int:
    """The year that was typed; raises CommandError."""
    if not (text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise CommandError(_("%(words)s is not a year: write it like 2026.") % {"words": text})
    return int(text)


def as_object(figures) -> str:
    """Figures for other programs: one object."""
    return json.dumps(asdict(figures), ensure_ascii=False, indent=1)


def as_table(title: str, groups: list[Group]) -> str:
    """Figures for a reader at the terminal."""
    lines = [title]
    for group in groups:
        lines += ["", group.heading]
        for figure in group.figures:
            value = "–" if figure.value is None else f"{figure.value} {figure.unit}".strip()
            lines.append(f"  {figure.name}: {value}")
    return "\n".join(lines)


class ReportCommand(SealedCommand):
    """A command about one period; `period` reads what was typed before anybody is asked for a passphrase."""

    permission = Permission.READ_REPORTS
    metavar, period = "YYYY", staticmethod(year_written)

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("period", metavar=self.metavar)

    def handle(self, *args, period, **options):
        return super().handle(*args, period=self.period(period), **options)
