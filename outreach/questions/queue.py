"""The queue of questions as each reader sees it, and how long an answer takes to reach her."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import pgettext_lazy

from core.months import Month
from outreach.models import Question
from outreach.models.questions import Questions, QuestionStatus

LATELY = timedelta(days=30)  # how long an adviser sees again what she answered


class QueueView(models.TextChoices):
    """What the queue shows."""

    WAITING = "waiting", pgettext_lazy("questions shown", "all that wait")
    OPEN = "open", pgettext_lazy("question", "open")
    TO_TELL = "to_tell", pgettext_lazy("question", "answered, not yet told")
    TOLD = "told", pgettext_lazy("question", "told")
    AT_ONCE = "at_once", pgettext_lazy("question", "answered at once")
    CLOSED = "closed", pgettext_lazy("question", "closed without reaching her")


STATUS = {
    QueueView.OPEN: QuestionStatus.OPEN,
    QueueView.TO_TELL: QuestionStatus.ANSWERED,
    QueueView.TOLD: QuestionStatus.TOLD,
    QueueView.AT_ONCE: QuestionStatus.AT_ONCE,
    QueueView.CLOSED: QuestionStatus.CLOSED,
}


@dataclass(frozen=True)
class Telling:
    """Q2 of a month: how many answers were told to how many women, and the days from asked to told."""

    month: Month
    answers: int
    women: int
    median: float | None
    ninetieth: float | None


def queue(shown: QueueView, *, reader) -> Questions:
    """What the team's queue shows: what waits in the order of need, the open ones first; what ended, the last first."""
    rows = Question.objects.visible_to(reader)
    if shown == QueueView.WAITING:
        waiting = rows.untold().opened().in_need()
        return Questions([*waiting.still_open(), *waiting.to_tell()])
    found = rows.in_status(STATUS[shown]).opened()
    return found.in_need() if shown in (QueueView.OPEN, QueueView.TO_TELL) else found.latest_first()


def telling(month: Month, *, reader) -> Telling:
    """How long it took from asked to told, of what was told in `month`; one query."""
    told = Question.objects.visible_to(reader).told_between(month, month).opened().told_between(month, month)
    middle, ninetieth = told.waiting_time() or (None, None)
    return Telling(month, len(told), told.women(), middle, ninetieth)


def for_doctor(reader) -> Questions:
    """What waits for the doctor, in the order of need."""
    return Question.objects.visible_to(reader).untold().opened().in_need().for_doctor()


def answered_lately(reader, today: date) -> Questions:
    """What an adviser answered in the last thirty days, the last first."""
    visible = Question.objects.visible_to(reader).opened()
    own = (each for each in visible if each.has_answer and each.answered_by == reader.get_username())
    lately = (each for each in own if each.answered_on and each.answered_on > today - LATELY)
    return Questions(sorted(lately, key=lambda each: (each.answered_on, each.pk.hex), reverse=True))
