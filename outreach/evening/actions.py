"""Writing the evening down: outings, their stops, and everyone who was met there."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from audit.models import record
from core.days import demand_meant
from outreach.evening.promises import ask, promise, settle
from outreach.evening.table import version_if_written
from outreach.evening.traces import contacted_anew, met_on
from outreach.evening.voiding import take_back_with
from outreach.models import Encounter, Outcome, Outing, Visit
from outreach.models.outings import HandedOut, State, Way
from vault.sealed import ChangedMeanwhile, locked, version_of
from venues.models import District, Venue


@dataclass(frozen=True)
class OutingFacts:
    """What is said of an outing."""

    district: District
    date: date
    team: tuple[UUID, ...] = ()
    way: Way | None = None
    supplies: tuple[HandedOut, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class NewQuestion:
    """A question that was asked at a stop; with an answer it was answered at once."""

    words: str
    person: UUID | None = None
    topic: UUID | None = None
    urgent: bool = False
    answer: str = ""
    answered_by: str = ""
    at_once: bool = False


@dataclass(frozen=True)
class NewPromise:
    """A promise to come back, made at a stop."""

    due: date
    reason: UUID | None = None
    person: UUID | None = None


@dataclass(frozen=True)
class Ticks:
    """Rows that a form showed, and those of them that were ticked."""

    shown: frozenset[UUID] = frozenset()
    ticked: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class StopFacts:
    """What is said of a stop. Of the persons in `shown` those not in `met` were not met; others stay as they are.

    `kept` and `told` are the promises and the answers that were due there.
    """

    outcome: Outcome
    reason: UUID | None = None
    headcount: int | None = None
    topics: tuple[UUID, ...] = ()
    met: tuple[Encounter, ...] = ()
    shown: frozenset[UUID] = field(default_factory=frozenset)
    note: str = ""
    question: NewQuestion | None = None
    promise: NewPromise | None = None
    kept: Ticks = Ticks()
    told: Ticks = Ticks()


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
    record("changed an outing", by=by, target=outing.pk)
    return outing


@transaction.atomic
def record_visit(*, outing, venue, facts: StopFacts, seen: str, by) -> Visit:
    """Write down one stop of an outing and everyone who was met there; what was written before is replaced.

    The same twice is once. Raises ChangedMeanwhile when somebody wrote it down after the form was opened (`seen`).
    """
    outing = locked(outing)
    venue = locked(venue)
    visit = stop_of(outing=outing, venue=venue)
    already = _written_already(visit, facts)
    if not already and version_if_written(visit) != seen:
        raise ChangedMeanwhile(visit)
    if not already or visit.before_taps:  # what was tapped is now said
        _write_stop(visit, facts)
        took_place(outing=outing)
        contacted_anew(venue=venue, was=outing.date)
        met_on(visit=visit)
        record("wrote a visit down", by=by, target=visit.pk)
    ask(question=facts.question, visit=visit, by=by)
    promise(promised=facts.promise, visit=visit, by=by)
    settle(kept=facts.kept, told=facts.told, visit=visit, by=by)
    return visit


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
    take_back_with(visit=visit, also=also, reason=reason, on=on or visit.outing.date, by=by)
    visit.voided_outcome, visit.outcome, visit.void_reason = Outcome(visit.outcome), Outcome.VOIDED, reason
    visit.save()
    if visit.place is not None:
        Visit.objects.create(outing=visit.outing, venue=visit.venue, place=visit.place)
    contacted_anew(venue=Venue.objects.select_for_update().get(pk=visit.venue_id), was=visit.outing.date)
    record("voided a visit", by=by, target=visit.pk)
    return visit


def took_place(*, outing) -> None:
    """Whoever writes a stop down was there, planned or cancelled: otherwise the stop would count nowhere."""
    if outing.state != State.DONE:
        outing.state, outing.cancelled_because = State.DONE, ""
        outing.save()


def stop_of(*, outing, venue) -> Visit:
    """The visit of a stop, locked: forgetting and merging change visits too."""
    return Visit.objects.select_for_update().live().of_stop(outing, venue) or Visit(outing=outing, venue=venue)


def _written_already(visit, facts):
    """Whether the visit says all this: the form was sent twice."""
    said = (Outcome(visit.outcome), visit.reason_id, visit.headcount, visit.topics, visit.met, visit.note)
    wanted = (facts.outcome, facts.reason, facts.headcount, facts.topics, _met(visit, facts), facts.note)
    return not visit._state.adding and said == wanted


def _met(visit, facts):
    """Those written down now, after those of before who were not on the form."""
    return (*(each for each in visit.met if each.person not in facts.shown), *facts.met)


def _write_stop(visit, facts):
    visit.outcome, visit.reason_id, visit.headcount = facts.outcome, facts.reason, facts.headcount
    visit.topics, visit.note, visit.met = facts.topics, facts.note, _met(visit, facts)
    visit.before_taps = None
    visit.save()


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
