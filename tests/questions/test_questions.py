"""The queue of questions, for those who know who asked and for the adviser, who does not."""

from datetime import date, timedelta

import pytest

from core.months import Month
from outreach.models.questions import QuestionStatus
from outreach.questions.shown import question_lines
from tests.life import in_this_order, queries_for, question, today, words_of


@pytest.fixture
def adviser(staff, sign_in):
    """The browser of heron, who advises."""
    return sign_in(staff["adviser"])


def test_what_waits_for_an_answer_stands_before_what_is_to_be_told(life, worker):
    question("Older?", date(2026, 9, 1), status=QuestionStatus.ANSWERED)
    question("Said at once?", date(2026, 8, 1), status=QuestionStatus.AT_ONCE)
    question("Told?", date(2026, 8, 1), status=QuestionStatus.TOLD, told_month=Month(2026, 9))
    text = words_of(worker.get("/questions/"))
    assert in_this_order(text, "Does it hurt?", "open", "Older?", "answered, not yet told")
    assert "Said at once?" not in text
    assert "Told?" not in text


@pytest.mark.parametrize(("days", "stands_out"), [(14, False), (15, True)])
def test_more_than_two_weeks_stand_out(life, opened, days, stands_out):
    (line,) = question_lines([life.asked], reader=opened, today=date(2026, 9, 5) + timedelta(days))
    assert (line.days, line.too_long) == (days, stands_out)


def test_a_told_question_waits_no_longer(life, opened):
    life.asked.status, life.asked.told_month = QuestionStatus.TOLD, Month(2026, 9)
    (line,) = question_lines([life.asked], reader=opened, today=date(2027, 9, 5))
    assert not line.too_long


def test_the_page_says_how_long_each_has_waited(life, worker):
    life.asked.asked_on = today() - timedelta(1)
    life.asked.save()
    assert "V010 Zephyr Parlour 1 day open" in words_of(worker.get("/questions/"))


def test_the_worker_sees_who_asked_and_where(life, worker):
    for page in ("/questions/", f"/questions/{life.asked.pk}/"):
        text = words_of(worker.get(page))
        assert in_this_order(text, "Does it hurt?", "women's health", "25-34", "阿香 kettle", "V010 Zephyr Parlour"), (
            page
        )


def test_the_adviser_sees_the_words_topic_and_age_band_and_nothing_of_who_or_where(life, adviser):
    for page in ("/questions/", f"/questions/{life.asked.pk}/"):
        answer = adviser.get(page)
        assert in_this_order(words_of(answer), "Does it hurt?", "women's health", "25-34"), page
        for planted in (
            "阿香",
            "kettle",
            "Zephyr",
            "V010",
            "Person",
            "Venue",
            str(life.xiang.pk),
            str(life.parlour.pk),
        ):
            assert planted not in answer.content.decode(), (page, planted)


def test_the_answer_is_read_on_the_questions_page(life, adviser):
    life.asked.answer, life.asked.answered_by = "It does not.", "Dr. Lin"
    life.asked.save()
    assert in_this_order(words_of(adviser.get(f"/questions/{life.asked.pk}/")), "It does not.", "Dr. Lin")


def test_reading_a_question_is_written_down(life, adviser, actions_of):
    adviser.get(f"/questions/{life.asked.pk}/")
    assert actions_of(life.asked.pk) == ["read a record"]


def test_an_empty_queue_says_what_would_stand_there(staff, worker):
    assert '<div class="empty">' in worker.get("/questions/").content.decode()


def test_three_questions_take_as_many_queries_as_one(life, worker):
    pages = ["/questions/", f"/questions/{life.asked.pk}/"]
    one = [queries_for(worker, page) for page in pages]
    for day in (1, 2):
        question("And this?", date(2026, 10, day), who=life.rose, where=life.salon)
    assert [queries_for(worker, page) for page in pages] == one
