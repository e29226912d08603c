"""The library of answers: what can be said at once, by topic."""

from datetime import date
from uuid import UUID

from accounts.permissions import Permission, may
from vault import sealed


class AnswerQuerySet(sealed.RecordQuerySet):
    """Answers of the library; what is asked of them is asked after opening."""

    def visible_to(self, user):
        """All answers for whoever may read questions; nobody else sees one."""
        return self if may(user, Permission.READ_QUESTIONS) else self.none()


class Answer(sealed.Record):
    """An answer that many may hear: the question as it is usually asked, what to say, who says so, since when.

    Nothing in it is about one woman.
    """

    health_box = sealed.Box("health", "answer.health")
    question = sealed.Text(health_box)
    words = sealed.Text(health_box)
    topic_id = sealed.Of(UUID, health_box)
    said_by = sealed.Text(health_box)
    checked_on = sealed.Of(date, health_box)
    retired = sealed.Boolean(health_box)

    objects = AnswerQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random"}
        sealed = {"question", "words", "topic_id", "said_by", "checked_on", "retired"}
