"""An adviser signs in: words, topic, age band and what was said; never who, where, or whether she was told."""

import re
from datetime import timedelta

import pytest

from core.months import Month
from outreach.models import Question
from outreach.models.questions import Call, How, QuestionStatus, Reached, Said, Told
from outreach.questions.actions import answer_question, note_call, tell_answer
from tests.life import in_this_order, offers_of, queries_for, question, today, words_of

PLANTED = ("阿香", "kettle", "Zephyr", "V010", "10012345678", "P0007", "Rosalind", "Marigold", "behind the bridge")


def answer(browser, row, **typed):
    return browser.post(f"/questions/{row.pk}/answer/", {"answer": "", **typed})


def at_hand(row):
    return Question.objects.get(pk=row.pk)


@pytest.fixture
def told(life, opened):
    """What heron answered, and Xiang was told yesterday."""
    row = question("Is it catching?", today() - timedelta(9), who=life.xiang, where=life.parlour)
    row = answer_question(question=row, answer="No.", answered_by="heron", on=today() - timedelta(5), by=opened)
    note_call(question=row, call=Call(today() - timedelta(1), How.PHONE, Reached.REACHED, "21:30"), by=opened)
    return tell_answer(question=row, on=today() - timedelta(1), how=Told.CALL, by=opened)


def test_she_sees_what_waits_for_her_the_urgent_ones_first_then_the_oldest(life, adviser):
    question("Last year?", today() - timedelta(400))
    question("At once?", today(), urgent=True)
    text = words_of(adviser.get("/questions/"))
    assert in_this_order(text, "At once?", "urgent", "Last year?", "Does it hurt?", "women's health", "age 25-34")


def test_reading_what_waits_stands_in_the_trail(life, adviser, actions_of):
    adviser.get("/questions/")
    assert actions_of()[-1] == "read questions out"


def test_saving_an_answer_leaves_what_is_not_hers_as_it_lies(life, adviser, opened):
    life.asked.calls = (Call(today(), How.PHONE, Reached.NOT_REACHED),)
    life.asked.save()
    before = bytes(at_hand(life.asked).person_box)
    assert answer(adviser, life.asked, answer="It does not.")["Location"] == "/questions/"
    kept = at_hand(life.asked)
    assert (kept.status, kept.answer, kept.answered_by, kept.answered_on) == (
        QuestionStatus.ANSWERED, "It does not.", "heron", today(),
    )  # fmt: skip
    assert bytes(kept.person_box) == before
    assert (kept.person_id, kept.venue_id, len(kept.calls)) == (life.xiang.pk, life.parlour.pk, 1)


def test_she_may_say_come_to_the_clinic(asked, adviser):
    answer(adviser, asked, come_to_clinic="on")
    assert (at_hand(asked).status, at_hand(asked).come_to_clinic) == (QuestionStatus.ANSWERED, True)


def test_she_asks_back_and_it_waits_for_her_again_when_the_team_said_more(asked, adviser, worker):
    answer(adviser, asked, back="Since when?")
    assert "Is the itch dangerous?" not in words_of(adviser.get("/questions/"))
    assert in_this_order(words_of(worker.get("/questions/")), "the doctor asks back", "Is the itch dangerous?")
    worker.post(f"/questions/{asked.pk}/more/", {"words": "Since May."})
    assert in_this_order(
        words_of(adviser.get("/questions/")), "Is the itch dangerous?", "Since when?", "The team:", "Since May."
    )
    assert [said.by_adviser for said in at_hand(asked).exchange] == [True, False]


def test_who_of_the_team_said_more_is_not_shown_to_her(asked, adviser):
    asked.exchange = (Said(today(), "heron", "Since when?", by_adviser=True), Said(today(), "birch", "Since May."))
    asked.save()
    assert "birch" not in words_of(adviser.get("/questions/"))


def test_she_corrects_her_answer_while_it_is_untold_and_not_after(asked, adviser, opened):
    answer(adviser, asked, answer="It is.")
    answer(adviser, asked, answer="It is not.", seen=seen(adviser, asked))
    assert at_hand(asked).answer == "It is not."
    tell_answer(question=asked, on=today(), how=Told.CALL, by=opened)
    answer(adviser, asked, answer="It is after all.")
    assert at_hand(asked).answer == "It is not."


def seen(browser, row):
    page = browser.get(f"/questions/{row.pk}/answer/").content.decode()
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def test_what_somebody_else_answered_is_not_there_for_her(asked, answered, adviser):
    for page in (f"/questions/{asked.pk}/", f"/questions/{asked.pk}/answer/"):
        assert adviser.get(page).status_code == 404
    assert answer(adviser, asked, answer="It is.").status_code == 404
    assert "Is the itch dangerous?" not in words_of(adviser.get("/questions/"))


def test_she_sees_what_she_answered_lately_and_not_whether_she_was_told(told, adviser):
    queue = adviser.get("/questions/")
    assert "Is it catching?" in words_of(queue)
    assert f"/questions/{told.pk}/" in offers_of(queue)
    assert f"/questions/{told.pk}/answer/" not in offers_of(queue)
    page = words_of(adviser.get(f"/questions/{told.pk}/")).lower()
    assert "no." in page
    assert "told" not in page
    assert "21:30" not in page
    told.answered_on = today() - timedelta(31)
    told.save()
    assert "Is it catching?" not in words_of(adviser.get("/questions/"))


def test_nothing_of_who_or_where_is_in_any_page_she_can_reach(life, told, adviser):
    question("Is it urgent?", today(), who=life.rose, where=life.salon, urgent=True)
    life.xiang.safe_contact = "behind the bridge"
    life.xiang.save()
    ids = [str(row.pk) for row in (life.xiang, life.rose, life.parlour, life.salon)]
    reached, waiting = set(), {"/", "/questions/"}
    while waiting:
        address = waiting.pop()
        reached.add(address)
        answered = adviser.get(address)
        if answered.status_code != 200 or "text/html" not in answered["Content-Type"]:
            continue
        page = answered.content.decode()
        for planted in (*PLANTED, *ids):
            assert planted not in page, (address, planted)
        waiting |= {found for found in re.findall(r'href="(/[^"?#]*)', page) if "/static/" not in found} - reached
    assert {f"/questions/{life.asked.pk}/answer/", f"/questions/{told.pk}/"} <= reached


@pytest.mark.parametrize("page", ["call", "told", "close", "back", "more"])
def test_calls_telling_and_closing_are_not_hers(asked, adviser, page):
    assert adviser.post(f"/questions/{asked.pk}/{page}/").status_code == 404
    assert (at_hand(asked).status, at_hand(asked).told_month) == (QuestionStatus.OPEN, None)
    assert adviser.get("/questions/telephone/").status_code == 404
    assert adviser.get("/questions/new/").status_code == 404


def test_closed_and_answered_at_once_are_not_there_for_her(life, adviser):
    shut = question("Shut?", today(), status=QuestionStatus.CLOSED, told_month=Month.of(today()))
    said = question("Said?", today(), status=QuestionStatus.AT_ONCE, answer="Yes.", answered_by="heron")
    assert [adviser.get(f"/questions/{row.pk}/").status_code for row in (shut, said)] == [404, 404]


def test_three_questions_take_as_many_queries_as_one(life, adviser):
    one = queries_for(adviser, "/questions/")
    for number in (1, 2):
        question(f"More {number}?", today() - timedelta(2), who=life.rose, where=life.salon)
    assert queries_for(adviser, "/questions/") == one
