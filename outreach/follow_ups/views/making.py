"""Making a promise by hand, and changing one."""

from django.shortcuts import render
from django.utils import timezone

from accounts.fetching import fetched
from accounts.permissions import Permission, requires
from audit.models import record
from core.forms import typed
from outreach.directory.search import find
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.follow_ups.actions import add_follow_up, change_follow_up
from outreach.follow_ups.forms import LookUpForm, form_for_person, form_for_venue, form_to_change
from outreach.follow_ups.shown import why_out_of_reach
from outreach.follow_ups.views.lists import line_of
from people.models import Person
from venues.models import Venue


@requires(Permission.WRITE_VISITS)
def follow_up_new(request):
    """To whom something is promised: look the venue or the person up. What is looked for is posted."""
    form, found = LookUpForm(typed(request)), None
    if form.is_valid():
        found = find(form.cleaned_data["words"], reader=request.user, today=timezone.localdate())
        record("searched", by=request.user)
    return render(request, "outreach/follow_ups/follow_up_new.html", {"form": form, "found": found})


@requires(Permission.WRITE_VISITS)
def follow_up_new_venue(request, pk):
    """A promise to come back to a venue, or to somebody who works there."""
    venue = fetched(request, Venue.objects.with_district(), pk)
    form = form_for_venue(typed(request), venue=venue, reader=request.user, today=timezone.localdate())
    if form.is_valid():
        with refusals_in(form):
            facts = form.facts(venue_id=venue.pk, person_id=form.cleaned_data["about"])
            add_follow_up(facts=facts, by=request.user)
            return saved(request, "outreach:venue", pk)
    return form_page(request, "outreach/follow_ups/follow_up_new_venue.html", form, read=venue, venue=venue)


@requires(Permission.WRITE_VISITS)
def follow_up_new_person(request, pk):
    """A promise to come back to her, or to call. Somebody out of reach is refused, with the reason."""
    person = fetched(request, Person, pk)
    form = form_for_person(typed(request), person=person, reader=request.user, today=timezone.localdate())
    if form.is_valid():
        with refusals_in(form):
            facts = form.facts(person_id=person.pk, venue_id=form.cleaned_data["about"])
            add_follow_up(facts=facts, by=request.user)
            return saved(request, "outreach:person", pk)
    shown = {"person": person, "refused": why_out_of_reach(person)}
    return form_page(request, "outreach/follow_ups/follow_up_new_venue.html", form, read=person, **shown)


@requires(Permission.WRITE_VISITS)
def follow_up_change(request, pk):
    """Another day, reason, colleague or note."""
    line, today = line_of(request, pk), timezone.localdate()
    form = form_to_change(typed(request), follow_up=line.follow_up, venue=line.venue, reader=request.user, today=today)
    if form.is_valid():
        with refusals_in(form):
            said = {"values": form.values(), "seen": form.cleaned_data["seen"]}
            change_follow_up(follow_up=line.follow_up, **said, by=request.user)
            return saved(request, "outreach:follow-up", pk)
    return form_page(request, "outreach/follow_ups/follow_up_change.html", form, read=line.follow_up, line=line)
