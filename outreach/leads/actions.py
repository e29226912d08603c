"""Writing leads down, and what becomes of them: a venue, a move, or nothing."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record, write_down
from core.refusals import NotPossible
from core.rows import filled
from outreach.models import Lead, WorksAt
from outreach.models.leads import LeadEnd
from outreach.records.people import move_person
from vault.sealed import locked
from venues.actions import add_venue
from venues.models import Venue


@transaction.atomic
def add_lead(*, values: dict, by) -> Lead:
    """Write down what was heard. The same twice, while it is open, is once."""
    for known in Lead.objects.opened().still_open():
        if all(getattr(known, name) == value for name, value in values.items()):
            return known
    return write_down(filled(Lead(), values), "wrote a lead down", by=by)


@transaction.atomic
def change_lead(*, lead, values: dict, by, seen="") -> Lead:
    """Write other `values` into a lead. Raises ChangedMeanwhile if it is no longer the version `seen`."""
    return write_down(filled(locked(lead, seen=seen), values), "changed a lead", by=by)


@transaction.atomic
def make_venue_of(*, lead, values: dict, on: date, by) -> Venue:
    """There is such a place: enter it, and settle the lead."""
    lead = _open(lead)
    venue = add_venue(values=values, by=by)
    lead.venue_id = venue.pk
    _settle(lead, LeadEnd.VENUE, on)
    record("made a venue of a lead", by=by, target=lead.pk)
    return venue


@transaction.atomic
def make_move_of(*, lead, person, venue, since: date, stays: bool, on: date, by) -> WorksAt | None:
    """She is there: from `since` on she works at `venue` (None: it is not known where), and the lead is settled."""
    lead = _open(lead)
    period = move_person(person=person, venue=venue, on=since, stays=stays, by=by)
    lead.venue_id = venue.pk if venue else None
    _settle(lead, LeadEnd.MOVE, on)
    record("made a move of a lead", by=by, target=lead.pk)
    return period


@transaction.atomic
def drop_lead(*, lead, reason: str, on: date, by) -> Lead:
    """Nothing became of it, for a reason."""
    lead = _open(lead)
    lead.drop_reason = reason
    _settle(lead, LeadEnd.DROPPED, on)
    record("dropped a lead", by=by, target=lead.pk)
    return lead


@transaction.atomic
def reopen_lead(*, lead, by) -> Lead:
    """It was settled by mistake. The venue or the move that was written stays as it is."""
    lead = locked(lead)
    if lead.is_open:
        return lead
    if lead.end == LeadEnd.VENUE:
        lead.venue_id = None
    lead.end, lead.ended_on, lead.drop_reason = None, None, ""
    return write_down(lead, "opened a lead again", by=by)


def _open(lead):
    lead = locked(lead)
    if not lead.is_open:
        raise NotPossible(_("Something became of it already. Open it again first."))
    return lead


def _settle(lead, end, on):
    lead.end, lead.ended_on = end, on
    lead.save()
