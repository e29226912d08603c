"""What a stop leaves behind: a question, and a promise to come back. The same twice is once."""

from audit.models import record
from core.months import Month
from core.words import folded
from outreach.models import FollowUp, Question
from outreach.models.questions import QuestionStatus
from people.models import Person


def ask(*, question, visit, by) -> Question | None:
    """Write down a question that was asked on a visit, unless these words stand there for that day already."""
    if question is None:
        return None
    day = visit.outing.date
    month = Month.of(day)
    for known in Question.objects.asked_between(month, month).opened().at(visit.venue_id):
        if known.asked_on == day and folded(known.words) == folded(question.words):
            return known
    status = QuestionStatus.AT_ONCE if question.at_once else QuestionStatus.OPEN
    asker = Person.objects.filter(pk=question.person).first() if question.person else None
    row = Question(status=status, asked_month=month)
    row.words, row.topic_id, row.urgent, row.asked_on = question.words, question.topic, question.urgent, day
    row.answer, row.answered_by, row.age_band = question.answer, question.answered_by, asker.age_band if asker else ""
    row.person_id, row.venue_id = question.person, visit.venue_id
    row.save()
    record("wrote a question down", by=by, target=row.pk)
    return row


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
