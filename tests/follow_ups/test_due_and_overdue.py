"""Due and overdue come from one place: due on its day, overdue from the day after, and neither once it is done."""

from datetime import date

import pytest

from home.open_work import overdue_follow_ups
from outreach.follow_ups.shown import promises
from outreach.models import FollowUp
from outreach.models.follow_ups import FollowUpStatus

THE_DAY = date(2026, 9, 20)


@pytest.mark.parametrize(
    ("day", "due", "overdue"),
    [(date(2026, 9, 19), 0, 0), (THE_DAY, 1, 0), (date(2026, 9, 21), 1, 1), (date(2027, 9, 20), 1, 1)],
)
def test_a_promise_is_due_on_its_day_and_overdue_from_the_day_after(life, opened, day, due, overdue):
    books = FollowUp.objects.opened()
    assert (len(books.due_by(day)), len(books.overdue_on(day))) == (due, overdue)


@pytest.mark.parametrize("status", [FollowUpStatus.KEPT, FollowUpStatus.CLOSED])
def test_what_was_kept_or_closed_is_neither_due_nor_overdue(life, opened, status):
    life.promise.status = status
    assert (life.promise.is_due_by(THE_DAY), life.promise.is_overdue_on(date(2027, 1, 1))) == (False, False)
    assert life.promise.days_overdue_on(date(2027, 1, 1)) == 0


@pytest.mark.parametrize("day", [date(2026, 9, 20), date(2026, 9, 21), date(2026, 10, 1)])
def test_the_first_page_and_every_list_say_the_same_of_one_day(life, opened, day):
    late = [line for line in promises([life.promise], reader=opened, today=day) if line.days_late]
    queue = overdue_follow_ups(opened, day)
    assert (queue.count, queue.longest) == (len(late), (day - THE_DAY).days)
    assert [line.follow_up for line in late] == FollowUp.objects.opened().overdue_on(day)
