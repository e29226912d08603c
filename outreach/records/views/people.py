"""Making and changing a person's record: who she is, where she works, whether she is here."""

from django.utils import timezone

from accounts.fetching import fetched
from accounts.permissions import Permission, requires
from core.forms import typed
from outreach.drafts.filling import fill
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.records.alike import maybe_same
from outreach.records.people import add_person_at, change_person, move_person, note_whereabouts
from outreach.records.person_forms import FirstPlaceForm, WhereaboutsForm, WorksAtForm
from people.forms import FirstForm, PersonForm
from people.models import Person
from vault.sealed import version_of
from venues.models import Venue


@requires(Permission.WRITE_RECORDS)
def person_new(request):
    """Make a record: first her age and her yes, then where she works, then who she is."""
    today = timezone.localdate()
    first, form = FirstForm(typed(request)), _person_form(request)
    place = FirstPlaceForm(typed(request), venues=_venues(request), today=today, initial={"asked_on": today})
    alike = []
    if first.is_valid() & place.is_valid() & form.is_valid():
        venue = _venue(request, place.cleaned_data["venue"])
        alike = [] if "another" in request.POST or not venue else _alike(request, form, venue)
        added = None if alike else _add(request, form, place.cleaned_data["asked_on"], venue)
        if added:
            return saved(request, "outreach:person", added.pk)
    for each in (first, place):
        fill(request, each)
    return form_page(request, "outreach/records/person_new.html", form, first=first, place=place, alike=alike)


@requires(Permission.WRITE_RECORDS)
def person_change(request, pk):
    """Change what is known of her."""
    found = fetched(request, Person, pk)
    form = _person_form(request, found)
    if form.is_valid():
        with refusals_in(form, "symbol"):
            change_person(person=found, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return saved(request, "outreach:person", pk)
    return form_page(request, "outreach/records/person_change.html", form, read=found, person=found)


@requires(Permission.WRITE_RECORDS)
def person_move(request, pk):
    """She works somewhere else from a day on."""
    found = fetched(request, Person, pk)
    form = WorksAtForm(typed(request), venues=_venues(request), today=timezone.localdate())
    if form.is_valid():
        with refusals_in(form, "venue"):
            said = form.cleaned_data
            venue = _venue(request, said["venue"])
            move_person(person=found, venue=venue, on=said["on"], stays=said["stays"], by=request.user)
            return saved(request, "outreach:person", pk)
    return form_page(request, "outreach/records/person_move.html", form, read=found, person=found)


@requires(Permission.WRITE_RECORDS)
def person_whereabouts(request, pk):
    """Whether she is here, moved away, stopped, died, or wants no contact."""
    found = fetched(request, Person, pk)
    today = timezone.localdate()
    form = WhereaboutsForm(typed(request), today=today, initial={"whereabouts": found.whereabouts, "on": today})
    if form.is_valid():
        note_whereabouts(person=found, **form.cleaned_data, by=request.user)
        return saved(request, "outreach:person", pk)
    return form_page(request, "outreach/records/person_whereabouts.html", form, read=found, person=found)


def _venues(request):
    return Venue.objects.visible_to(request.user).opened().there_on(timezone.localdate()).in_order()


def _venue(request, pk):
    return fetched(request, Venue, pk) if pk else None


def _alike(request, form, venue):
    return maybe_same(form.cleaned_data["nickname"], venue, reader=request.user)


def _person_form(request, person=None):
    return PersonForm(
        typed(request),
        others=Person.objects.visible_to(request.user).opened(),
        person=person,
        initial=PersonForm.shown_of(person, version=version_of(person)) if person else {},
        today=timezone.localdate(),
    )


def _add(request, form, day, venue):
    """The new record, or None where the symbol is taken: then the form says so."""
    values = {**form.values(), "first_met": form.cleaned_data["first_met"] or day}
    with refusals_in(form, "symbol"):
        return add_person_at(venue=venue, values=values, asked_on=day, by=request.user)
