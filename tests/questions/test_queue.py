"""The team's queue: in the order of need, by state, with how long an answer takes to reach her."""

from datetime import timedelta

import pytest

from core.months import Month
from outreach.models.questions import Call, How, Reached, Told
from outreach.questions.actions import answer_question, ask_back, close_question, note_call, tell_answer
from outreach.questions.queue import QueueView, queue, telling
from tests.life import in_this_order, queries_for, question, today, words_of


def ago(days):
    return today() - timedelta(days)


def told(words, *, asked, by, on=None, who=None):
    row = question(words, ago(asked), who=who)
    row = answer_question(question=row, answer="Yes.", answered_by="Dr. Lin", on=ago(asked), by=by)
    return tell_answer(question=row, on=on or today(), how=Told.CALL, by=by)


@pytest.fixture
def several(life, opened):
    """Six questions in every state, each called as it stands."""
    question("old", ago(9))
    question("urgent", ago(2), urgent=True)
    back = question("asked back", ago(1))
    ask_back(question=back, words="Since when?", asked_by="Dr. Lin", on=today(), by=opened)
    ready = question("ready", ago(30))
    answer_question(question=ready, answer="Yes.", answered_by="Dr. Lin", on=today(), by=opened)
    close_question(question=question("shut", ago(4)), reason="She moved away.", on=today(), by=opened)
    return told("heard", asked=3, by=opened)


def test_what_waits_stands_in_the_order_of_need_the_open_ones_first(several, opened):
    waiting = [each.words for each in queue(QueueView.WAITING, reader=opened)]
    assert waiting == ["asked back", "urgent", "Does it hurt?", "old", "ready"]


@pytest.mark.parametrize(
    ("shown", "words"),
    [("open", ["asked back", "urgent", "Does it hurt?", "old"]), ("to_tell", ["ready"]), ("told", ["heard"]),
     ("closed", ["shut"]), ("at_once", [])],
)  # fmt: skip
def test_each_state_by_itself(several, opened, shown, words):
    assert [each.words for each in queue(QueueView(shown), reader=opened)] == words


def test_the_page_is_filtered_by_its_address(several, worker):
    text = words_of(worker.get("/questions/?state=closed"))
    assert "shut" in text
    assert "ready" not in text
    assert "ready" in words_of(worker.get("/questions/?state=nonsense"))


def test_open_and_to_be_told_stand_under_their_own_headings(several, worker):
    text = words_of(worker.get("/questions/"))
    assert in_this_order(text, "Open", "the doctor asks back", "asked back", "Answered, not yet told", "ready")


def test_a_day_named_for_the_next_try_stands_in_the_queue(answered, opened, worker):
    for days, says in ((0, "try again today"), (3, "next try")):
        call = Call(today(), How.PHONE, Reached.NOT_REACHED, "20:00", today() + timedelta(days))
        note_call(question=answered, call=call, by=opened)
        assert says in words_of(worker.get("/questions/"))


def test_median_and_ninetieth_of_the_month_with_the_women_told(life, opened):
    month = Month.of(today())
    for days in (2, 4, 10):
        told(f"after {days}", asked=days, by=opened, who=life.xiang)
    told("somebody", asked=4, by=opened)
    told("somebody else", asked=4, by=opened)
    found = telling(month, reader=opened)
    assert (found.answers, found.women, found.median) == (5, 3, 4)
    assert found.ninetieth == pytest.approx(7.6)


def test_the_queue_says_how_long_it_takes_or_that_nobody_was_told(answered, opened, worker):
    assert "no answer was told yet" in words_of(worker.get("/questions/"))
    tell_answer(question=answered, on=today(), how=Told.CALL, by=opened)
    text = words_of(worker.get("/questions/"))
    assert "1 woman was told an answer; from asked to told: half within 3 days, nine of ten within 3 days." in text


def test_a_month_counts_what_was_told_in_it_alone(answered, opened):
    tell_answer(question=answered, on=today(), how=Told.CALL, by=opened)
    before = telling(Month.of(today()) - 1, reader=opened)
    assert (before.answers, before.women, before.median, before.ninetieth) == (0, 0, None, None)


def test_three_take_as_many_queries_as_one_in_every_state(life, opened, worker):
    told("heard", asked=2, by=opened, who=life.rose)
    close_question(question=question("shut", ago(4)), reason="She moved away.", on=today(), by=opened)
    pages = [f"/questions/?state={shown}" for shown in QueueView.values]
    one = [queries_for(worker, page) for page in pages]
    for number in (1, 2):
        question(f"more {number}", ago(2), who=life.rose, where=life.salon)
        told(f"heard {number}", asked=2, by=opened, who=life.xiang)
        close_question(question=question(f"shut {number}", ago(4)), reason="Moved.", on=today(), by=opened)
    assert [queries_for(worker, page) for page in pages] == one
