"""What nobody with a medical say checked is not offered as known: it stays history on its own question."""

import pytest

from outreach.library.similar import similar
from outreach.models import Answer, Question
from outreach.models.questions import QuestionStatus
from tests.evening.forms import Evening, fields_of
from tests.life import question, today, words_of
from tests.registers.test_import import take_in
from tests.registers.workbooks import A_QUESTION, registers

ASKED, SAID = "Does the pill protect?", "From everything."
PART = "/answers/similar/"


@pytest.fixture
def browser(life, staff, sign_in):
    """The browser of birch, who works."""
    return sign_in(staff["worker"])


def imported(by):
    take_in(registers(questions=[{**A_QUESTION, "Question": ASKED, "Answer": SAID, "Answered at once": "yes"}]), by)
    return next(row for row in Question.objects.opened() if row.words == ASKED)


UNCHECKED = ["", "birch", "amber", "the doctor", "Dr Lin", "a neighbour, from the library"]


@pytest.mark.parametrize("by", UNCHECKED)
def test_an_answer_that_no_adviser_gave_is_not_like_anything(staff, by):
    question(ASKED, today(), answer=SAID, status=QuestionStatus.AT_ONCE, answered_by=by)
    assert similar("do pills protect", "", reader=staff["worker"]) == []


@pytest.mark.parametrize("by", ["heron", "Heron ", "ｈｅｒｏｎ"])
def test_an_answer_of_the_adviser_is(staff, by):
    question(ASKED, today(), answer=SAID, status=QuestionStatus.AT_ONCE, answered_by=by)
    assert [hit.words for hit in similar("do pills protect", "", reader=staff["worker"])] == [SAID]


def test_the_same_words_of_somebody_else_do_not_hide_those_of_the_adviser(staff):
    question(ASKED, today(), answer=SAID, status=QuestionStatus.AT_ONCE, answered_by="heron")
    question(ASKED, today(), answer=SAID, status=QuestionStatus.AT_ONCE, answered_by="birch")
    assert [hit.said_by for hit in similar("do pills protect", "", reader=staff["worker"])] == ["heron"]


def test_an_answer_of_the_library_that_nobody_stands_for_is_looked_up_and_not_offered(staff, browser):
    Answer.objects.create(question=ASKED, words=SAID, said_by="")
    assert similar("do pills protect", "", reader=staff["worker"]) == []
    assert SAID in words_of(browser.post("/answers/", {"words": "do pills protect"}))


def test_an_imported_answer_is_nowhere_offered_and_cannot_be_taken_over(browser, life, opened):
    row = imported(opened)
    said = browser.post(PART, {"words": "do pills protect"}).content.decode()
    assert SAID not in said
    assert "data-take" not in said
    evening = Evening(life, browser)
    sent = {**evening.form(), "outcome": "reached", "question_words": "do pills protect", "take": str(row.pk)}
    taken = browser.post(evening.address(part="similar/"), sent)
    assert SAID not in words_of(taken)
    assert fields_of(taken)["question_answer"] == [""]
    other = question("Do pills protect?", today(), who=life.xiang, where=life.parlour)
    for address in ("/questions/telephone/", f"/questions/{other.pk}/answer/"):
        assert SAID not in words_of(browser.get(address))


def test_an_imported_answer_is_history_on_its_own_question_and_nobody_says_that_it_was_checked(browser, opened):
    row = imported(opened)
    assert SAID in words_of(browser.get(f"/questions/{row.pk}/"))
    shown = fields_of(browser.get(f"/questions/{row.pk}/library/"))
    assert (shown["said_by"], shown["checked_on"]) == ([""], [""])
