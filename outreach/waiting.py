"""What waits: questions and follow-ups as they are read, with whom and where they concern, and for how long."""

from dataclasses import dataclass
from datetime import date

from outreach.models import FollowUp, Question, Reason, Topic
from outreach.names import named
from people.models import Person
from vault.sealed import is_sealed
from venues.models import Venue

LONG = 14  # days after which an untold question stands out


@dataclass(frozen=True)
class Asked:
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


@dataclass(frozen=True)
class Promise:
    """A follow-up with its reason, whom and where it is for, and for how many days it is overdue."""

    follow_up: FollowUp
    reason: Reason | None
    person: Person | None
    venue: Venue | None
    days_late: int


class Promises(list):
    """Follow-ups as they are read."""

    def still_open(self) -> "Promises":
        """Those neither kept nor closed."""
        return Promises(each for each in self if each.follow_up.is_open)

    def done(self) -> "Promises":
        """Those kept or closed, the latest first."""
        return Promises(each for each in reversed(self) if not each.follow_up.is_open)


def asked(questions, *, reader, today: date) -> list[Asked]:
    """The opened `questions` in their order, as `reader` may see them; three queries, however many there are."""
    topics = Topic.objects.in_bulk()
    people, venues = _concerned(questions, reader)
    return [
        Asked(
            question=question,
            topic=topics.get(question.topic_id),
            person=people.get(question.person_id),
            venue=venues.get(question.venue_id),
            days=(today - question.asked_on).days,
        )
        for question in questions
    ]


def promises(follow_ups, *, reader, today: date) -> Promises:
    """The opened `follow_ups` in their order, as `reader` may see them; three queries, however many there are."""
    reasons = Reason.objects.in_bulk()
    people, venues = _concerned(follow_ups, reader)
    return Promises(
        Promise(
            follow_up=follow_up,
            reason=reasons.get(follow_up.reason_id),
            person=people.get(follow_up.person_id),
            venue=venues.get(follow_up.venue_id),
            days_late=follow_up.days_overdue_on(today),
        )
        for follow_up in follow_ups
    )


def _concerned(rows, reader):
    people = named(Person.objects.visible_to(reader), {row.person_id for row in rows})
    venues = named(Venue.objects.visible_to(reader), {row.venue_id for row in rows})
    return people, venues
