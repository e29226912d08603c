"""The library of answers: looking up, keeping, retiring; and beginning it with what was asked."""

from datetime import timedelta

import pytest

from audit.models import Entry
from core.months import Month
from outreach.models import Answer, Draft, Topic
from outreach.models.questions import QuestionStatus
from tests.evening.forms import fields_of
from tests.life import (
    alerts_of,
    entry,
    in_this_order,
    offers_of,
    queries_for,
    question,
    refused_at,
    rows_of,
    today,
    words_of,
)

LIBRARY, NEW = "/answers/", "/answers/new/"
ASKS_ABOUT_NAMES = 'type="checkbox" name="keep_names"'


@pytest.fixture
def browser(life, staff, sign_in):
    """The browser of birch, who works."""
    return sign_in(staff["worker"])


@pytest.fixture
def actions_of():
    """What the audit trail says was done to a row, the oldest first."""

    def read(target):
        entries = [each.opened() for each in Entry.objects.order_by("pk")]
        return [each["action"] for each in entries if each["target"] == str(target) and each["action"] != "signed in"]

    return read


def kept(words="Does the pill protect?", said="From a pregnancy only.", topic="womens_health", **facts):
    row = Answer(question=words, words=said, **{"said_by": "Dr Lin", "checked_on": today(), **facts})
    row.topic_id = entry(Topic, topic).pk
    row.save()
    return row


def form(**said):
    about = {"topic_id": str(entry(Topic, "legal_rights").pk), "said_by": "Dr Lin", "checked_on": "2026-09-05"}
    return {"question": "May they search me?", "words": "Ask the lawyer.", **about, **said}


def answered(words, times=1, **facts):
    facts = {"answer": "Come to us.", "answered_by": "Dr Lin", "status": QuestionStatus.AT_ONCE, **facts}
    return [question(words, today(), **facts) for _ in range(times)][-1]


def test_answers_stand_by_topic_with_who_said_so_and_when(browser):
    kept("Zinc?", "Yes.", "legal_rights")
    kept("Must I sign?", "No.", "legal_rights")
    kept()
    text = words_of(browser.get(LIBRARY))
    assert in_this_order(text, "women's health", "Does the pill", "legal rights", "Must I sign?", "No.", "Zinc?")
    assert "Dr Lin, checked on" in text


def test_an_answer_that_nobody_checked_for_a_year_says_so(browser):
    kept("Old?", checked_on=today() - timedelta(days=366))
    kept("Young?", checked_on=today() - timedelta(days=365))
    page = browser.get(LIBRARY).content.decode()
    assert page.count("sign-warn") == 1
    assert in_this_order(page, "Old?", "sign-warn", "Young?")


def test_what_is_looked_for_is_found_by_words_and_by_likeness(browser):
    kept()
    kept("Must I sign what the police wrote?", "No.", "legal_rights")
    for words in ("PILL", "do pills protect me", "only"):
        text = words_of(browser.post(LIBRARY, {"words": words}))
        assert ("Does the pill protect?" in text, "Must I sign" in text) == (True, False)
    assert alerts_of(browser.post(LIBRARY, {"words": "breast lump"})) == ["warn"]


