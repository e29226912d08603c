"""The end of an outing: what came of the stops nobody wrote down, or that it did not take place."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record, write_down
from core.months import Month
from core.refusals import NotPossible
from outreach import first_met
from outreach.briefing.actions import destroy_sheet
from outreach.evening.actions.traces import contacted_anew, took_place
from outreach.models import Outcome, Outing
from outreach.models.outings import HandedOut, State
from vault.sealed import locked


@dataclass(frozen=True)
class Ending:
    """What came of a stop of which nothing more is to be said, with the reason if it was refused."""

    outcome: Outcome
    reason: UUID | None = None


@dataclass(frozen=True)
class Closing:
    """What is said at the end of an outing: of its stops (by venue), of `others` if anything, and of what was left."""

    endings: dict[UUID, Ending] = field(default_factory=dict)
    others: Ending | None = None
    supplies: tuple[HandedOut, ...] = ()
    sheet_destroyed: bool = False


@transaction.atomic
def close_outing(*, outing, closing: Closing, by) -> Outing:
    """Give the planned stops that have none their outcome, as far as it is said. Closing is never forced.

    What a colleague wrote meanwhile stays: of its stops and of its supplies. The same twice is once.
    """
    outing = locked(outing)
    ended = _end_stops(outing, closing)
    if ended:
        took_place(outing=outing)
        for visit in ended:
            contacted_anew(venue=visit.venue, was=outing.date)
    noted = bool(closing.supplies) and not outing.supplies
    if noted:
        outing.supplies = closing.supplies
        outing.save()
    if ended or noted:
        record("closed an outing", by=by, target=outing.pk)
    first_met.keep_until(Month.of(outing.date) - first_met.LEFT_OPEN)
    return destroy_sheet(outing=outing, by=by) if closing.sheet_destroyed else outing


@transaction.atomic
def cancel_outing(*, outing, reason: str, by) -> Outing:
    """It does not take place: its planned stops count nowhere, and nobody asks for them. The same twice is once."""
    outing = locked(outing)
    if outing.state == State.CANCELLED:
        return outing
    if outing.state == State.DONE:
        raise NotPossible(_("It took place: something was written down."))
    outing.state, outing.cancelled_because = State.CANCELLED, reason
    return write_down(outing, "cancelled an outing", by=by)


@transaction.atomic
def plan_again(*, outing, by) -> Outing:
    """A cancelled outing is planned again, with the stops it had."""
    outing = locked(outing)
    if outing.state != State.CANCELLED:
        return outing
    outing.state, outing.cancelled_because = State.PLANNED, ""
    return write_down(outing, "planned an outing again", by=by)


def _end_stops(outing, closing):
    """The stops that were given an outcome."""
    ended = []
    for visit in outing.visits.select_for_update().planned().select_related("venue"):
        ending = closing.endings.get(visit.venue_id) or closing.others
        if ending:
            visit.outcome, visit.reason_id = ending.outcome, ending.reason
            visit.save()
            ended.append(visit)
    return ended
