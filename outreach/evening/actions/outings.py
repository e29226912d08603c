"""Writing an outing down, and correcting it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from audit.models import record
from core.days import demand_meant
from core.months import Month
from outreach import first_met
from outreach.evening.actions.traces import contacted_anew
from outreach.models import Outing
from outreach.models.outings import HandedOut, State, Way
from vault.sealed import ChangedMeanwhile, locked, version_of
from venues.models import District


@dataclass(frozen=True)
class OutingFacts:
    """What is said of an outing."""

    district: District
    date: date
    team: tuple[UUID, ...] = ()
    way: Way | None = None
    supplies: tuple[HandedOut, ...] = ()
    notes: str = ""


@transaction.atomic
def start_outing(*, facts: OutingFacts, by) -> Outing:
    """Write down an outing that took place.

    Raises ChangedMeanwhile where another is written down for that day and district; the same twice is once.
    """
    locked(facts.district)
    there = _outing_on(facts)
    if there:
        if _facts_of(there) != facts or there.state != State.DONE:
            raise ChangedMeanwhile(there)
        return there
    outing = Outing(state=State.DONE)
    _write(outing, facts)
    record("wrote an outing down", by=by, target=outing.pk)
    return outing


@transaction.atomic
def change_outing(*, outing, facts: OutingFacts, seen: str, by) -> Outing:
    """Correct an outing, or say that a planned one took place. Raises ChangedMeanwhile if it is not the one `seen`."""
    outing = locked(outing)
    before, was = _facts_of(outing), outing.state
    if before == facts and was == State.DONE:
        return outing
    if version_of(outing) != seen:
        raise ChangedMeanwhile(outing)
    other = _outing_on(facts, but=outing.pk)
    if other:
        raise ChangedMeanwhile(other)
    outing.state, outing.cancelled_because = State.DONE, ""
    _write(outing, facts)
    if before.date != facts.date or was != State.DONE:
        for visit in outing.visits.attempted().select_related("venue"):
            contacted_anew(venue=visit.venue, was=before.date)
        first_met.changed_in(Month.of(min(before.date, facts.date)))
    record("changed an outing", by=by, target=outing.pk)
    return outing


def _outing_on(facts, but=None):
    on_that_day = Outing.objects.on(facts.date, facts.district).select_for_update().exclude(pk=but)
    return on_that_day.exclude(state=State.CANCELLED).order_by("id").first()


def _facts_of(outing):
    return OutingFacts(outing.district, outing.date, outing.team, outing.way, outing.supplies, outing.notes)


def _write(outing, facts):
    demand_meant(facts.date)
    outing.district, outing.date = facts.district, facts.date
    outing.team, outing.way, outing.supplies, outing.notes = facts.team, facts.way, facts.supplies, facts.notes
    outing.save()
