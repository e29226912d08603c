"""The library of answers: what can be said at once, by topic."""

from datetime import date, timedelta
from uuid import UUID

from accounts.permissions import Permission, WithReaders
from core.words import natural
from vault import sealed
from vault.lists import Retirable

GOOD_FOR = timedelta(days=365)  # after which an answer is checked again


class Answers(Retirable):
    """Opened answers."""

    def retired(self) -> "Answers":
        """Those that nobody should say any more."""
        return Answers(answer for answer in self if answer.retired)

    def in_order(self) -> "Answers":
        """By the question, as one looks it up."""
        return Answers(sorted(self, key=lambda answer: (natural(answer.question), answer.pk.hex)))

    def by_topic(self, topics) -> list[tuple]:
        """Each of `topics` that has answers, with them in order; those without a topic last, under None."""
        of = {topic.pk: Answers() for topic in topics}
        none = Answers()
        for answer in self.in_order():
            of.get(answer.topic_id, none).append(answer)
        shelves = [(topic, of[topic.pk]) for topic in topics]
        return [(topic, answers) for topic, answers in [*shelves, (None, none)] if answers]


class AnswerQuerySet(WithReaders, sealed.RecordQuerySet):
    """Answers of the library; what is asked of them is asked after opening."""

    collection = Answers
    readers = Permission.READ_QUESTIONS


class Answer(sealed.Record):
    """An answer that many may hear: the question as it is usually asked, what to say, who says so, since when.

    Nothing in it is about one woman.
    """

    health_box = sealed.Box("health", "answer.health")
    question = sealed.Text(health_box, words=True)
    words = sealed.Text(health_box, words=True)
    topic_id = sealed.Of(UUID, health_box, points_to="outreach.Topic")
    said_by = sealed.Text(health_box, words=False)
    checked_on = sealed.Of(date, health_box)
    retired = sealed.Boolean(health_box)

    objects = AnswerQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random"}

    def is_old_on(self, today: date) -> bool:
        """Whether nobody checked it in the twelve months before `today`."""
        return self.checked_on is None or self.checked_on < today - GOOD_FOR
