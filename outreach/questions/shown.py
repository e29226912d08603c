"""Questions as they are read: with their topic, who asked and where, and for how long they have waited."""

from dataclasses import dataclass
from datetime import date

from outreach.models import Question, Topic
from outreach.names import concerned
from people.models import Person
from vault.sealed import is_sealed
from venues.models import Venue

LONG = 14  # days after which an untold question stands out


@dataclass(frozen=True)
class QuestionLine:
    """A question with its topic and age; who asked and where only for whom these open."""

    question: Question
    topic: Topic | None
    person: Person | None
    venue: Venue | None
    days: int

    @property
    def asker_is_sealed(self) -> bool:
        """Whether the reader's keys do not open who asked."""
        return is_sealed(self.question.person_id)

    @property
    def too_long(self) -> bool:
        """Whether it has been waiting for more than two weeks."""
        return self.days > LONG and self.question.is_untold


def question_lines(questions, *, reader, today: date) -> list[QuestionLine]:
    """The opened `questions` in their order, as `reader` may see them; three queries, however many there are."""
    topics = Topic.objects.in_bulk()
    people, venues = concerned(questions, reader)
    return [
        QuestionLine(
            question=question,
            topic=topics.get(question.topic_id),
            person=people.get(question.person_id),
            venue=venues.get(question.venue_id),
            days=(today - question.asked_on).days,
        )
        for question in questions
    ]
