"""A question written down by hand; and words that name somebody, which come back once."""

import pytest

from outreach.models import Question
from outreach.models.questions import QuestionStatus
from outreach.questions.actions import ask_back
from tests.life import person, refused_at, today, words_of


def ask(browser, address="/questions/new/", **typed):
    return browser.post(address, {"words": "How long?", "on": today(), **typed})


def written(words="How long?"):
    return next((row for row in Question.objects.all() if row.words == words), None)


def test_from_her_record_it_is_known_who_asks_and_where_she_works(life, worker):
    address = f"/questions/new/person/{life.xiang.pk}/"
    assert address in worker.get(f"/people/{life.xiang.pk}/").content.decode()
    assert f'value="{life.parlour.pk}" selected' in worker.get(address).content.decode()
    ask(worker, address, urgent="on", venue=life.parlour.pk)
    row = written()
    assert (row.person_id, row.venue_id, row.urgent, row.status) == (
        life.xiang.pk, life.parlour.pk, True, QuestionStatus.OPEN,
    )  # fmt: skip


def test_from_a_call_she_is_found_by_what_she_is_called(life, worker):
    ask(worker, who="kettle")
    assert written().person_id == life.xiang.pk


def test_somebody_without_a_record_asks_too(life, worker):
    ask(worker)
    assert (written().person_id, written().venue_id) == (None, None)


def test_whom_nobody_knows_is_said_and_two_of_one_name_are_chosen_between(life, worker):
    assert refused_at(ask(worker, who="Nightingale")) == {"who"}
    twin = person("阿香")
    assert refused_at(ask(worker, who="阿香")) == {"person"}
    assert written() is None
    ask(worker, who="阿香", person=twin.pk)
    assert written().person_id == twin.pk


def test_looking_somebody_up_is_written_down_and_not_for_whom(life, worker, actions_of):
    ask(worker, who="kettle", at_once="on")
    assert actions_of().count("searched") == 1
    ask(worker, at_once="on")
    assert actions_of().count("searched") == 1


def test_answered_at_once_it_has_its_answer_and_who_gave_it(life, worker):
    assert refused_at(ask(worker, at_once="on")) == {"answer"}
    ask(worker, at_once="on", answer="A week.", answered_by="Dr. Lin")
    row = written()
    assert (row.status, row.answer, row.answered_by) == (QuestionStatus.AT_ONCE, "A week.", "Dr. Lin")


NAMING = "Rosalind asks: how long?"


@pytest.mark.parametrize("name", ["Rosalind", "kettle", "Zephyr Parlour", "V010"])
def test_a_question_that_names_somebody_comes_back_once_with_who(life, worker, name):
    words = f"{name} asks: how long?"
    page = ask(worker, words=words)
    text = words_of(page)
    assert f"Named here: {name}." in text
    assert words in page.content.decode()
    assert 'type="checkbox" name="keep_names"' in page.content.decode()
    assert written(words) is None
    assert ask(worker, words=words, keep_names="on").status_code == 302
    assert written(words) is not None


def test_words_that_name_nobody_ask_for_no_tick(life, worker):
    assert 'type="checkbox" name="keep_names"' not in worker.get("/questions/new/").content.decode()


def test_answers_and_what_is_said_back_are_looked_through_too(life, asked, worker, opened):
    refused = [
        worker.post(
            f"/questions/{asked.pk}/answer/", {"answered_by": "Dr. Lin", "answered_on": today(), "answer": NAMING}
        ),
        worker.post(f"/questions/telephone/{asked.pk}/", {"answered_by": "Dr. Lin", "answer": NAMING}),
    ]
    ask_back(question=asked, words="Since when?", asked_by="Dr. Lin", on=today(), by=opened)
    refused.append(worker.post(f"/questions/{asked.pk}/more/", {"words": NAMING}))
    assert all("Named here: Rosalind." in words_of(page) for page in refused)
    kept = Question.objects.get(pk=asked.pk)
    assert (kept.answer, len(kept.exchange)) == ("", 1)
    worker.post(f"/questions/{asked.pk}/more/", {"words": NAMING, "keep_names": "on"})
    assert Question.objects.get(pk=asked.pk).exchange[-1].words == NAMING
