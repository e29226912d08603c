"""The journal: outings by month and district, and the visits on them."""

from django.shortcuts import render
from django.utils import timezone

from accounts.fetching import read
from accounts.permissions import Permission, requires
from core.months import Month, is_meant
from core.pages import page_of_groups
from outreach.models import Outcome, Outing, Visit
from outreach.outings.journal import Calendar, journal_outings, outings_by_district
from outreach.outings.mistyped import Mistyped, mistyped
from outreach.outings.unfinished import ends, left_of
from outreach.outings.visits import visit_lines

OUTINGS = 25  # on a page of the journal, each with all of its visits


@requires(Permission.READ_JOURNAL)
def journal(request, month=None):
    """The outings of one month by district; without a month, of the last that had one."""
    span, today = Outing.objects.visible_to(request.user).span(), timezone.localdate()
    calendar = Calendar.around(month, span=span, this_month=Month.of(today))
    shown = {"calendar": calendar, "span": span, "mistyped": mistyped(request.user, today)}
    page = page_of_groups(request, outings_by_district(calendar.month, reader=request.user), size=OUTINGS)
    shown |= {"page": page, "sections": page.sections(journal_outings(list(page), reader=request.user))}
    return render(request, "outreach/outings/journal.html", shown)


@requires(Permission.READ_JOURNAL)
def outing(request, pk):
    """One outing with its visits. Reading it is audited."""
    found = read(request, Outing, pk)
    (line,) = journal_outings([found], reader=request.user)
    visited, today = visit_lines(line.visits, reader=request.user), timezone.localdate()
    left = left_of(found, sum(stop.visit.outcome == Outcome.PLANNED for stop in visited), today)
    is_over = left.is_closed and ends(found, line.visits, today)
    shown = {"line": line, "stops": visited, "left": left, "is_over": is_over, "ahead": found.date > today}
    wrong = Mistyped([found] if found.is_mistyped(today) else [], [])
    shown |= {"mistyped": wrong, "in_journal": is_meant(found.date)}
    return render(request, "outreach/outings/outing.html", shown)


@requires(Permission.READ_JOURNAL)
def visit(request, pk):
    """One visit: what came of it, who was met, what was said. Reading it is audited."""
    found = read(request, Visit.objects.with_outing_and_venue(), pk)
    (stop,) = visit_lines([found], reader=request.user)
    return render(request, "outreach/outings/visit.html", {"stop": stop, "visit": found})
