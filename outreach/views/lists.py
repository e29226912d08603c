"""Settings: the lists the coordinator edits."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.permissions import Permission, requires
from outreach.actions.lists import add_entry, rename_entry, set_retired
from outreach.forms.lists import EntryForm
from outreach.lists import LISTS


@requires(Permission.CHANGE_SETTINGS)
def entries(request, name):
    """One list, with a form that adds to it."""
    edited = LISTS[name]
    known = edited.entries()
    form = EntryForm(request.POST or None, others=known)
    if request.method == "POST" and form.is_valid():
        add_entry(model=edited.model, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Added."))
        return redirect(edited.url)
    return render(request, "outreach/entries.html", {"edited": edited, "entries": known, "form": form})


@requires(Permission.CHANGE_SETTINGS)
def entry(request, name, pk):
    """One entry: rename it, retire it, restore it."""
    edited = LISTS[name]
    chosen = get_object_or_404(edited.model, pk=pk)
    others = [other for other in edited.entries() if other != chosen]
    form = EntryForm(request.POST or None, others=others, initial={"words": str(chosen)})
    if request.method == "POST" and form.is_valid():
        rename_entry(entry=chosen, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Saved."))
        return redirect(edited.url)
    return render(request, "outreach/entry.html", {"edited": edited, "entry": chosen, "form": form})


@requires(Permission.CHANGE_SETTINGS)
def retire(request, name, pk, retired):
    """Take an entry out of what may be chosen, or back in."""
    edited = LISTS[name]
    chosen = get_object_or_404(edited.model, pk=pk)
    if request.method == "POST":
        set_retired(entry=chosen, retired=retired, by=request.user)
        messages.success(request, _("Saved."))
    return redirect(edited.url)
