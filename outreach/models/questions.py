"""Questions: a health question someone asked, until she was told."""

from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from accounts.permissions import Permission, may
from core.months import Month, MonthField
from people.models import Person
from vault import sealed
from vault.says import part


class QuestionStatus(models.TextChoices):
    """How far an answer has come."""

    AT_ONCE = "at_once", pgettext_lazy("question", "answered at once")
    OPEN = "open", pgettext_lazy("question", "open")
    ANSWERED = "answered", pgettext_lazy("question", "answered, not yet told")
    TOLD = "told", pgettext_lazy("question", "told")
    CLOSED = "closed", pgettext_lazy("question", "closed without reaching her")


UNTOLD = (QuestionStatus.OPEN, QuestionStatus.ANSWERED)


@dataclass(frozen=True)
class Said:
    """One thing said between the adviser and the team about a question: she asks back, the team adds what it knows."""

    on: date
    by: str = part(words=False)
    words: str = part(words=True)
    by_adviser: bool = False


class Reached(models.TextChoices):
    """What came of a call."""

    REACHED = "reached", pgettext_lazy("call", "reached")
    NOT_REACHED = "not_reached", pgettext_lazy("call", "not reached")
    WRONG_PERSON = "wrong_person", pgettext_lazy("call", "somebody else answered")


class How(models.TextChoices):
    """How somebody tried to tell her."""

    PHONE = "phone", pgettext_lazy("call", "by telephone")
    MESSAGE = "message", pgettext_lazy("call", "by message")
    WORD = "word", pgettext_lazy("call", "by a word, on the way or through somebody she trusts")


class Told(models.TextChoices):
    """How she was told."""

    CALL = "call", pgettext_lazy("answer told", "by a call")
    VISIT = "visit", pgettext_lazy("answer told", "on a visit")
    WORD = "word", pgettext_lazy("answer told", "by a word, on the way or through somebody she trusts")


@dataclass(frozen=True)
class Call:
    """One try to tell her the answer. `hour` is the clock as it was typed ("21:30"); `next_try` a day, if any."""

    on: date
    how: How
    reached: Reached
    hour: str = part(default="", words=False)
    next_try: date | None = None
    by: UUID | None = part(default=None, points_to="accounts.User")


class Questions(list):
    """Opened questions."""

    def oldest_first(self) -> "Questions":
        """By the day they were asked."""
        return Questions(sorted(self, key=lambda question: (question.asked_on, question.pk.hex)))

    def of_person(self, person_id: UUID) -> "Questions":
        """Those she asked."""
        return Questions(question for question in self if question.person_id == person_id)

    def at(self, venue_id: UUID) -> "Questions":
        """Those asked at one venue."""
        return Questions(question for question in self if question.venue_id == venue_id)

    def asked_between(self, first: Month, last: Month) -> "Questions":
        """Q1: asked in the period."""
        return Questions(question for question in self if first <= question.asked_month <= last)

    def answered_at_once(self) -> "Questions":
        """Q1: of them, answered at once."""
        return Questions(question for question in self if question.status == QuestionStatus.AT_ONCE)

    def told_between(self, first: Month, last: Month) -> "Questions":
        """Told in the period, whenever asked; closed without reaching her is not told."""
        ended = (question for question in self if question.told_month and first <= question.told_month <= last)
        return Questions(question for question in ended if question.status == QuestionStatus.TOLD)

    def untold_at_end_of(self, month: Month) -> "Questions":
        """Q1: all ever asked by the month's last day, not answered at once, neither told nor closed by then."""
        asked = (question for question in self if question.asked_month <= month)
        waiting = (question for question in asked if question.status != QuestionStatus.AT_ONCE)
        return Questions(question for question in waiting if not question.told_month or question.told_month > month)

    def latest_first(self) -> "Questions":
        """The last asked first."""
        return Questions(reversed(self.oldest_first()))

    def in_need(self) -> "Questions":
        """In the order of need: those to which the doctor asks back, then the urgent ones, the oldest first."""
        return Questions(sorted(self.oldest_first(), key=lambda each: (not each.waits_for_team, not each.urgent)))

    def still_open(self) -> "Questions":
        """Those without an answer."""
        return Questions(question for question in self if question.status == QuestionStatus.OPEN)

    def to_tell(self) -> "Questions":
        """Those whose answer waits to be told."""
        return Questions(question for question in self if question.status == QuestionStatus.ANSWERED)

    def for_doctor(self) -> "Questions":
        """Open ones that wait for the doctor: neither held back from her, nor for the team to say more."""
        return Questions(each for each in self.still_open() if not each.not_for_doctor and not each.waits_for_team)

    def held_back(self) -> "Questions":
        """Open ones whose asker said no to "ask a doctor for me"."""
        return Questions(question for question in self.still_open() if question.not_for_doctor)

    def to_say_more(self) -> "Questions":
        """Open ones to which the doctor asked back."""
        return Questions(question for question in self if question.waits_for_team)

    def to_try_by(self, day: date) -> "Questions":
        """Those to tell whose next try is due by `day`."""
        return Questions(each for each in self.to_tell() if each.next_try and each.next_try <= day)

    def women(self) -> int:
        """How many women asked them; whoever has no record counts once for each question."""
        return len({question.person_id or question.pk for question in self})

    def waiting_days(self) -> list[int]:
        """Days from asked to told, of those that were told, shortest first."""
        told = (question for question in self if question.told_on)
        return sorted((question.told_on - question.asked_on).days for question in told)

    def waiting_time(self) -> tuple[float, float] | None:
        """Q2: median and 90th percentile of the days from asked to told, or None when nobody was told."""
        days = self.waiting_days()
        if not days:
            return None
        ninetieth = quantiles(days, n=10, method="inclusive")[-1] if len(days) > 1 else days[0]
        return median(days), ninetieth


