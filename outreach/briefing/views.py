"""Before an outing: the briefing, that the team has read it, and the sheet on paper."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.fetching import fetched, read, was_read
from accounts.permissions import Permission, requires
from outreach.briefing.actions import destroy_sheet, note_briefing_read, print_sheet, take_back_briefing_read
from outreach.briefing.briefing import briefing as briefing_of
from outreach.briefing.paper import paper_sheet
from outreach.models import Outing
from outreach.models.outings import PrintedSheet
from outreach.outings.keys import OUTCOME_KEYS


@requires(Permission.READ_JOURNAL)
def briefing(request, pk):
    """What the team reads aloud together before an outing. Reading it is audited."""
    outing = read(request, Outing.objects.with_district(), pk)
    shown = {
        "briefing": briefing_of(outing, reader=request.user, today=timezone.localdate()),
        "outing": outing,
        "to_destroy": outing.printed_sheet == PrintedSheet.PRINTED,
    }
    return render(request, "outreach/briefing/briefing.html", shown)


@requires(Permission.WRITE_VISITS)
def briefing_read(request, pk):
    """The team has read the briefing today, or has not after all."""
    outing = fetched(request, Outing, pk)
    if request.method == "POST" and "back" in request.POST:
        take_back_briefing_read(outing=outing, by=request.user)
        messages.success(request, _("Taken back: it still has to be read."))
    elif request.method == "POST":
        note_briefing_read(outing=outing, on=timezone.localdate(), by=request.user)
        messages.success(request, _("Noted. Go well."))
    return redirect("outreach:briefing", pk)


@requires(Permission.WRITE_VISITS)
def sheet(request, pk):
    """The sheet on paper: shown first, and printed only after saying so. Reading it is audited."""
    outing = fetched(request, Outing, pk)
    if request.method == "POST":
        print_sheet(outing=outing, by=request.user)
        return redirect("outreach:sheet", pk)
    was_read(request, outing)
    shown = {
        "outing": outing,
        "sheet": paper_sheet(outing, reader=request.user),
        "may_print": outing.printed_sheet == PrintedSheet.PRINTED,
        "outcomes": OUTCOME_KEYS,
    }
    return render(request, "outreach/briefing/sheet.html", shown)


@requires(Permission.WRITE_VISITS)
def sheet_destroyed(request, pk):
    """The printed sheet is destroyed."""
    outing = fetched(request, Outing, pk)
    if request.method == "POST":
        destroy_sheet(outing=outing, by=request.user)
        messages.success(request, _("The sheet is destroyed."))
    return redirect("outreach:briefing", pk)
