"""Settings: the lists the coordinator edits."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.permissions import Permission, requires
from core.forms import typed
from core.redirects import redirect_saying
from outreach.lists.actions import add_entry, rename_entry, set_come_back, set_retired
from outreach.lists.forms import ComeBackForm, EntryForm
from outreach.lists.lists import LISTS
from outreach.models import Reason


@requires(Permission.CHANGE_SETTINGS)
def entries(request, name):
    """One list, with a form that adds to it."""
    edited = LISTS[name]
    known = edited.entries()
    form = EntryForm(typed(request), others=known)
    if form.is_valid():
        add_entry(model=edited.model, words=form.cleaned_data["words"], by=request.user)
        return redirect_saying(request, _("Added."), edited.url)
    return render(request, "outreach/lists/entries.html", {"edited": edited, "entries": known, "form": form})


@requires(Permission.CHANGE_SETTINGS)
def entry(request, name, pk):
    """One entry: rename it, retire it, restore it."""
    edited = LISTS[name]
    chosen = get_object_or_404(edited.model, pk=pk)
    others = [other for other in edited.entries() if other != chosen]
    form = EntryForm(typed(request), others=others, initial={"words": str(chosen)})
    if form.is_valid():
        rename_entry(entry=chosen, words=form.cleaned_data["words"], by=request.user)
        return redirect_saying(request, _("Saved."), edited.url)
    return _one(request, edited, chosen, form)


@requires(Permission.CHANGE_SETTINGS)
@require_POST
def come_back(request, pk):
    """Set when one comes back for a reason."""
    reason = get_object_or_404(Reason, pk=pk)
    form = ComeBackForm(request.POST, reason=reason)
    if not form.is_valid():
        edited = LISTS["reasons"]
        return _one(request, edited, reason, EntryForm(others=(), initial={"words": str(reason)}), come_back=form)
    set_come_back(reason=reason, **form.cleaned_data, by=request.user)
    return redirect_saying(request, _("Saved."), "outreach:reasons-entry", pk)


@requires(Permission.CHANGE_SETTINGS)
def retire(request, name, pk, retired):
    """Take an entry out of what may be chosen, or back in."""
    edited = LISTS[name]
    chosen = get_object_or_404(edited.model, pk=pk)
    if request.method == "POST":
        set_retired(entry=chosen, retired=retired, by=request.user)
        messages.success(request, _("Saved."))
    return redirect(edited.url)


def _one(request, edited, entry, form, come_back=None):
    """One entry; of a reason also when to come back for it."""
    if edited.model is Reason and come_back is None:
        come_back = ComeBackForm(reason=entry)
    context = {"edited": edited, "entry": entry, "form": form, "come_back": come_back}
    return render(request, "outreach/lists/entry.html", context)
