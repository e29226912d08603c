"""What a stop leaves behind: a question, a promise to come back, what was kept and told. The same twice is once."""

from audit.models import record
from core.months import Month
from outreach.evening.due_here import is_kept, is_told
from outreach.follow_ups.actions import keep_follow_up, reopen_follow_up
from outreach.models import FollowUp, Question
from outreach.models.follow_ups import Kept
from outreach.models.questions import QuestionStatus, Told
from outreach.questions.actions import ask_question, tell_answer, untell


def ask(*, question, visit, by) -> Question | None:
    """Write down a question that was asked on a visit, unless these words stand there for that day already."""
    if question is None:
        return None
    return ask_question(
        words=question.words,
        on=visit.outing.date,
        topic=question.topic,
        urgent=question.urgent,
        person=question.person,
        venue=visit.venue_id,
        at_once=question.at_once,
        answer=question.answer,
        answered_by=question.answered_by,
        by=by,
    )


def promise(*, promised, visit, by) -> FollowUp | None:
    """Write down a promise made on a visit, unless it stands there already."""
    if promised is None:
        return None
    day, wanted = visit.outing.date, (promised.person, promised.reason, promised.due)
    made_then = FollowUp.objects.made_between(Month.of(day), Month.of(day)).opened()
    for known in made_then.at(visit.venue_id):
        if known.made_on == day and (known.person_id, known.reason_id, known.due_on) == wanted:
            return known
    row = FollowUp(made_month=Month.of(day), due_month=Month.of(promised.due))
    row.venue_id, row.made_on = visit.venue_id, day
    row.person_id, row.reason_id, row.due_on = wanted
    row.save()
    record("promised to come back", by=by, target=row.pk)
    return row


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
