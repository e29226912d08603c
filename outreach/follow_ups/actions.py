"""Promises to come back or call: made, changed, kept, closed with a reason, opened again. The same twice is once."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import write_down
from core.days import demand_meant
from core.months import Month
from core.refusals import NotPossible
from core.rows import filled
from core.words import saying
from outreach.follow_ups.shown import why_out_of_reach
from outreach.models import FollowUp
from outreach.models.follow_ups import FollowUpStatus, Kept
from people.models import Person
from vault.sealed import locked
from venues.models import Venue


@dataclass(frozen=True)
class FollowUpFacts:
    """What is promised: for a venue, a person or both, when, why; `staff_id` keeps it, or whoever goes there next."""

    due_on: date
    made_on: date
    venue_id: UUID | None = None
    person_id: UUID | None = None
    reason_id: UUID | None = None
    staff_id: UUID | None = None
    note: str = ""


CHANGEABLE = ("due_on", "reason_id", "staff_id", "note")


@transaction.atomic
def add_follow_up(*, facts: FollowUpFacts, by) -> FollowUp:
    """Promise to come back or call, unless just that stands there open already.

    Nothing is promised to somebody who is out of reach: raises NotPossible with the reason. Of her and the venue one
    is locked, never both: PostgreSQL leaves in each locked row who locked it, and that would be where she works.
    """
    promised_to = Person.objects.select_for_update().filter(pk=facts.person_id).first() if facts.person_id else None
    if promised_to is None:
        Venue.objects.select_for_update().filter(pk=facts.venue_id).first()
    demand_in_reach(promised_to)
    for known in FollowUp.objects.still_open().opened():
        if _facts_of(known) == facts:
            return known
    return write_promise(facts=facts, by=by)


def demand_in_reach(person: Person | None) -> None:
    """Raises NotPossible, with the reason, where something is promised to somebody who is out of reach."""
    if person and person.out_of_reach:
        raise NotPossible(saying(_("Nothing can be promised to her"), why_out_of_reach(person)))


def write_promise(*, facts: FollowUpFacts, by) -> FollowUp:
    """Write down a promise of which it is known that it may be made, and that it does not stand there yet."""
    demand_meant(facts.made_on, facts.due_on)
    row = FollowUp(made_month=Month.of(facts.made_on), due_month=Month.of(facts.due_on))
    filled(row, vars(facts))
    return write_down(row, "promised to come back", by=by)


@transaction.atomic
def change_follow_up(*, follow_up, values: dict, seen: str = "", by) -> FollowUp:
    """Write another due date, reason, colleague or note. Raises ChangedMeanwhile if it is not the one `seen`."""
    row = locked(follow_up)
    if all(getattr(row, name) == values[name] for name in CHANGEABLE):
        return row
    row = locked(follow_up, seen=seen)
    filled(row, {name: values[name] for name in CHANGEABLE})
    demand_meant(row.due_on)
    row.due_month = Month.of(row.due_on)
    return write_down(row, "changed a promise", by=by)


@transaction.atomic
def keep_follow_up(*, follow_up, on: date, how: Kept, by) -> FollowUp:
    """It was kept on that day. One that was kept or closed already stays as it is."""
    row = locked(follow_up)
    if not row.is_open:
        return row
    row.kept_by = how
    return _ended(row, FollowUpStatus.KEPT, on, "kept a promise", by)


@transaction.atomic
def close_follow_up(*, follow_up, reason: str, on: date, by) -> FollowUp:
    """It cannot or need not be kept, for that reason. One that was kept or closed already stays as it is."""
    row = locked(follow_up)
    if not row.is_open:
        return row
    row.close_reason = reason
    return _ended(row, FollowUpStatus.CLOSED, on, "closed a promise", by)


@transaction.atomic
def reopen_follow_up(*, follow_up, by) -> FollowUp:
    """It is to be kept after all: as if it had been neither kept nor closed."""
    row = locked(follow_up)
    if row.is_open:
        return row
    row.status, row.done_month = FollowUpStatus.OPEN, None
    row.done_on, row.kept_by, row.close_reason = None, None, ""
    return write_down(row, "opened a promise again", by=by)


def _ended(row, status, on, words, by):
    row.status, row.done_on, row.done_month = status, on, Month.of(on)
    return write_down(row, words, by=by)


def _facts_of(row):
    return FollowUpFacts(**{name: getattr(row, name) for name in FollowUpFacts.__dataclass_fields__})
