"""Questions, waiting times, talks and follow-ups: as of the end of the period, not of today."""

from core.months import Month
from outreach.models import Encounter, Topic
from outreach.models.follow_ups import FollowUpStatus
from outreach.models.questions import QuestionStatus
from reports.figures import Books, month_report
from tests.life import entry, person
from tests.reports.life import TODAY, asked, count, promised, went


def test_a_question_told_later_is_untold_at_the_end_of_its_month(opened):
    asked("2026-06-30", told="2026-07-01")
    assert [count("untold_at_end", month, by=opened) for month in ("2026-05", "2026-06", "2026-07")] == [0, 1, 0]


def test_untold_is_cumulative_and_asked_is_of_the_period(opened):
    for day in ("2026-04-02", "2026-05-02", "2026-06-02"):
        asked(day)
    assert count("untold_at_end", "2026-06", by=opened) == 3
    assert count("questions_asked", "2026-06", by=opened) == 1
    assert count("questions_asked", "2026-04", "2026-06", by=opened) == 3


def test_answered_at_once_is_never_untold_and_nobody_waited(opened):
    asked("2026-06-02", at_once=True)
    keys = ("questions_asked", "answered_at_once", "told", "untold_at_end", "waiting_time")
    assert [count(key, "2026-06", by=opened) for key in keys] == [1, 1, 0, 0, None]


def test_told_is_counted_from_what_was_told_not_from_what_was_asked(opened):
    asked("2026-06-02", told="2026-06-20")
    asked("2026-06-03")
    asked("2026-06-04", told="2026-07-01")
    asked("2026-05-03", told="2026-06-03")
    assert count("told", "2026-06", by=opened) == 1


def test_a_question_closed_without_reaching_her_is_neither_untold_nor_told(opened):
    question = asked("2026-06-02")
    question.status, question.told_month = QuestionStatus.CLOSED, Month(2026, 7)
    question.save()
    keys = ("untold_at_end", "told", "waiting_time")
    assert [count(key, "2026-06", "2026-07", by=opened) for key in keys] == [0, 0, None]
    assert count("untold_at_end", "2026-06", by=opened) == 1


def test_days_are_counted_exactly_and_four_is_not_three(opened):
    asked("2026-06-01", told="2026-06-05")
    assert count("waiting_time", "2026-06", by=opened) == [4.0, 4.0]


def test_the_waiting_time_is_of_those_told_in_the_period_whenever_they_asked(opened):
    for day, told in (("2026-05-01", "2026-06-10"), ("2026-06-01", "2026-06-03"), ("2026-06-01", "2026-06-05")):
        asked(day, told=told)
    asked("2026-06-01", told="2026-07-30")
    assert count("waiting_time", "2026-06", by=opened)[0] == 4.0


def test_talks_count_the_visits_on_which_a_topic_was_talked_about(opened, one):
    law, health = entry(Topic, "legal_rights").pk, entry(Topic, "womens_health").pk
    went("2026-06-01", one, topics=[law, health])
    went("2026-06-02", one, topics=[law])
    went("2026-06-03", one, "closed", topics=[health])
    assert count("talks", "2026-06", by=opened) == {str(law): 2, str(health): 1}


def test_to_explain_again_by_topic_counts_women(opened, one):
    law, xiang = entry(Topic, "legal_rights").pk, person("阿香")
    for day in ("2026-06-01", "2026-06-02"):
        went(day, one, met=[Encounter(xiang.pk, explain_again=(law,))])
    assert count("to_explain_by_topic", "2026-06", by=opened) == {str(law): 1}


def test_follow_ups_of_a_month_are_what_they_were_at_its_end(opened, one):
    promised(one, "2026-06-01", due="2026-06-10", done="2026-06-10")
    promised(one, "2026-06-01", due="2026-06-10", done="2026-06-11")
    promised(one, "2026-06-01", due="2026-06-10", done="2026-07-01")
    promised(one, "2026-06-01", due="2026-08-10")
    promised(one, "2026-06-01", due="2026-06-10", done="2026-06-12", status=FollowUpStatus.CLOSED)
    promised(one, "2026-05-31", due="2026-06-10")
    (counted,) = count("follow_ups", "2026-06", by=opened).values()
    assert counted == {"made": 5, "kept_in_time": 1, "kept_late": 1, "closed": 1, "open": 2}


def test_due_and_late_are_as_of_one_date(opened, one):
    promised(one, "2026-06-01", due="2026-06-10", done="2026-09-01")
    report = month_report(Books.opened_for(opened, Month(2026, 6)), Month(2026, 6), TODAY)
    assert report.further["to_follow_up"] == 1
    assert list(report.further["follow_ups"].values()) == [{"made": 1, "open": 1}]
