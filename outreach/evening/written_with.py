"""What was written together with a visit: it may be taken back with it, and what was kept or told opens again."""

from dataclasses import dataclass

from outreach.evening.due_here import Due
from outreach.evening.table import stop_table
from outreach.models import FollowUp, Question
from outreach.models.questions import QuestionStatus


@dataclass(frozen=True)
class WrittenWith:
    """Questions and promises of the visit's venue and day that still stand, and what was kept or told on it."""

    questions: list[Question]
    promises: list[FollowUp]
    done: list[Due]


def written_with(visit, *, reader) -> WrittenWith:
    """What was written with a visit. Neither told nor kept since: what was, stays."""
    table = stop_table(visit.outing, visit.venue, reader=reader)
    return WrittenWith(
        questions=[each for each in table.questions if each.is_untold or each.status == QuestionStatus.AT_ONCE],
        promises=[each for each in table.promises if each.is_open],
        done=[each for each in (*table.due.promises, *table.due.answers) if each.done],
    )


def is_untouched(row: Question | FollowUp) -> bool:
    """Whether nothing happened to it since it was written on a visit."""
    if isinstance(row, FollowUp):
        return row.is_open and not (row.staff_id or row.note)
    answered_later = row.has_answer and row.status != QuestionStatus.AT_ONCE
    return not (answered_later or row.exchange or row.calls)
