"""Planning a month: asking for a proposal, changing it step by step, and saving it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.fetching import or_404
from accounts.permissions import Permission, requires
from core.forms import typed
from core.htmx import swaps
from core.redirects import redirect_saying
from outreach.drafts.filling import end_draft
from outreach.drafts.form_pages import form_page
from outreach.models.rounds import Round
from outreach.rounds.actions import change_round, drop_proposal, propose_round, save_round, undo_step
from outreach.rounds.editor import editor_of
from outreach.rounds.proposing import propose_form, proposed_plan
from outreach.rounds.step_form import UNDO, StepForm
from vault.sealed import ChangedMeanwhile, version_of


@requires(Permission.PLAN_ROUNDS)
@require_http_methods(["GET", "POST"])
def round_propose(request, month):
    """Which days, who, and how much in an evening; then a proposal, kept at once."""
    today = timezone.localdate()
    form = propose_form(typed(request), month=month, reader=request.user, today=today)
    if form.is_valid():
        asked, keep = form.asked(), form.cleaned_data.get("keep", False)
        plan = proposed_plan(month, asked, keep=keep, empty="empty" in request.POST, reader=request.user, today=today)
        seen = form.cleaned_data["seen"]
        try:
            propose_round(month=month, asked=asked, plan=plan, seen=seen, today=today, by=request.user)
            end_draft(request)
        except ChangedMeanwhile:
            messages.warning(request, _changed())
        return redirect("outreach:round-change", month)
    return form_page(request, "outreach/rounds/round_propose.html", form, month=month)


@requires(Permission.PLAN_ROUNDS)
@require_http_methods(["GET", "POST"])
def round_change(request, month):
    """The month's plan, to be changed; by POST one step of it."""
    row = Round.objects.visible_to(request.user).of(month)
    if row is None:
        return redirect("outreach:round-propose", month)
    editor = editor_of(row, reader=request.user, today=timezone.localdate())
    if request.method == "GET":
        return _show(request, editor) if editor.plan or row.draft else redirect("outreach:round-propose", month)
    form = StepForm(request.POST, editor=editor)
    if not form.is_valid():
        return _show(request, editor, refused=form.errors.get("step", [""])[0], beside=form.beside, focus=form.focus)
    try:
        editor = editor.after(_take(request, month, form))
    except ChangedMeanwhile as changed:
        editor = editor_of(changed.row, reader=request.user, today=editor.today)
        return _show(request, editor, refused=_step_not_done())
    if swaps(request):
        return _show(request, editor, focus=form.focus)
    return redirect(f"{request.path}#{form.focus}")


@requires(Permission.PLAN_ROUNDS)
@require_POST
def round_save(request, month):
    """Make the plan the month's outings; asked again where outings would be removed by it."""
    editor = editor_of(_round(request, month), reader=request.user, today=timezone.localdate())
    if request.POST.get("seen") != editor.seen:
        return _show(request, editor, refused=_changed())
    if editor.forbidden:
        return _show(request, editor, refused=_("Not saved yet: put right first what is marked below."), focus="wrong")
    if editor.removed and "sure" not in request.POST:
        return render(request, "outreach/rounds/round_save.html", {"editor": editor, "month": month})
    try:
        save_round(month=month, seen=editor.seen, today=editor.today, by=request.user)
    except ChangedMeanwhile as changed:
        return _show(request, editor_of(changed.row, reader=request.user, today=editor.today), refused=_changed())
    return redirect_saying(request, _("Saved. These are the outings of the month."), "outreach:round", month)


@requires(Permission.PLAN_ROUNDS)
@require_http_methods(["GET", "POST"])
def round_drop(request, month):
    """Ask, then forget what was proposed and not saved."""
    row = _round(request, month)
    if request.method == "GET":
        return render(request, "outreach/rounds/round_drop.html", {"month": month, "seen": version_of(row)})
    try:
        drop_proposal(month=month, seen=request.POST.get("seen", ""), by=request.user)
        messages.success(request, _("Dropped. What was saved before stays."))
    except ChangedMeanwhile:
        messages.warning(request, _changed())
        return redirect("outreach:round-change", month)
    return redirect("outreach:round", month)


def _round(request, month):
    return or_404(Round.objects.visible_to(request.user).of(month))


def _take(request, month, form):
    said = {"month": month, "seen": form.cleaned_data["seen"], "by": request.user}
    step = form.cleaned_data["step"]
    return undo_step(**said) if step == UNDO else change_round(step=step, today=form.editor.today, **said)


def _show(request, editor, *, refused="", beside=None, focus=""):
    """The editor, or only what a step swaps of it."""
    context = {"editor": editor, "month": editor.month, "refused": refused, "beside": beside, "focus": focus}
    context["address"] = reverse("outreach:round-change", args=[editor.month])
    template = "outreach/rounds/_desk.html" if swaps(request) else "outreach/rounds/round_change.html"
    return render(request, template, context)


def _step_not_done():
    return _("A colleague changed this plan meanwhile. Your last step was not done; this is the plan as it stands.")


def _changed():
    return _("A colleague changed this plan meanwhile. Nothing was overwritten; this is the plan as it stands.")
