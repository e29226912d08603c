"""What is taken back with a wrong visit: what was written together with it."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from audit.models import record
from outreach.evening.written_with import is_untouched, written_with
from outreach.follow_ups.actions import close_follow_up, reopen_follow_up
from outreach.models import FollowUp
from outreach.questions.actions import close_question, untell


def take_back_with(*, visit, also: Collection[UUID], reason: str, on: date, by) -> None:
    """Open again what was kept and told on a visit; take back the questions and promises in `also`.

    Of those, what nothing happened to is deleted; else it is closed on the day `on` with the reason.
    """
    found = written_with(visit, reader=by)
    for due in found.done:
        if isinstance(due.row, FollowUp):
            reopen_follow_up(follow_up=due.row, by=by)
        else:
            untell(question=due.row, by=by)
    for row in (*found.questions, *found.promises):
        if row.pk not in also:
            continue
        if is_untouched(row):
            record("took back what was written with a visit", by=by, target=row.pk)
            row.delete()
        elif isinstance(row, FollowUp):
            close_follow_up(follow_up=row, reason=reason, on=on, by=by)
        else:
            close_question(question=row, reason=reason, on=on, by=by)
