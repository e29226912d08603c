"""Promises to come back or call: the lists, one of them, and what becomes of it."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.addresses import local_path
from accounts.fetching import or_404, was_read
from accounts.models import User
from accounts.permissions import Permission, requires
from core.htmx import swaps
from core.pages import chosen_in, page_of
from outreach.directory.filters import DistrictFilter
from outreach.drafts.filling import end_draft, fill
from outreach.drafts.form_pages import saved
from outreach.follow_ups.actions import close_follow_up, keep_follow_up, reopen_follow_up
from outreach.follow_ups.forms import CloseFollowUpForm, KeepForm
from outreach.follow_ups.open import in_district, open_promises
from outreach.follow_ups.shown import FollowUpLines, promises
from outreach.models import FollowUp
from venues.models import District

ON_A_PAGE = 25


@requires(Permission.READ_FOLLOW_UPS)
def follow_ups(request):
    """Open follow-ups by due date: the overdue ones come first."""
    return _to_keep(request, lambda lines: lines, view="all")


@requires(Permission.READ_FOLLOW_UPS)
def follow_ups_mine(request):
    """Those the reader keeps herself."""
    return _to_keep(request, lambda lines: lines.of(request.user.pk), view="mine")


@requires(Permission.READ_FOLLOW_UPS)
def follow_ups_nobodys(request):
    """Those nobody was named for: whoever goes there next keeps them."""
    return _to_keep(request, lambda lines: lines.of(None), view="nobodys")


@requires(Permission.READ_FOLLOW_UPS)
def follow_ups_of(request, colleague):
    """Those one colleague keeps."""
    keeper = get_object_or_404(User.objects.here(), pk=colleague)
    return _to_keep(request, lambda lines: lines.of(keeper.pk), view="of", keeper=keeper)


@requires(Permission.READ_FOLLOW_UPS)
def follow_ups_out_of_reach(request):
    """Those that cannot be kept, for somebody out of reach or at a place that is gone."""
    lines, page = _page(request, open_promises(reader=request.user, today=timezone.localdate()).cannot_be_kept())
    shown = {"page": page, "lines": lines, "view": "cannot"}
    return render(request, "outreach/follow_ups/follow_ups_out_of_reach.html", shown)


@requires(Permission.READ_FOLLOW_UPS)
def follow_ups_done(request):
    """Kept and closed ones, the latest first."""
    page = page_of(request, FollowUp.objects.visible_to(request.user).done().opened().latest_first(), size=ON_A_PAGE)
    lines = promises(page, reader=request.user, today=timezone.localdate())
    return render(request, "outreach/follow_ups/follow_ups_done.html", {"page": page, "lines": lines, "view": "done"})


@requires(Permission.READ_FOLLOW_UPS)
def follow_up(request, pk):
    """One promise: what, for whom, what became of it. Reading it is audited."""
    found = _found(request, pk)
    was_read(request, found)
    return _one(request, found)


@requires(Permission.WRITE_VISITS)
@require_POST
def follow_up_keep(request, pk):
    """It was kept: on a visit, by a call, by a word."""
    found = _found(request, pk)
    form = KeepForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return _refused(request, found, keep=form)
    now = keep_follow_up(follow_up=found, on=form.cleaned_data["on"], how=form.cleaned_data["how"], by=request.user)
    return _settled(request, now)


@requires(Permission.WRITE_VISITS)
@require_POST
def follow_up_close(request, pk):
    """It is not kept any more, with the reason."""
    found = _found(request, pk)
    form = CloseFollowUpForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return _refused(request, found, close=form)
    now = close_follow_up(follow_up=found, **form.cleaned_data, by=request.user)
    return _settled(request, now)


@requires(Permission.WRITE_VISITS)
@require_POST
def follow_up_reopen(request, pk):
    """It is to be kept after all."""
    return _settled(request, reopen_follow_up(follow_up=_found(request, pk), by=request.user))


def line_of(request, pk):
    """The promise with that id as its reader may see it; for others it does not exist."""
    return _line(request, _found(request, pk))


def _found(request, pk):
    return or_404(FollowUp.objects.visible_to(request.user).find(pk))


def _line(request, found):
    return promises([found], reader=request.user, today=timezone.localdate())[0]


def _page(request, lines, chosen=None):
    page = page_of(request, lines, size=ON_A_PAGE, chosen=chosen)
    return FollowUpLines(page), page


def _to_keep(request, chosen, **context):
    today = timezone.localdate()
    districts = District.objects.visible_to(request.user).opened().in_order()
    asked = DistrictFilter(request.GET, districts=districts)
    every = open_promises(reader=request.user, today=today)
    there = in_district(every, asked.chosen_district, reader=request.user) if asked.chosen_district else every
    lines, page = _page(request, chosen(there.can_be_kept()), chosen_in(asked))
    context |= {"filter": asked, "page": page, "sections": lines.by_urgency(today), "today": today}
    context |= {"keepers": User.objects.going_out().by_name(), "cannot": len(there.cannot_be_kept())}
    return render(request, "outreach/follow_ups/follow_ups.html", context)


def _one(request, found, keep=None, close=None):
    today = timezone.localdate()
    line = _line(request, found)
    close = close or CloseFollowUpForm(today=today, initial={"on": today, "reason": line.why_not})
    context = {"line": line, "follow_up": found, "keep": keep or KeepForm(today=today, initial={"on": today})}
    context |= {"close": close, "draft": fill(request, close, reverse("outreach:follow-up-close", args=[found.pk]))}
    return render(request, "outreach/follow_ups/follow_up.html", context)


def _refused(request, found, **forms):
    """The page of the promise with what was typed, or its line with what is wrong."""
    if not swaps(request):
        return _one(request, found, **forms)
    (form,) = forms.values()
    return _one_line(request, found, problem=next(iter(form.errors.values()))[0], typed=form.data)


def _settled(request, found):
    """Back to the list it was settled on, or its line in place."""
    if swaps(request):
        end_draft(request)
        return _one_line(request, found)
    back = request.POST.get("back")
    return saved(request, local_path(back)) if back else saved(request, "outreach:follow-up", found.pk)


def _one_line(request, found, **context):
    context |= {"line": _line(request, found), "today": timezone.localdate(), "swapped": True}
    context["back"] = local_path(request.POST.get("back", ""))
    return render(request, "outreach/follow_ups/_line.html", context)
