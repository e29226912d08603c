"""The end of an outing: closing it, cancelling it, planning it again."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.fetching import fetched
from accounts.permissions import Permission, requires
from core.forms import typed
from core.redirects import redirect_saying
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.evening.actions.closing import cancel_outing, close_outing, plan_again
from outreach.evening.forms.closing import CancelForm, ClosingForm
from outreach.models import Outing, Reason, Supply
from outreach.outings.stops import stop_lines
from outreach.outings.unfinished import left_of


@requires(Permission.WRITE_VISITS)
def outing_close(request, pk):
    """The end of an outing: what came of its other planned stops, what was handed out, the sheet. Never forced."""
    today = timezone.localdate()
    outing = fetched(request, Outing.objects.up_to(today).with_district(), pk)
    lines = stop_lines(outing, reader=request.user)
    form = _closing_form(request, outing, lines)
    if form.is_valid():
        return _closed(request, close_outing(outing=outing, closing=form.closing(), by=request.user), today)
    shown = {"outing": outing, "lines": lines, "left": _left(outing, lines, today)}
    return form_page(request, "outreach/evening/outing_close.html", form, read=outing, **shown)


@requires(Permission.WRITE_VISITS)
def outing_cancel(request, pk):
    """A planned outing does not take place, with the reason."""
    outing = fetched(request, Outing.objects.with_district(), pk)
    form = CancelForm(typed(request))
    if form.is_valid():
        with refusals_in(form, "reason"):
            cancel_outing(outing=outing, reason=form.cleaned_data["reason"], by=request.user)
            return saved(request, "outreach:outing", pk, words=_("Cancelled: nobody asks for its stops any more."))
    return form_page(request, "outreach/evening/outing_cancel.html", form, outing=outing)


@requires(Permission.WRITE_VISITS)
@require_POST
def outing_plan_again(request, pk):
    """A cancelled outing is planned again."""
    outing = fetched(request, Outing, pk)
    plan_again(outing=outing, by=request.user)
    return redirect_saying(request, _("Planned again, with the stops it had."), "outreach:outing", pk)


def _closing_form(request, outing, lines):
    """What is still to be asked: nothing of the stops of a cancelled outing, nothing of supplies that are written."""
    asked = not outing.is_cancelled
    ask_supplies = asked and not outing.supplies
    return ClosingForm(
        typed(request),
        stops=lines.planned.unwritten if asked else (),
        reasons=Reason.objects.opened().in_use().in_order(),
        supplies=Supply.objects.opened().in_use().in_order() if ask_supplies else (),
    )


def _closed(request, outing, today):
    left = _left(outing, stop_lines(outing, reader=request.user), today)
    if left.is_closed:
        return saved(request, "outreach:outing", outing.pk, words=_("The outing is closed: nothing is left."))
    return saved(request, "outreach:outing-close", outing.pk, words=_("Saved. What is left stands below; it can wait."))


def _left(outing, lines, today):
    return left_of(outing, len(lines.planned.unwritten), today)
