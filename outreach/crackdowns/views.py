"""Crackdowns: the list, one of them, entering, changing and deleting it."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.fetching import fetched, read
from accounts.permissions import Permission, requires
from core.forms import typed
from core.pages import page_of
from core.redirects import redirect_saying
from outreach.crackdowns.actions import add_crackdown, change_crackdown, delete_crackdown
from outreach.crackdowns.avoided import crackdown_lines, crackdowns_for
from outreach.crackdowns.forms import CrackdownForm
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.models import Crackdown
from vault.sealed import version_of
from venues.models import District


@requires(Permission.READ_VENUES)
def crackdowns(request):
    """All crackdowns, the last begun first."""
    page = page_of(request, crackdowns_for(request.user))
    lines = crackdown_lines(list(page), reader=request.user, today=timezone.localdate())
    return render(request, "outreach/crackdowns/crackdowns.html", {"page": page, "lines": lines})


@requires(Permission.READ_VENUES)
def crackdown(request, pk):
    """One crackdown. Reading it is audited."""
    found = read(request, Crackdown, pk)
    line = crackdown_lines([found], reader=request.user, today=timezone.localdate())[0]
    return render(request, "outreach/crackdowns/crackdown.html", {"crackdown": found, "line": line})


@requires(Permission.WRITE_RECORDS)
def crackdown_new(request):
    """Enter a crackdown: one entry for all venues of its districts."""
    form = _form(request)
    if form.is_valid():
        added = add_crackdown(values=form.values(), by=request.user)
        return saved(request, "outreach:crackdown", added.pk)
    return form_page(request, "outreach/crackdowns/crackdown_new.html", form)


@requires(Permission.WRITE_RECORDS)
def crackdown_change(request, pk):
    """Correct or complete a crackdown, or lift what it says."""
    found = fetched(request, Crackdown, pk)
    form = _form(request, found)
    if form.is_valid():
        with refusals_in(form):
            change_crackdown(crackdown=found, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return saved(request, "outreach:crackdown", pk)
    return form_page(request, "outreach/crackdowns/crackdown_change.html", form, read=found, crackdown=found)


@requires(Permission.WRITE_RECORDS)
def crackdown_delete(request, pk):
    """It was entered by mistake."""
    found = fetched(request, Crackdown, pk)
    if request.method != "POST":
        return redirect("outreach:crackdown", found.pk)
    delete_crackdown(crackdown=found, by=request.user)
    return redirect_saying(request, _("Deleted."), "outreach:crackdowns")


def _form(request, crackdown=None):
    return CrackdownForm(
        typed(request),
        districts=District.objects.visible_to(request.user).opened().in_order(),
        crackdown=crackdown,
        initial=CrackdownForm.shown_of(crackdown, version=version_of(crackdown)) if crackdown else {},
        today=timezone.localdate(),
    )
