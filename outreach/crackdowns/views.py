"""Crackdowns: the list, one of them, entering, changing and deleting it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.permissions import Permission, requires
from audit.models import record
from outreach.crackdowns.actions import add_crackdown, change_crackdown, delete_crackdown
from outreach.crackdowns.avoided import crackdown_lines, crackdowns_for
from outreach.crackdowns.forms import CrackdownForm
from outreach.drafts.filling import fill, saved
from outreach.models import Crackdown
from vault.sealed import ChangedMeanwhile, version_of
from venues.models import District


@requires(Permission.READ_VENUES)
def crackdowns(request):
    """All crackdowns, the last begun first."""
    lines = crackdown_lines(crackdowns_for(request.user), reader=request.user, today=timezone.localdate())
    return render(request, "outreach/crackdowns/crackdowns.html", {"lines": lines})


@requires(Permission.READ_VENUES)
def crackdown(request, pk):
    """One crackdown. Reading it is audited."""
    found = _crackdown(request, pk)
    record("read a record", by=request.user, target=found.pk)
    line = crackdown_lines([found], reader=request.user, today=timezone.localdate())[0]
    return render(request, "outreach/crackdowns/crackdown.html", {"crackdown": found, "line": line})


@requires(Permission.WRITE_RECORDS)
def crackdown_new(request):
    """Enter a crackdown: one entry for all venues of its districts."""
    form = _form(request)
    if form.is_valid():
        return _saved(request, add_crackdown(values=form.values(), by=request.user))
    return render(request, "outreach/crackdowns/crackdown_new.html", {"form": form, "draft": fill(request, form)})


@requires(Permission.WRITE_RECORDS)
def crackdown_change(request, pk):
    """Correct or complete a crackdown, or lift what it says."""
    found = _crackdown(request, pk)
    form = _form(request, found)
    if form.is_valid():
        try:
            change_crackdown(crackdown=found, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return _saved(request, found)
        except ChangedMeanwhile as changed:
            form.compare_with(changed.row, version=version_of(changed.row))
    record("read a record", by=request.user, target=found.pk)
    context = {"crackdown": found, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/crackdowns/crackdown_change.html", context)


@requires(Permission.WRITE_RECORDS)
def crackdown_delete(request, pk):
    """It was entered by mistake."""
    found = _crackdown(request, pk)
    if request.method != "POST":
        return redirect("outreach:crackdown", found.pk)
    delete_crackdown(crackdown=found, by=request.user)
    messages.success(request, _("Deleted."))
    return redirect("outreach:crackdowns")


def _crackdown(request, pk):
    return get_object_or_404(Crackdown.objects.visible_to(request.user), pk=pk)


def _saved(request, crackdown):
    saved(request)
    messages.success(request, _("Saved."))
    return redirect("outreach:crackdown", crackdown.pk)


def _form(request, crackdown=None):
    return CrackdownForm(
        request.POST if request.method == "POST" else None,
        districts=District.objects.visible_to(request.user).opened().in_order(),
        crackdown=crackdown,
        initial=CrackdownForm.shown_of(crackdown, version=version_of(crackdown)) if crackdown else {},
        today=timezone.localdate(),
    )
