"""What is promised at a stop, and what was kept and told there. The same twice is once."""

from core.months import Month
from outreach.evening.due_here import is_kept, is_told
from outreach.follow_ups.actions import (
    FollowUpFacts,
    demand_in_reach,
    keep_follow_up,
    reopen_follow_up,
    write_promise,
)
from outreach.models import FollowUp, Question
from outreach.models.follow_ups import Kept
from outreach.models.questions import QuestionStatus, Told
from outreach.questions.actions import tell_answer, untell
from people.models import Person


def promise(*, promised, visit, by) -> FollowUp:
    """Write down a promise made on a visit, unless it stands there already.

    Raises NotPossible for somebody out of reach. She is not locked: the venue is, and both would tell where she works.
    """
    facts = FollowUpFacts(**vars(promised), made_on=visit.outing.date, venue_id=visit.venue_id)
    month = Month.of(facts.made_on)
    for known in FollowUp.objects.made_between(month, month).opened().at(facts.venue_id):
        if all(
            getattr(known, name) == getattr(facts, name) for name in ("made_on", "due_on", "reason_id", "person_id")
        ):
            return known
    demand_in_reach(Person.objects.filter(pk=facts.person_id).first())
    return write_promise(facts=facts, by=by)


def settle(*, kept, told, visit, by) -> None:
    """Keep the promises that were ticked and tell the answers; what this visit had kept or told opens when unticked."""
    day = visit.outing.date

    def settle_promise(promised):
        if promised.pk in kept.ticked and promised.is_open:
            return keep_follow_up, {"on": day, "how": Kept.VISIT}
        return (reopen_follow_up, {}) if promised.pk not in kept.ticked and is_kept(promised, day) else None

    def settle_answer(question):
        if question.pk in told.ticked and question.status == QuestionStatus.ANSWERED:
            return tell_answer, {"on": day, "how": Told.VISIT}
        return (untell, {}) if question.pk not in told.ticked and is_told(question, day) else None

    for promised, (action, said) in _changing(FollowUp, kept.shown, settle_promise):
        action(follow_up=promised, **said, by=by)
    for question, (action, said) in _changing(Question, told.shown, settle_answer):
        action(question=question, **said, by=by)


def _changing(model, shown, step):
    """The rows that take a step, with it. Only they are locked: what is locked tells what was due here."""
    found = [row.pk for row in model.objects.filter(pk__in=shown) if step(row)]
    locked = model.objects.select_for_update().filter(pk__in=found)
    return [(row, step(row)) for row in locked if step(row)]
