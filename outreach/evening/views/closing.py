"""The end of an outing: closing it, cancelling it, planning it again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.permissions import Permission, requires
from audit.models import record
from core.refusals import NotPossible
from outreach.drafts.filling import fill, saved
from outreach.evening.closing import cancel_outing, close_outing, plan_again
from outreach.evening.forms.closing import CancelForm, ClosingForm
from outreach.models import Outing, Reason, Supply
from outreach.outings.stops import stop_lines
from outreach.outings.unfinished import left_of
from vault.lists import in_order


@requires(Permission.WRITE_VISITS)
def outing_close(request, pk):
    """The end of an outing: what came of its other planned stops, what was handed out, the sheet. Never forced."""
    today = timezone.localdate()
    outing = get_object_or_404(Outing.objects.visible_to(request.user).up_to(today).with_district(), pk=pk)
    lines = stop_lines(outing, reader=request.user)
    form = _closing_form(request, outing, lines)
    if request.method == "POST" and form.is_valid():
        outing = close_outing(outing=outing, closing=form.closing(), by=request.user)
        saved(request)
        return _closed(request, outing, today)
    record("read a record", by=request.user, target=outing.pk)
    shown = {"form": form, "outing": outing, "lines": lines, "left": _left(outing, lines, today)}
    return render(request, "outreach/evening/outing_close.html", {**shown, "draft": fill(request, form)})


@requires(Permission.WRITE_VISITS)
def outing_cancel(request, pk):
    """A planned outing does not take place, with the reason."""
    outing = get_object_or_404(Outing.objects.visible_to(request.user).with_district(), pk=pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            cancel_outing(outing=outing, reason=form.cleaned_data["reason"], by=request.user)
            saved(request)
            messages.success(request, _("Cancelled: nobody asks for its stops any more."))
            return redirect("outreach:outing", pk)
        except NotPossible as error:
            form.add_error("reason", str(error))
    shown = {"form": form, "outing": outing, "draft": fill(request, form)}
    return render(request, "outreach/evening/outing_cancel.html", shown)


@requires(Permission.WRITE_VISITS)
@require_POST
def outing_plan_again(request, pk):
    """A cancelled outing is planned again."""
    outing = get_object_or_404(Outing.objects.visible_to(request.user), pk=pk)
    plan_again(outing=outing, by=request.user)
    messages.success(request, _("Planned again, with the stops it had."))
    return redirect("outreach:outing", pk)


def _closing_form(request, outing, lines):
    """What is still to be asked: nothing of the stops of a cancelled outing, nothing of supplies that are written."""
    asked = not outing.is_cancelled
    supplies = Supply.objects.opened() if asked and not outing.supplies else ()
    return ClosingForm(
        request.POST if request.method == "POST" else None,
        stops=lines.planned.unwritten if asked else (),
        reasons=in_order(reason for reason in Reason.objects.opened() if not reason.retired),
        supplies=in_order(supply for supply in supplies if not supply.retired),
    )


def _closed(request, outing, today):
    left = _left(outing, stop_lines(outing, reader=request.user), today)
    if left.is_closed:
        messages.success(request, _("The outing is closed: nothing is left."))
        return redirect("outreach:outing", outing.pk)
    messages.success(request, _("Saved. What is left stands below; it can wait."))
    return redirect("outreach:outing-close", outing.pk)


def _left(outing, lines, today):
    return left_of(outing, len(lines.planned.unwritten), today)
