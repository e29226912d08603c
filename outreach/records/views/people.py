"""Making and changing a person's record: who she is, where she works, whether she is here."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.permissions import Permission, requires
from audit.models import record
from core.refusals import NotPossible
from outreach.drafts.filling import fill, saved
from outreach.records.alike import maybe_same
from outreach.records.people import add_person_at, change_person, move_person, note_whereabouts
from outreach.records.person_forms import FirstPlaceForm, WhereaboutsForm, WorksAtForm
from people.forms import FirstForm, PersonForm
from people.models import Person
from vault.sealed import ChangedMeanwhile, version_of
from venues.models import Venue


@requires(Permission.WRITE_RECORDS)
def person_new(request):
    """Make a record: first her age and her yes, then where she works, then who she is."""
    today, typed = timezone.localdate(), _typed(request)
    first, form = FirstForm(typed), _person_form(request)
    place = FirstPlaceForm(typed, venues=_venues(request), today=today, initial={"asked_on": today})
    alike = []
    if first.is_valid() & place.is_valid() & form.is_valid():
        venue = _venue(request, place.cleaned_data["venue"])
        alike = [] if "another" in request.POST or not venue else _alike(request, form, venue)
        added = None if alike else _add(request, form, place.cleaned_data["asked_on"], venue)
        if added:
            return _saved(request, added)
    draft = [fill(request, each) for each in (first, place, form)][0]
    context = {"first": first, "place": place, "form": form, "alike": alike, "draft": draft}
    return render(request, "outreach/records/person_new.html", context)


@requires(Permission.WRITE_RECORDS)
def person_change(request, pk):
    """Change what is known of her."""
    found = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = _person_form(request, found)
    if form.is_valid():
        try:
            change_person(person=found, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return _saved(request, found)
        except NotPossible as error:
            form.add_error("symbol", str(error))
        except ChangedMeanwhile as changed:
            form.compare_with(changed.row, version=version_of(changed.row))
    record("read a record", by=request.user, target=found.pk)
    context = {"person": found, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/records/person_change.html", context)


@requires(Permission.WRITE_RECORDS)
def person_move(request, pk):
    """She works somewhere else from a day on."""
    found = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = WorksAtForm(_typed(request), venues=_venues(request), today=timezone.localdate())
    if form.is_valid():
        try:
            said = form.cleaned_data
            venue = _venue(request, said["venue"])
            move_person(person=found, venue=venue, on=said["on"], stays=said["stays"], by=request.user)
            return _saved(request, found)
        except NotPossible as error:
            form.add_error("venue", str(error))
    record("read a record", by=request.user, target=found.pk)
    context = {"person": found, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/records/person_move.html", context)


@requires(Permission.WRITE_RECORDS)
def person_whereabouts(request, pk):
    """Whether she is here, moved away, stopped, died, or wants no contact."""
    found = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    today = timezone.localdate()
    form = WhereaboutsForm(_typed(request), today=today, initial={"whereabouts": found.whereabouts, "on": today})
    if form.is_valid():
        note_whereabouts(person=found, **form.cleaned_data, by=request.user)
        return _saved(request, found)
    record("read a record", by=request.user, target=found.pk)
    context = {"person": found, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/records/person_whereabouts.html", context)


def _saved(request, person):
    saved(request)
    messages.success(request, _("Saved."))
    return redirect("outreach:person", person.pk)


def _typed(request):
    return request.POST if request.method == "POST" else None


def _venues(request):
    return Venue.objects.visible_to(request.user).opened().there_on(timezone.localdate()).in_order()


def _venue(request, pk):
    return get_object_or_404(Venue.objects.visible_to(request.user), pk=pk) if pk else None


def _alike(request, form, venue):
    return maybe_same(form.cleaned_data["nickname"], venue, reader=request.user)


def _person_form(request, person=None):
    return PersonForm(
        _typed(request),
        others=Person.objects.visible_to(request.user).opened(),
        person=person,
        initial=PersonForm.shown_of(person, version=version_of(person)) if person else {},
        today=timezone.localdate(),
    )


def _add(request, form, day, venue):
    """The new record, or None where the symbol is taken: then the form says so."""
    values = {**form.values(), "first_met": form.cleaned_data["first_met"] or day}
    try:
        return add_person_at(venue=venue, values=values, asked_on=day, by=request.user)
    except NotPossible as error:
        form.add_error("symbol", str(error))
        return None
