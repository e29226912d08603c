"""Rounds as everybody reads them: the months, one month as calendar and list, and its calendar file."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.permissions import Permission, requires
from audit.models import record
from core.downloads import SensitiveDownload
from core.months import Month
from core.pages import page_of
from outreach.rounds.month import calendar_of, round_of, rounds_by_month


@requires(Permission.READ_JOURNAL)
def rounds(request):
    """The months with a round: this one, the next, and the earlier ones."""
    coming, earlier = rounds_by_month(reader=request.user, this_month=Month.this())
    return render(request, "outreach/rounds/rounds.html", {"coming": coming, "page": page_of(request, earlier)})


@requires(Permission.READ_JOURNAL)
def round_page(request, month):
    """The outings of one month: as a calendar, and district by district."""
    page = round_of(month, reader=request.user, today=timezone.localdate())
    return render(request, "outreach/rounds/round.html", {"page": page, "month": month})


@requires(Permission.READ_JOURNAL)
def round_calendar(request, month):
    """The round for a telephone's calendar: days and numbers of districts, nothing else. Taking it out is audited."""
    return SensitiveDownload(
        calendar_of(month, reader=request.user, words=_("Round %(number)s")),
        name="calendar",
        content_type="text/calendar; charset=utf-8",
        record=lambda: record("took out a calendar", by=request.user, target=month),
    )
