"""Where a question is typed, what was answered before is shown; one tap takes it over, and names are warned of."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outreach.models import Answer, Question
from outreach.models.questions import QuestionStatus
from tests.evening.forms import Evening, fields_of
from tests.life import in_this_order, person, queries_for, question, today, words_of

PART = "/answers/similar/"
ASKS_ABOUT_NAMES = 'type="checkbox" name="keep_names"'


@pytest.fixture
def evening(life, staff, sign_in):
    """Opens, reads and sends the forms of one stop of the life's outing, in the browser of birch, who works."""
    return Evening(life, sign_in(staff["worker"]))


@pytest.fixture
def pill():
    """An answer of the library."""
    return Answer.objects.create(
        question="Does the pill protect?", words="From a pregnancy only.\nAsk us.", said_by="Dr Lin", checked_on=today()
    )


def typed(evening, words, **more):
    return {**evening.form(), "outcome": "reached", "question_words": words, **more}


@pytest.mark.parametrize("name", ["question_words", "words"])
def test_while_it_is_typed_the_answers_like_it_are_given_as_a_part(evening, pill, name):
    answer = evening.client.post(PART, {name: "do pills protect"}, headers={"HX-Request": "true"}).content.decode()
    assert answer.lstrip().startswith('<div id="similar"')
    assert in_this_order(answer, "Does the pill protect?", "Dr Lin", "From a pregnancy only.")
    assert 'data-take data-words="From a pregnancy only.' in answer
    assert 'data-by="Dr Lin, from the library"' in answer
    nothing = evening.client.post(PART, {name: "breast lump"}).content.decode()
    assert ("<p" in nothing, "data-take" in nothing) == (True, False)
    assert "<p" not in evening.client.post(PART, {name: " "}).content.decode()


def test_without_a_script_a_button_takes_the_answer_over_and_what_was_typed_stays(evening, pill):
    sent = typed(evening, "do pills protect", headcount="3", question_urgent="on")
    shown = evening.client.post(evening.address(part="similar/"), sent)
    assert f'name="take" value="{pill.pk}"' in shown.content.decode()
    taken = fields_of(evening.client.post(evening.address(part="similar/"), {**sent, "take": str(pill.pk)}))
    assert (taken["question_words"], taken["headcount"]) == (["do pills protect"], ["3"])
    assert (taken["question_urgent"], taken["question_at_once"]) == (["on"], ["on"])
    assert taken["question_by"] == ["Dr Lin, from the library"]
    evening.save(taken)
    asked = next(row for row in Question.objects.opened() if row.words == "do pills protect")
    assert (asked.status, asked.answered_by) == (QuestionStatus.AT_ONCE, "Dr Lin, from the library")
    assert asked.answer.split() == ["From", "a", "pregnancy", "only.", "Ask", "us."]


def test_what_is_no_answer_cannot_be_taken_over(evening, pill, life):
    sent = typed(evening, "do pills protect", take=str(life.asked.pk))
    assert fields_of(evening.client.post(evening.address(part="similar/"), sent))["question_answer"] == [""]


def test_a_stop_whose_question_names_somebody_comes_back_once(evening, life):
    answer = {"question_at_once": "on", "question_answer": "No, tell Rosalind.", "question_by": "Dr Lin"}
    back = evening.save(typed(evening, "阿香 asks: does it hurt?", **answer))
    assert in_this_order(words_of(back), "Named here: 阿香.", "Named here: Rosalind.")
    assert "Write" not in words_of(back)
    assert ASKS_ABOUT_NAMES in back.content.decode()
    assert not [row for row in Question.objects.opened() if "阿香" in row.words]
    evening.save({**fields_of(back), "keep_names": "on"})
    assert [row.words for row in Question.objects.opened() if "阿香" in row.words] == ["阿香 asks: does it hurt?"]


def test_a_stop_whose_question_names_nobody_has_no_tick(evening, life):
    assert ASKS_ABOUT_NAMES not in evening.client.get(evening.address()).content.decode()
    evening.save(typed(evening, "Does it bleed?", note="阿香 was out"))
    assert "Does it bleed?" in [row.words for row in Question.objects.opened()]


def test_a_note_may_name_whom_it_is_about(evening, life):
    assert evening.save(typed(evening, "", note="阿香 was out")).status_code == 302


def test_the_number_of_queries_of_a_stop_with_a_question_does_not_grow(evening, pill):
    counts = set()
    for place in range(3):
        person(f"Nick {place}")
        question(f"May she {place}?", today(), answer="Yes", answered_by="heron", status=QuestionStatus.AT_ONCE)
        of_the_stop = queries_for(evening.client, evening.address())
        with CaptureQueriesContext(connection) as queries:
            assert f"May she {place}?" in evening.client.post(PART, {"words": "may she"}).content.decode()
        counts.add((of_the_stop, len(queries)))
    assert len(counts) == 1


def test_a_question_written_down_by_hand_looks_in_the_library_too(evening, pill):
    page = evening.client.get("/questions/new/").content.decode()
    assert f'hx-post="{PART}"' in page
    assert 'data-answer="answer" data-by="answered_by" data-once="at_once"' in " ".join(page.split())


def test_an_answer_by_hand_that_names_somebody_is_not_called_missing(evening, life):
    sent = fields_of(evening.client.get("/questions/new/"))
    said = {"words": "Does it hurt?", "at_once": "on", "answer": "No, tell Rosalind.", "answered_by": "Dr Lin"}
    back = words_of(evening.client.post("/questions/new/", {**sent, **said}))
    assert ("Named here: Rosalind." in back, "Write what the answer was." in back) == (True, False)


def test_beside_a_question_that_waits_stands_what_was_answered_before(evening, pill, life):
    row = question("Do pills protect?", today(), who=life.xiang, where=life.parlour)
    for address in ("/questions/telephone/", f"/questions/{row.pk}/answer/"):
        page = evening.client.get(address)
        assert in_this_order(words_of(page), "Do pills protect?", "Does the pill protect?")
        assert 'data-by="Dr Lin, from the library"' in page.content.decode()


def test_an_answer_is_not_like_itself(evening, life):
    row = question(
        "Do pills protect?", today(), who=life.xiang, answer="Yes", status=QuestionStatus.ANSWERED, answered_by="heron"
    )
    assert "data-take" in evening.client.post(PART, {"words": "do pills protect"}).content.decode()
    assert "data-take" not in evening.client.get(f"/questions/{row.pk}/answer/").content.decode()


def test_from_an_answered_question_one_gets_to_the_library(evening, life):
    row = question("Do pills protect?", today(), answer="Yes", status=QuestionStatus.AT_ONCE)
    page = evening.client.get(f"/questions/{row.pk}/").content.decode()
    assert f'href="/questions/{row.pk}/library/"' in page
    assert (
        f"/questions/{life.asked.pk}/library/"
        not in evening.client.get(f"/questions/{life.asked.pk}/").content.decode()
    )
    assert 'href="/answers/"' in evening.client.get("/questions/").content.decode()