class QuestionQuerySet(sealed.RecordQuerySet):
    """Questions, in the words of the queue and the month."""

    collection = Questions

    def visible_to(self, user):
        """All questions for whoever may read words and persons.

        Who may read the words alone, the adviser, sees what is open and what she answered herself, and none that is
        held back from the doctor. Nobody else sees one.
        """
        if not may(user, Permission.READ_QUESTIONS):
            return self.none()
        return self if may(user, Permission.READ_PEOPLE) else self.filter(pk__in=self._for_adviser(user))

    def _for_adviser(self, user):
        rows = self.model.objects.exclude(status=QuestionStatus.AT_ONCE).only("status", "health_box")
        return [row.pk for row in rows if not row.not_for_doctor and row.is_business_of(user)]

    def of_person(self, person_id: UUID) -> Questions:
        """Those she asked, opened."""
        return self.naming(Question.person_id, person_id).opened().of_person(person_id)

    def at(self, venue_id: UUID) -> Questions:
        """Those asked at one venue, opened."""
        return self.naming(Question.venue_id, venue_id).opened().at(venue_id)

    def asked_between(self, first: Month, last: Month):
        """Q1: asked in the period."""
        return self.filter(asked_month__gte=first, asked_month__lte=last)

    def asked_until(self, last: Month):
        """Asked by the last day of `last`."""
        return self.filter(asked_month__lte=last)

    def for_figures(self, first: Month, last: Month):
        """Q1, Q2 of any period between: asked or told in it, or untold at the end of one of its months."""
        waits = Q(told_month=None) & ~Q(status=QuestionStatus.AT_ONCE)
        return self.asked_until(last).filter(Q(asked_month__gte=first) | Q(told_month__gte=first) | waits)

    def told_between(self, first: Month, last: Month):
        """Told in the period, whenever asked."""
        return self.filter(told_month__gte=first, told_month__lte=last)

    def answered_or_told_in(self, month: Month):
        """Answered and not yet told, or told in `month`."""
        told = Q(status=QuestionStatus.TOLD, told_month=month)
        return self.filter(Q(status=QuestionStatus.ANSWERED) | told)

    def in_status(self, status: QuestionStatus):
        """Those that have come that far."""
        return self.filter(status=status)

    def untold(self):
        """Open or answered, and not yet told."""
        return self.filter(status__in=UNTOLD)


class Question(sealed.Record):
    """A health question. Its words open for the adviser; who asked and where do not.

    `told_month` is the month the question ended: told, or closed without reaching her. `not_for_doctor`: the woman who
    asked said no to "ask a doctor for me"; no adviser is shown the question.
    """

    status = models.CharField(max_length=8, choices=QuestionStatus, default=QuestionStatus.OPEN)
    asked_month = MonthField(db_index=True)
    told_month = MonthField(null=True)
    health_box = sealed.Box("health", "question.health")
    words = sealed.Text(health_box, words=True)
    topic_id = sealed.Of(UUID, health_box, points_to="outreach.Topic")
    age_band = sealed.Text(health_box, words=False)
    urgent = sealed.Boolean(health_box)
    asked_on = sealed.Of(date, health_box)
    answer = sealed.Text(health_box, words=True)
    answered_by = sealed.Text(health_box, words=False)
    answered_on = sealed.Of(date, health_box)
    come_to_clinic = sealed.Boolean(health_box, default=False)
    exchange = sealed.ListOf(Said, health_box)
    not_for_doctor = sealed.Boolean(health_box, default=False)
    person_box = sealed.Box("person", "question.person", row_bytes=1024)
    person_id = sealed.Of(UUID, person_box, points_to=Person)
    venue_id = sealed.Of(UUID, person_box, points_to="venues.Venue")
    told_on = sealed.Of(date, person_box)
    told_by = sealed.Of(Told, person_box)
    calls = sealed.ListOf(Call, person_box)
    close_reason = sealed.Text(person_box, words=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=[QuestionStatus.TOLD, QuestionStatus.CLOSED]) | Q(told_month__isnull=False),
                name="told_question_has_the_month_it_was_told",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=UNTOLD) | Q(told_month=None),
                name="untold_question_has_no_month_it_was_told",
            ),
        ]

    class Sensitivity:
        clear = {
            "id": "random",
            "status": "the queue is counted in SQL",
            "asked_month": "as status; the day is sealed",
            "told_month": "as asked_month",
        }

    @property
    def is_untold(self) -> bool:
        """Whether she still waits: open, or answered and not yet told."""
        return self.status in UNTOLD

    @property
    def has_answer(self) -> bool:
        """Whether there is something to tell her, if only to come to the clinic."""
        return bool(self.answer or self.come_to_clinic)

    @property
    def waits_for_team(self) -> bool:
        """Whether the doctor asked back, and nobody said more since."""
        return self.status == QuestionStatus.OPEN and bool(self.exchange) and self.exchange[-1].by_adviser

    @property
    def last_call(self) -> Call | None:
        """The last try to tell her."""
        return self.calls[-1] if self.calls else None

    @property
    def next_try(self) -> date | None:
        """The day on which she is to be called again, if one was named at the last call."""
        return self.last_call.next_try if self.last_call else None

    @property
    def somebody_else_answered(self) -> bool:
        """Whether at the last call somebody else answered: then the answer is not shown without being asked for."""
        return self.last_call is not None and self.last_call.reached == Reached.WRONG_PERSON

    def is_business_of(self, adviser) -> bool:
        """Whether an adviser has to do with it: nobody answered it yet, or she did."""
        return self.status == QuestionStatus.OPEN or self.answered_by == adviser.get_username()