def test_htmx_gets_the_found_answers_alone(browser):
    kept()
    part = browser.post(LIBRARY, {"words": "pill"}, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="library">')
    assert "Does the pill protect?" in part


def test_an_answer_is_added_once_however_often_it_is_sent(browser, actions_of):
    for _ in range(2):
        assert browser.post(NEW, form()).headers["Location"] == LIBRARY
    (row,) = Answer.objects.opened()
    assert (row.question, row.words, row.said_by) == ("May they search me?", "Ask the lawyer.", "Dr Lin")
    assert (row.checked_on.isoformat(), row.topic_id) == ("2026-09-05", entry(Topic, "legal_rights").pk)
    assert actions_of(row.pk) == ["put an answer into the library"]


@pytest.mark.parametrize("missing", ["question", "words", "said_by", "checked_on"])
def test_it_is_whole(browser, missing):
    assert refused_at(browser.post(NEW, form(**{missing: ""}))) == {missing}
    assert Answer.objects.count() == 0


def test_no_day_that_has_not_come(browser):
    tomorrow = today() + timedelta(days=1)
    assert refused_at(browser.post(NEW, form(checked_on=tomorrow.isoformat()))) == {"checked_on"}
    assert Answer.objects.count() == 0


def test_words_that_name_somebody_come_back_once(browser):
    answer = browser.post(NEW, form(question="May they search 阿香 at Zephyr Parlour?"))
    assert "Named here: 阿香, Zephyr Parlour." in words_of(answer)
    assert ASKS_ABOUT_NAMES in answer.content.decode()
    assert Answer.objects.count() == 0
    sent = fields_of(answer)
    browser.post(NEW, {**sent, "keep_names": "on"})
    assert Answer.objects.get().question == "May they search 阿香 at Zephyr Parlour?"


def test_an_answer_is_changed_and_a_colleague_is_not_overwritten(browser, actions_of):
    row = kept()
    address = f"{LIBRARY}{row.pk}/edit/"
    shown = fields_of(browser.get(address))
    browser.post(address, {**shown, "words": "From a pregnancy, if taken daily."})
    beside = browser.post(address, {**shown, "words": "Not from infections."})
    assert ("From a pregnancy, if taken daily.", "Not from infections.") in [row[1:] for row in rows_of(beside)]
    assert ASKS_ABOUT_NAMES not in beside.content.decode()
    browser.post(address, fields_of(beside))
    row.refresh_from_db()
    assert row.words == "Not from infections."
    assert actions_of(row.pk) == ["changed an answer of the library"] * 2


def test_a_retired_answer_is_found_no_more_until_it_is_restored(browser, actions_of):
    row = kept()
    for _ in range(2):
        browser.post(f"{LIBRARY}{row.pk}/retire/")
    assert f"{LIBRARY}{row.pk}/edit/" not in offers_of(browser.post(LIBRARY, {"words": "pill"}))
    assert f"POST {LIBRARY}{row.pk}/restore/" in offers_of(browser.get(LIBRARY))
    browser.post(f"{LIBRARY}{row.pk}/restore/")
    assert f"{LIBRARY}{row.pk}/edit/" in offers_of(browser.post(LIBRARY, {"words": "pill"}))
    assert actions_of(row.pk) == ["retired an answer", "restored an answer"]


def test_what_was_typed_is_kept_as_a_draft_until_it_is_saved(browser, staff):
    typed = {"form": NEW, "page": NEW, "label": "Add an answer", "writer": str(staff["worker"].pk)}
    browser.post("/drafts/", {**typed, "typed": '{"question": ["May they"]}'})
    assert fields_of(browser.get(NEW))["question"] == ["May they"]
    browser.post(NEW, form())
    assert Draft.objects.count() == 0


def test_an_answered_question_fills_the_form_and_says_who_is_named(browser):
    row = answered("阿香 asks: does the pill protect?")
    page = browser.get(f"/questions/{row.pk}/library/")
    assert "Named here: 阿香." in words_of(page)
    shown = fields_of(page)
    assert (shown["words"], shown["said_by"]) == (["Come to us."], ["Dr Lin"])
    browser.post(f"/questions/{row.pk}/library/", {**shown, "question": "Does the pill protect?"})
    assert [each.question for each in Answer.objects.opened()] == ["Does the pill protect?"]


def test_the_words_of_somebody_who_wants_no_doctor_are_not_filled_in(browser):
    row = answered("Does the pill protect?", not_for_doctor=True)
    shown = fields_of(browser.get(f"/questions/{row.pk}/library/"))
    assert (shown["question"], shown["words"]) == ([""], ["Come to us."])


def test_what_was_asked_most_is_offered_until_it_is_in_the_library(browser):
    answered("Does the pill protect?", 4)
    answered("Must I sign?", 2)
    question("Must I sign?", today())
    question("Nobody knows this?", today())
    page = browser.get(LIBRARY)
    often = words_of(page)
    assert '<div class="empty">' in page.content.decode()
    assert in_this_order(often, "Does the pill", "asked 4 times", "Must I sign?", "asked 3")
    assert "Nobody knows this?" not in often
    kept("Does a pill protect me?")
    often = words_of(browser.get(LIBRARY))
    assert ("Must I sign?" in often, "Does the pill protect?" in often) == (True, False)


def test_the_adviser_keeps_the_library_too(life, staff, sign_in):
    browser = sign_in(staff["adviser"])
    browser.post(NEW, form())
    page = browser.get(LIBRARY)
    assert in_this_order(words_of(page), "legal rights", "May they search me?")
    assert f"{LIBRARY}{Answer.objects.get().pk}/edit/" in offers_of(page)


def test_a_question_held_back_from_the_doctor_is_not_offered_to_her(life, staff, sign_in):
    answered("Does the pill protect?", not_for_doctor=True)
    assert "Does the pill" not in words_of(sign_in(staff["adviser"]).get(LIBRARY))
    assert "Does the pill" in words_of(sign_in(staff["worker"]).get(LIBRARY))


def test_the_number_of_queries_does_not_grow(browser):
    counts = set()
    for place in range(3):
        kept(f"Does pill {place} protect?")
        answered(f"Must I sign {place}?")
        question("And this?", today(), status=QuestionStatus.TOLD, told_month=Month.of(today()), answer="Yes")
        counts.add(queries_for(browser, LIBRARY))
    assert len(counts) == 1
