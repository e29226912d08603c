"""A question's way: asked, answered, told; or closed with the reason why not. Every step can be taken back."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record, write_down
from core.months import Month, is_meant
from core.refusals import NotPossible
from core.words import folded
from outreach.models import Question
from outreach.models.questions import Call, QuestionStatus, Said, Told
from people.models import Person
from vault.sealed import locked


@transaction.atomic
def ask_question(
    *,
    words: str,
    on: date,
    topic: UUID | None = None,
    urgent: bool = False,
    person: UUID | None = None,
    venue: UUID | None = None,
    at_once: bool = False,
    answer: str = "",
    answered_by: str = "",
    come_to_clinic: bool = False,
    by,
) -> Question:
    """Write down a question: open, or answered at once; held back from the doctor where its asker said no to her.

    The same words of one day, asked by the same woman at the same venue, are one question.
    """
    asker = Person.objects.filter(pk=person).first() if person else None
    for known in Question.objects.asked_between(Month.of(on), Month.of(on)).opened():
        same_asker = (known.person_id, known.venue_id) == (person, venue)
        if same_asker and known.asked_on == on and folded(known.words) == folded(words):
            return known
    row = Question(status=QuestionStatus.AT_ONCE if at_once else QuestionStatus.OPEN, asked_month=Month.of(on))
    row.words, row.topic_id, row.urgent, row.asked_on = words, topic, urgent, on
    row.person_id, row.venue_id = person, venue
    if asker:
        row.age_band, row.not_for_doctor = asker.age_band, asker.wants_no_doctor
    row.answer, row.answered_by, row.come_to_clinic = answer, answered_by, come_to_clinic
    if at_once:
        row.answered_on = on
    return write_down(row, "wrote a question down", by=by)


@transaction.atomic
def answer_question(
    *, question: Question, answer: str, answered_by: str, on: date, come_to_clinic: bool = False, seen: str = "", by
) -> Question:
    """Write the answer down, or correct it while she was not told. The same twice is once.

    Raises ChangedMeanwhile where somebody saved the question after a form had shown it (`seen`).
    """
    row = locked(question)
    if (row.answer, row.answered_by, row.come_to_clinic) == (answer, answered_by, come_to_clinic) and row.has_answer:
        return row
    row = locked(row, seen=seen)
    _demand(row.is_untold, _("She was told already, or it is closed. Take that back first."))
    _demand(answer or come_to_clinic, _("Write the answer, or say that she should come to the clinic."))
    _demand(row.asked_on <= on, _("She asked after this day."))
    row.answer, row.answered_by, row.answered_on, row.come_to_clinic = answer, answered_by, on, come_to_clinic
    row.status = QuestionStatus.ANSWERED
    return write_down(row, "answered a question", by=by)


@transaction.atomic
def take_answer_back(*, question: Question, by) -> Question:
    """The answer was not meant for this question: it is open again."""
    row = locked(question)
    if row.status == QuestionStatus.OPEN:
        return row
    _demand(row.status == QuestionStatus.ANSWERED, _("Only an answer that she was not told can be taken back."))
    row.answer, row.answered_by, row.answered_on, row.come_to_clinic = "", "", None, False
    row.status = QuestionStatus.OPEN
    return write_down(row, "took an answer back", by=by)


@transaction.atomic
def ask_back(*, question: Question, words: str, asked_by: str, on: date, by) -> Question:
    """The doctor wants to know more before she answers. Twice the same is once."""
    return _say(question, Said(on, asked_by, words, by_adviser=True), "asked back about a question", by)


@transaction.atomic
def add_to_exchange(*, question: Question, words: str, on: date, by) -> Question:
    """The team says more; then the question waits for the doctor again. Twice the same is once."""
    return _say(question, Said(on, by.get_username(), words), "said more about a question", by)


@transaction.atomic
def note_call(*, question: Question, call: Call, by) -> Question:
    """Keep one try to tell her, whatever came of it. The same twice is once."""
    row = locked(question)
    if call in row.calls:
        return row
    _demand(row.status == QuestionStatus.ANSWERED, _("There is no answer to tell her now."))
    _demand(row.asked_on <= call.on, _("She asked after this day."))
    row.calls = (*row.calls, call)
    return write_down(row, "noted a call", by=by)


@transaction.atomic
def tell_answer(*, question: Question, on: date, how: Told, by) -> Question:
    """She was told the answer on that day. The same twice is once."""
    row = locked(question)
    if row.status == QuestionStatus.TOLD and (row.told_on, row.told_by) == (on, how):
        return row
    _demand(row.is_untold, _("She was told already, or it is closed. Take that back first."))
    _demand(row.has_answer, _("There is no answer to tell her yet. Write it down, or close the question without."))
    _demand(row.asked_on <= on, _("She asked after this day."))
    row.status, row.told_month, row.told_on, row.told_by = QuestionStatus.TOLD, Month.of(on), on, how
    return write_down(row, "told an answer", by=by)


@transaction.atomic
def untell(*, question: Question, by) -> Question:
    """She was not told after all: it waits again, as it did before."""
    row = locked(question)
    if row.is_untold:
        return row
    _demand(row.status == QuestionStatus.TOLD, _("She was not told, so it cannot be taken back."))
    _wait_again(row)
    record("took back that she was told", by=by, target=row.pk)
    return row


@transaction.atomic
def close_question(*, question: Question, reason: str, on: date, by) -> Question:
    """Nobody will tell her any more, for that reason. The month it ends is that of `on`."""
    row = locked(question)
    if row.status == QuestionStatus.CLOSED and row.close_reason == reason:
        return row
    _demand(row.is_untold, _("She was told already, or it is closed. Take that back first."))
    _demand(reason, _("Say why she will not be told."))
    _demand(row.asked_on <= on or not is_meant(row.asked_on), _("She asked after this day."))
    row.status, row.told_month, row.close_reason = QuestionStatus.CLOSED, Month.of(on), reason
    return write_down(row, "closed a question", by=by)


@transaction.atomic
def reopen_question(*, question: Question, by) -> Question:
    """It was closed too early: it waits again, as it did before."""
    row = locked(question)
    if row.is_untold:
        return row
    _demand(row.status == QuestionStatus.CLOSED, _("It is not closed."))
    _wait_again(row)
    record("reopened a question", by=by, target=row.pk)
    return row


def take_a_step_back(*, question: Question, seen: str, by) -> Question:
    """Take the last step back: told, closed or answered; `seen` is the status that the page had shown."""
    steps = {
        QuestionStatus.TOLD: untell,
        QuestionStatus.CLOSED: reopen_question,
        QuestionStatus.ANSWERED: take_answer_back,
    }
    _demand(question.status == seen and seen in steps, _("A colleague changed this question meanwhile. Look again."))
    return steps[seen](question=question, by=by)


def follow_her_word(*, person: Person) -> None:
    """Hold her questions back from the doctor, or no longer, as her last word on "ask a doctor for me" is now."""
    hers = [row.pk for row in Question.objects.only("person_box") if row.person_id == person.pk]
    for row in Question.objects.select_for_update().filter(pk__in=hers):
        if row.not_for_doctor != person.wants_no_doctor:
            row.not_for_doctor = person.wants_no_doctor
            row.save()


def _say(question, said, done, by):
    row = locked(question)
    last = row.exchange[-1] if row.exchange else None
    if last and (last.words, last.by_adviser) == (said.words, said.by_adviser):
        return row
    _demand(row.status == QuestionStatus.OPEN, _("It has an answer already, or it is closed."))
    row.exchange = (*row.exchange, said)
    return write_down(row, done, by=by)


def _wait_again(row):
    row.status = QuestionStatus.ANSWERED if row.has_answer else QuestionStatus.OPEN
    row.told_month = row.told_on = row.told_by = None
    row.close_reason = ""
    row.save()


def _demand(so, refusal):
    if not so:
        raise NotPossible(refusal)
