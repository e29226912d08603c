"""Taking a wrong visit back, with what was written together with it."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from audit.models import record
from core.months import Month
from outreach import first_met
from outreach.evening.actions.traces import contacted_anew
from outreach.evening.written_with import is_untouched, written_with
from outreach.follow_ups.actions import close_follow_up, reopen_follow_up
from outreach.models import FollowUp, Outcome, Outing, Visit
from outreach.questions.actions import close_question, untell
from vault.sealed import locked
from venues.models import Venue


@transaction.atomic
def void_visit(*, visit, reason: str, also: Collection[UUID] = (), on: date | None = None, by) -> Visit:
    """Take a wrong visit out of every count. It stays to be read, struck through, with the reason.

    What was kept and told on it is open again; the questions and promises in `also`, written with it, are taken back
    on the day `on`. A stop of the plan is without an outcome again.
    """
    Outing.objects.select_for_update().get(pk=visit.outing_id)
    visit = locked(visit)
    if visit.outcome == Outcome.VOIDED:
        return visit
    _take_back_with(visit=visit, also=also, reason=reason, on=on or visit.outing.date, by=by)
    visit.voided_outcome, visit.outcome, visit.void_reason = Outcome(visit.outcome), Outcome.VOIDED, reason
    visit.save()
    if visit.place is not None:
        Visit.objects.create(outing=visit.outing, venue=visit.venue, place=visit.place)
    contacted_anew(venue=Venue.objects.select_for_update().get(pk=visit.venue_id), was=visit.outing.date)
    first_met.changed_in(Month.of(visit.outing.date))
    record("voided a visit", by=by, target=visit.pk)
    return visit


def _take_back_with(*, visit, also, reason, on, by):
    """Open again what was kept and told on a visit; take back the questions and promises in `also`.

    Of those, what nothing happened to is deleted; else it is closed on the day `on` with the reason.
    """
    found = written_with(visit, reader=by)
    for due in found.done:
        if isinstance(due.row, FollowUp):
            reopen_follow_up(follow_up=due.row, by=by)
        else:
            untell(question=due.row, by=by)
    for row in (*found.questions, *found.promises):
        if row.pk not in also:
            continue
        if is_untouched(row):
            record("took back what was written with a visit", by=by, target=row.pk)
            row.delete()
        elif isinstance(row, FollowUp):
            close_follow_up(follow_up=row, reason=reason, on=on, by=by)
        else:
            close_question(question=row, reason=reason, on=on, by=by)
