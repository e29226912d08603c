"""Due and overdue come from one place: due on its day, overdue from the day after, and neither once it is done."""

from datetime import date

import pytest

from home.open_work import overdue
from outreach.follow_ups.open import open_promises
from outreach.follow_ups.shown import promises
from outreach.models import FollowUp
from outreach.models.follow_ups import FollowUpStatus

THE_DAY = date(2026, 9, 20)


@pytest.mark.parametrize(
    ("day", "due", "late"),
    [
        (date(2026, 9, 19), False, False),
        (THE_DAY, True, False),
        (date(2026, 9, 21), True, True),
        (date(2027, 9, 20), True, True),
    ],
)
def test_a_promise_is_due_on_its_day_and_overdue_from_the_day_after(life, opened, day, due, late):
    (promise,) = FollowUp.objects.opened()
    assert (promise.is_due_by(day), promise.is_overdue_on(day)) == (due, late)


@pytest.mark.parametrize("status", [FollowUpStatus.KEPT, FollowUpStatus.CLOSED])
def test_what_was_kept_or_closed_is_neither_due_nor_overdue(life, opened, status):
    life.promise.status = status
    assert (life.promise.is_due_by(THE_DAY), life.promise.is_overdue_on(date(2027, 1, 1))) == (False, False)
    assert life.promise.days_overdue_on(date(2027, 1, 1)) == 0


@pytest.mark.parametrize("day", [date(2026, 9, 20), date(2026, 9, 21), date(2026, 10, 1)])
def test_the_first_page_and_every_list_say_the_same_of_one_day(life, opened, day):
    late = [line for line in promises([life.promise], reader=opened, today=day) if line.days_late]
    queue = overdue(open_promises(reader=opened, today=day).can_be_kept(), day)
    assert (queue.count, queue.longest) == (len(late), (day - THE_DAY).days)
    assert [line.follow_up for line in late] == [row for row in FollowUp.objects.opened() if row.is_overdue_on(day)]
