"""Two records of one person: finding the other, setting both side by side, making them one, and undoing it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.fetching import fetched, was_read
from accounts.permissions import Permission, requires
from audit.models import record
from core.forms import typed
from core.refusals import NotPossible
from outreach.directory.lines import person_lines
from outreach.directory.search import MOST
from outreach.models import Merge
from outreach.records.alike import maybe_same_as, side_by_side
from outreach.records.merging import merge_people, undo_merge
from outreach.records.person_forms import OtherForm
from people.models import Person


@requires(Permission.WRITE_RECORDS)
def person_merge(request, pk):
    """Find the other record of the same person."""
    found = fetched(request, Person, pk)
    form = OtherForm(typed(request))
    others = maybe_same_as(found, reader=request.user)
    if form.is_valid():
        record("searched", by=request.user)
        known = Person.objects.visible_to(request.user).opened()
        others = [other for other in known.found_by(form.cleaned_data["words"]).in_order() if other != found]
    was_read(request, found)
    lines = person_lines(others[:MOST], reader=request.user)
    return render(request, "outreach/records/person_merge.html", {"person": found, "form": form, "lines": lines})


@requires(Permission.WRITE_RECORDS)
def person_merge_with(request, pk, other):
    """Both records side by side, and which of them stays."""
    if pk == other:
        raise Http404
    pair = fetched(request, Person, pk), fetched(request, Person, other)
    refusal = ""
    if request.POST.get("kept") in (str(pk), str(other)):
        kept, gone = pair if request.POST["kept"] == str(pk) else reversed(pair)
        try:
            merge_people(kept=kept, gone=gone, now=timezone.now(), by=request.user)
            messages.success(request, _("The two records are one now. It can be undone for 72 hours."))
            return redirect("outreach:person", kept.pk)
        except NotPossible as error:
            refusal = str(error)
    was_read(request, pair[1])
    sides = side_by_side(pair, reader=request.user)
    return render(request, "outreach/records/person_merge_with.html", {"sides": sides, "refusal": refusal})


@requires(Permission.WRITE_RECORDS)
@require_POST
def merge_undo(request, pk):
    """Make two records of one again."""
    merge = fetched(request, Merge, pk)
    kept = merge.kept
    try:
        undo_merge(merge=merge, now=timezone.now(), by=request.user)
        messages.success(request, _("There are two records again."))
    except NotPossible as error:
        messages.error(request, str(error))
    return redirect("outreach:person", kept)
