"""Making a promise by hand, and changing one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.permissions import Permission, requires
from audit.models import record
from core.refusals import NotPossible
from outreach.directory.search import find
from outreach.drafts.filling import fill, saved
from outreach.follow_ups.actions import add_follow_up, change_follow_up
from outreach.follow_ups.forms import LookUpForm, form_for_person, form_for_venue, form_to_change
from outreach.follow_ups.shown import why_out_of_reach
from outreach.follow_ups.views.lists import line_of
from people.models import Person
from vault.sealed import ChangedMeanwhile, version_of
from venues.models import Venue


@requires(Permission.WRITE_VISITS)
def follow_up_new(request):
    """To whom something is promised: look the venue or the person up. What is looked for is posted."""
    form, found = LookUpForm(_typed(request)), None
    if form.is_valid():
        found = find(form.cleaned_data["words"], reader=request.user, today=timezone.localdate())
        record("searched", by=request.user)
    return render(request, "outreach/follow_ups/follow_up_new.html", {"form": form, "found": found})


@requires(Permission.WRITE_VISITS)
def follow_up_new_venue(request, pk):
    """A promise to come back to a venue, or to somebody who works there."""
    venue = get_object_or_404(Venue.objects.visible_to(request.user).with_district(), pk=pk)
    form = form_for_venue(_typed(request), venue=venue, reader=request.user, today=timezone.localdate())
    if form.is_valid():
        facts = form.facts(venue_id=venue.pk, person_id=form.cleaned_data["about"])
        if _promised(request, form, facts):
            return redirect("outreach:venue", venue.pk)
    record("read a record", by=request.user, target=venue.pk)
    return render(
        request,
        "outreach/follow_ups/follow_up_new_venue.html",
        {"venue": venue, "form": form, "draft": fill(request, form)},
    )


@requires(Permission.WRITE_VISITS)
def follow_up_new_person(request, pk):
    """A promise to come back to her, or to call. Somebody out of reach is refused, with the reason."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = form_for_person(_typed(request), person=person, reader=request.user, today=timezone.localdate())
    if form.is_valid():
        facts = form.facts(person_id=person.pk, venue_id=form.cleaned_data["about"])
        if _promised(request, form, facts):
            return redirect("outreach:person", person.pk)
    record("read a record", by=request.user, target=person.pk)
    shown = {"person": person, "refused": why_out_of_reach(person), "form": form, "draft": fill(request, form)}
    return render(request, "outreach/follow_ups/follow_up_new_venue.html", shown)


@requires(Permission.WRITE_VISITS)
def follow_up_change(request, pk):
    """Another day, reason, colleague or note."""
    line, today = line_of(request, pk), timezone.localdate()
    form = form_to_change(_typed(request), follow_up=line.follow_up, venue=line.venue, reader=request.user, today=today)
    if form.is_valid():
        try:
            said = {"values": form.values(), "seen": form.cleaned_data["seen"]}
            change_follow_up(follow_up=line.follow_up, **said, by=request.user)
            _say_saved(request)
            return redirect("outreach:follow-up", pk)
        except ChangedMeanwhile as changed:
            form.compare_with(changed.row, version=version_of(changed.row))
    record("read a record", by=request.user, target=pk)
    return render(
        request, "outreach/follow_ups/follow_up_change.html", {"line": line, "form": form, "draft": fill(request, form)}
    )


def _typed(request):
    return request.POST if request.method == "POST" else None


def _promised(request, form, facts):
    """Whether it is promised now; where it cannot be, the form says why."""
    try:
        add_follow_up(facts=facts, by=request.user)
    except NotPossible as error:
        form.add_error(None, str(error))
        return False
    _say_saved(request)
    return True


def _say_saved(request):
    saved(request)
    messages.success(request, _("Saved."))
