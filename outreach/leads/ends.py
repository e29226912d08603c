"""What becomes of a lead: a venue, by the form of a new venue, or a move, by the form of her moves."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.fetching import fetched, or_404
from accounts.permissions import Permission, requires
from core.forms import typed
from outreach.drafts.form_pages import form_page, refusals_in, saved
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
        with refusals_in(form):
            venue = make_venue_of(lead=found, values=form.values(), on=timezone.localdate(), by=request.user)
            return saved(request, "outreach:venue", venue.pk, words=_("Saved. The lead is settled."))
    return form_page(request, "outreach/leads/lead_venue.html", form, read=found, lead=found)


@requires(Permission.WRITE_RECORDS)
def lead_move(request, pk):
    """She is there: the form of her moves, with the venue of the lead."""
    found = lead_of(request, pk)
    person = or_404(named(Person.objects.visible_to(request.user), {found.person_id}).get(found.person_id))
    form = _moves_form(request, found)
    if form.is_valid():
        with refusals_in(form):
            _move(request, found, person, form.cleaned_data)
            return saved(request, "outreach:person", person.pk, words=_("Saved. The lead is settled."))
    return form_page(request, "outreach/leads/lead_move.html", form, read=person, lead=found, person=person)


def _remarks(lead):
    """The words of a lead about a place. Those about somebody stay with her, where they are forgotten with her."""
    return "" if lead.person_id else lead.words


def _moves_form(request, lead):
    today = timezone.localdate()
    venues = Venue.objects.visible_to(request.user).opened()
    offered = [venue for venue in venues.in_order() if not venue.gone_by(today) or venue.pk == lead.venue_id]
    shown = {"venue": lead.venue_id, "on": lead.heard_on}
    return WorksAtForm(typed(request), venues=offered, today=today, initial=shown)


def _move(request, lead, person, said):
    venue = fetched(request, Venue, said["venue"]) if said["venue"] else None
    today = timezone.localdate()
    make_move_of(
        lead=lead, person=person, venue=venue, since=said["on"], stays=said["stays"], on=today, by=request.user
    )
