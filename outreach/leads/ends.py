"""What becomes of a lead: a venue, by the form of a new venue, or a move, by the form of her moves."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.permissions import Permission, requires
from audit.models import record
from core.refusals import NotPossible
from outreach.drafts.filling import fill, saved
from outreach.leads.actions import make_move_of, make_venue_of
from outreach.leads.views import lead_of
from outreach.names import named
from outreach.records.person_forms import WorksAtForm
from outreach.records.views.venues import venue_form
from people.models import Person
from venues.models import Venue


@requires(Permission.WRITE_RECORDS)
def lead_venue(request, pk):
    """There is such a place: the form of a new venue, with what the lead says."""
    found = lead_of(request, pk)
    form = venue_form(request, begun={"district_id": found.district_id, "remarks": _remarks(found)})
    if form.is_valid():
        try:
            today = timezone.localdate()
            venue = make_venue_of(lead=found, values=form.values(), on=today, by=request.user)
            return _saved(request, "outreach:venue", venue)
        except NotPossible as error:
            form.add_error(None, str(error))
    record("read a record", by=request.user, target=found.pk)
    return render(
        request, "outreach/leads/lead_venue.html", {"lead": found, "form": form, "draft": fill(request, form)}
    )


@requires(Permission.WRITE_RECORDS)
def lead_move(request, pk):
    """She is there: the form of her moves, with the venue of the lead."""
    found = lead_of(request, pk)
    person = named(Person.objects.visible_to(request.user), {found.person_id}).get(found.person_id)
    if person is None:
        raise Http404
    form = _moves_form(request, found)
    if form.is_valid():
        try:
            _move(request, found, person, form.cleaned_data)
            return _saved(request, "outreach:person", person)
        except NotPossible as error:
            form.add_error(None, str(error))
    record("read a record", by=request.user, target=person.pk)
    context = {"lead": found, "person": person, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/leads/lead_move.html", context)


def _remarks(lead):
    """The words of a lead about a place. Those about somebody stay with her, where they are forgotten with her."""
    return "" if lead.person_id else lead.words


def _moves_form(request, lead):
    today = timezone.localdate()
    venues = Venue.objects.visible_to(request.user).opened()
    offered = [venue for venue in venues.in_order() if not venue.gone_by(today) or venue.pk == lead.venue_id]
    typed = request.POST if request.method == "POST" else None
    return WorksAtForm(typed, venues=offered, today=today, initial={"venue": lead.venue_id, "on": lead.heard_on})


def _move(request, lead, person, said):
    venue = get_object_or_404(Venue.objects.visible_to(request.user), pk=said["venue"]) if said["venue"] else None
    today = timezone.localdate()
    make_move_of(
        lead=lead, person=person, venue=venue, since=said["on"], stays=said["stays"], on=today, by=request.user
    )


def _saved(request, name, row):
    saved(request)
    messages.success(request, _("Saved. The lead is settled."))
    return redirect(name, row.pk)
