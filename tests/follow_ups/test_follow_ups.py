"""The open follow-ups."""

from datetime import date, timedelta

from core.months import Month
from outreach.follow_ups.shown import promises
from outreach.models.follow_ups import FollowUpStatus
from tests.life import follow_up, in_this_order, queries_for, today, words_of


def test_the_earliest_due_stands_first_and_what_is_overdue_says_by_how_much(life, worker):
    follow_up(today() + timedelta(3), where=life.salon, note="Bring booklets")
    follow_up(today() - timedelta(1), who=life.rose)
    follow_up(today() - timedelta(400), where=life.salon, status=FollowUpStatus.KEPT, done_month=Month.of(today()))
    text = words_of(worker.get("/follow-ups/"))
    assert in_this_order(text, "Overdue", "阿香 kettle · V010", "20 Sep 2026", "Rosalind asked for a check-up")
    assert in_this_order(text, "Rosalind", "overdue by 1 day", "V002 Marigold Salon", "Bring booklets")
    assert "400" not in text


def test_a_promise_is_late_from_the_day_after_it_is_due(life, opened):
    late = {
        day: promises([life.promise], reader=opened, today=date(2026, 9, day))[0].days_late for day in (19, 20, 21, 30)
    }
    assert late == {19: 0, 20: 0, 21: 1, 30: 10}


def test_a_kept_promise_is_not_late(life, opened):
    life.promise.status = FollowUpStatus.KEPT
    assert promises([life.promise], reader=opened, today=date(2027, 1, 1))[0].days_late == 0


def test_an_empty_list_says_what_would_stand_there(staff, worker):
    assert '<div class="empty">' in worker.get("/follow-ups/").content.decode()


def test_three_follow_ups_take_as_many_queries_as_one(life, worker):
    one = queries_for(worker, "/follow-ups/")
    for day in (1, 2):
        follow_up(date(2026, 10, day), who=life.rose, where=life.salon)
    assert queries_for(worker, "/follow-ups/") == one
