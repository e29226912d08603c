"""Closing and moving a venue, with what becomes of who works there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record
from core.refusals import NotPossible
from outreach.models import WorksAt
from outreach.records.people import end_periods, move_person, note_whereabouts
from people.models import Person, Whereabouts
from vault.declared import moving_along
from vault.sealed import locked
from venues.actions import add_venue
from venues.models import GONE, Status, Venue


@dataclass(frozen=True)
class Fate:
    """What becomes of somebody when her venue is gone: she works at another, is gone herself, or nobody knows."""

    venue: UUID | None = None
    whereabouts: Whereabouts | None = None
    comes_along: bool = False


@transaction.atomic
def close_venue(*, venue, on: date, status: Status, fates: dict[UUID, Fate], by) -> Venue:
    """It is closed or demolished since that day. Whoever works there and has no fate: nobody knows where."""
    venue = _end(venue, on, status)
    venue.save()
    _settle(venue, on, fates, by)
    record("closed a venue", by=by, target=venue.pk)
    return venue


@transaction.atomic
def move_venue(*, venue, on: date, values: dict, fates: dict[UUID, Fate], by) -> Venue:
    """It moved on that day to where `values` say. Returns the successor, to which it then points.

    A place the team knew stays one: if the old one had been contacted, the day of the move is the successor's first
    contact.
    """
    venue = _end(venue, on, Status.MOVED)
    carried = {name: getattr(venue, name) for name in moving_along(Venue)}
    first_contact = on if venue.first_contact else None
    successor = add_venue(values={**carried, **values, "first_contact": first_contact}, by=by)
    venue.moved_to = successor.pk
    venue.save()
    _settle(venue, on, fates, by, successor)
    record("moved a venue", by=by, target=venue.pk)
    return successor


def _end(venue, on, status):
    venue = locked(venue)
    if venue.closed_on or venue.status in GONE:
        raise NotPossible(_("It is closed already. Open it again first, if that was a mistake."))
    venue.close(on)
    venue.status = status
    return venue


def _settle(venue, on, fates, by, successor=None):
    periods = WorksAt.objects.select_for_update().at(venue.pk).now()
    people = Person.objects.in_bulk([period.person_id for period in periods])
    end_periods(periods=periods, on=on)
    for pk, person in people.items():
        fate = fates.get(pk, Fate())
        if fate.whereabouts:
            note_whereabouts(person=person, whereabouts=fate.whereabouts, on=on, by=by)
        elif fate.comes_along or fate.venue:
            target = successor if fate.comes_along else Venue.objects.get(pk=fate.venue)
            move_person(person=person, venue=target, on=on, by=by, stays=True)
