"""Entering and changing venues. Closing and moving one touches who works there: see outreach/records/venues.py."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from audit.models import record, write_down
from core.refusals import NotPossible
from core.rows import filled
from vault.sealed import locked
from venues.models import GONE, Status, Venue


@transaction.atomic
def add_venue(*, values: dict, by) -> Venue:
    """Enter a venue; without a first contact it is known, not yet contacted."""
    venue = Venue()
    _write(venue, values)
    record("entered a venue", by=by, target=venue.pk)
    return venue


@transaction.atomic
def change_venue(*, venue, values: dict, by, seen="") -> Venue:
    """Write other `values` into a venue. Raises ChangedMeanwhile if it is no longer the version `seen`."""
    venue = locked(venue, seen=seen)
    _write(venue, values)
    record("changed a venue", by=by, target=venue.pk)
    return venue


@transaction.atomic
def reopen_venue(*, venue, by) -> Venue:
    """It was closed by mistake, or opened again: no closing date, no successor."""
    venue = locked(venue)
    venue.close(None)
    venue.status, venue.moved_to = Status.OPEN, None
    _set_status(venue)
    return write_down(venue, "reopened a venue", by=by)


def _write(venue, values):
    Organisation.objects.select_for_update().get()  # one at a time, so that two do not take one number
    values = dict(values)
    first_contact = values.pop("first_contact", venue.first_contact)
    filled(venue, values)
    if Venue.objects.exclude(pk=venue.pk).opened().have_number(venue.number):
        raise NotPossible(_("Another venue has this register number."))
    venue.contacted(first_contact)
    _set_status(venue)
    venue.save()


def _set_status(venue):
    if venue.status not in GONE:
        venue.status = Status.OPEN if venue.first_contact else Status.KNOWN
