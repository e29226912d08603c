"""Writing down a stop of an outing, and everyone who was met there."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from audit.models import record
from core.months import Month
from outreach import first_met
from outreach.evening.actions.promises import promise, settle
from outreach.evening.actions.traces import contacted_anew, met_on, took_place
from outreach.evening.table import version_if_written
from outreach.models import Encounter, Outcome, Visit
from outreach.questions.actions import ask_question
from vault.sealed import ChangedMeanwhile, locked


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

    due_on: date
    reason_id: UUID | None = None
    person_id: UUID | None = None


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
        first_met.changed_in(Month.of(outing.date))
        record("wrote a visit down", by=by, target=visit.pk)
    if facts.question:
        ask_question(**vars(facts.question), on=outing.date, venue=venue.pk, by=by)
    if facts.promise:
        promise(promised=facts.promise, visit=visit, by=by)
    settle(kept=facts.kept, told=facts.told, visit=visit, by=by)
    return visit


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
