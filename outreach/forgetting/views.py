"""Forgetting somebody, and undoing it within 72 hours."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.fetching import fetched, was_read
from accounts.permissions import Permission, requires
from core.redirects import redirect_saying
from core.refusals import NotPossible
from outreach.forgetting.actions import forget_person, undo_forgetting
from outreach.mentions.mentions import mentions_of
from people.models import Forgotten, Person


@requires(Permission.FORGET)
def forget(request, pk):
    """What forgetting means, and the button."""
    found = fetched(request, Person, pk)
    if request.method == "POST":
        forget_person(person=found, by=request.user, now=timezone.now())
        return redirect_saying(request, _("Forgotten. For 72 hours it can be undone."), "outreach:forgotten")
    was_read(request, found)
    mentions = mentions_of(found, reader=request.user)
    return render(request, "outreach/forgetting/forget.html", {"person": found, "mentions": mentions})


@requires(Permission.FORGET)
def forgotten(request):
    """The records that were forgotten in the last 72 hours, without a name."""
    hidden = Forgotten.objects.visible_to(request.user).can_be_undone(timezone.now()).latest_first()
    return render(request, "outreach/forgetting/forgotten.html", {"hidden": hidden})


@requires(Permission.FORGET)
@require_POST
def forgotten_undo(request, pk):
    """Put a forgotten record back."""
    row = fetched(request, Forgotten, pk)
    try:
        person = undo_forgetting(forgotten=row, by=request.user, now=timezone.now())
    except NotPossible as reason:
        messages.error(request, str(reason))
        return redirect("outreach:forgotten")
    return redirect_saying(request, _("The record is back."), "outreach:person", person.pk)
