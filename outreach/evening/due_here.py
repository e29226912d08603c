"""What is due at a stop: promises that can be kept there, and answers that can be told there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from core.months import Month
from core.words import saying
from outreach.follow_ups.shown import FollowUpLine, promises
from outreach.models import FollowUp, Question
from outreach.models.follow_ups import Kept
from outreach.models.questions import QuestionStatus, Told
from outreach.questions.shown import QuestionLine, question_lines


@dataclass(frozen=True)
class Due:
    """A promise or an answer that is due at a stop, and whether it was kept or told on the outing's day, on a visit."""

    about: FollowUpLine | QuestionLine
    done: bool

    @property
    def pk(self) -> UUID:
        """Which promise or question it is."""
        return self.row.pk

    @property
    def row(self) -> FollowUp | Question:
        """The promise or the question."""
        return self.about.follow_up if isinstance(self.about, FollowUpLine) else self.about.question

    @property
    def words(self) -> str:
        """What it is, in few words."""
        if isinstance(self.about, QuestionLine):
            return self.row.words
        what = str(self.about.reason or gettext("Come back"))
        return saying(self.about.person.called, what) if self.about.person else what

    @property
    def may_be_shown(self) -> bool:
        """Whether she is in reach; what was done is shown all the same."""
        return self.done or self.about.person is None or not self.about.person.out_of_reach


@dataclass(frozen=True)
class DueHere:
    """What is due at one stop."""

    promises: tuple[Due, ...] = ()
    answers: tuple[Due, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything is due."""
        return bool(self.promises or self.answers)


def due_here(venue, people: Collection[UUID], *, on: date, reader) -> DueHere:
    """What is due at a venue and for the `people` there on an outing of the day `on`, and what was done that day."""
    follow_ups = FollowUp.objects.visible_to(reader).open_or_done_in(Month.of(on)).opened()
    questions = Question.objects.visible_to(reader).answered_or_told_in(Month.of(on)).opened()
    due = [row for row in follow_ups if _is_of(row, venue, people) and (is_kept(row, on) or _may_be_kept(row, on))]
    to_tell = [row for row in questions if _is_of(row, venue, people) and (is_told(row, on) or _may_be_told(row, on))]
    kept = (Due(each, is_kept(each.follow_up, on)) for each in promises(due, reader=reader, today=on))
    told = (Due(each, is_told(each.question, on)) for each in question_lines(to_tell, reader=reader, today=on))
    return DueHere(
        promises=tuple(each for each in sorted(kept, key=lambda each: each.row.due_on) if each.may_be_shown),
        answers=tuple(each for each in sorted(told, key=lambda each: each.row.asked_on) if each.may_be_shown),
    )


def is_kept(follow_up: FollowUp, on: date) -> bool:
    """Whether a promise was kept on a visit on the day `on`."""
    return (follow_up.kept_by, follow_up.done_on) == (Kept.VISIT, on)


def is_told(question: Question, on: date) -> bool:
    """Whether an answer was told on a visit on the day `on`."""
    return (question.told_by, question.told_on) == (Told.VISIT, on)


def _may_be_kept(follow_up, on):
    return follow_up.is_due_on_outing(on) and follow_up.made_on <= on


def _may_be_told(question, on):
    return question.status == QuestionStatus.ANSWERED and (question.answered_on or question.asked_on) <= on


def _is_of(row, venue, people):
    return row.venue_id == venue.pk or row.person_id in people
