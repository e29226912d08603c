"""The sheet for the telephone: read out to the doctor, answered beside each question."""

from datetime import timedelta

from core.waits import how_long
from outreach.models import Draft, Question
from outreach.models.questions import QuestionStatus
from outreach.questions.actions import ask_back
from tests.life import alerts_of, in_this_order, queries_for, question, refused_at, rows_of, today, words_of

SHEET = "/questions/telephone/"
HTMX = {"HX-Request": "true"}


def answer(browser, row, headers=None, **typed):
    sent = {"answered_by": "Dr. Lin", "answer": "", **typed}
    return browser.post(f"{SHEET}{row.pk}/", sent, headers=headers or {})


def at_hand(row):
    return Question.objects.get(pk=row.pk)


def test_the_sheet_carries_topic_age_band_words_and_what_was_said_and_nothing_of_who_or_where(life, worker, opened):
    ask_back(question=life.asked, words="Since when?", asked_by="Dr. Lin", on=today(), by=opened)
    worker.post(f"/questions/{life.asked.pk}/more/", {"words": "Since May."})
    page = worker.get(SHEET)
    age = how_long((today() - life.asked.asked_on).days)
    read_out = ("Does it hurt?", "women's health", "age 25-34", f"asked {age} ago", "Since when?", "Since May.")
    assert in_this_order(words_of(page), *read_out)
    who, where, when = (
        ("阿香", "kettle", life.xiang.code, str(life.xiang.pk)),
        ("Zephyr", "V010"),
        ("2026-09-05", "Sep"),
    )
    for planted in (*who, *where, *when):
        assert planted not in page.content.decode(), planted


def test_urgent_first_then_the_oldest(life, worker):
    question("Last year?", today() - timedelta(400))
    question("At once?", today(), urgent=True)
    assert in_this_order(words_of(worker.get(SHEET)), "At once?", "Last year?", "Does it hurt?")


def unfolded(page) -> list[bool]:
    """Of each card that waits, in its order, whether its form is unfolded."""
    return [
        tag.split(">")[0].endswith(" open") for tag in page.content.decode().split('<details class="read-out-more"')[1:]
    ]


def test_of_the_cards_that_wait_the_first_is_unfolded_and_the_others_say_what_was_asked(life, asked, worker):
    page = worker.get(SHEET)
    assert unfolded(page) == [True, False]
    folded = page.content.decode().split('<details class="read-out-more"')[2]
    assert in_this_order(folded, "Is the itch dangerous?", "no topic", "age not", "</summary>", 'name="answer"')
    assert unfolded(answer(worker, life.asked, answer="No.")) == [True]


def test_a_card_with_something_typed_or_something_wrong_in_it_is_unfolded_too(life, asked, worker, staff):
    question("More?", today())
    kept = {"form": f"{SHEET}{asked.pk}/", "page": SHEET, "label": "By telephone", "writer": staff["worker"].pk}
    worker.post("/drafts/", {**kept, "typed": '{"answer": ["It is n"]}'})
    assert unfolded(worker.get(SHEET)) == [True, True, False]
    assert unfolded(answer(worker, asked)) == [True, True, False]
    assert unfolded(answer(worker, asked, headers=HTMX)) == [True]


def test_an_answer_is_kept_with_who_gave_it_and_its_card_says_so(asked, worker, actions_of):
    card = answer(worker, asked, headers=HTMX, answer="It is not.")
    assert card.status_code == 200
    assert b"<html" not in card.content
    assert b"read-out-done" in card.content
    kept = at_hand(asked)
    assert (kept.status, kept.answer, kept.answered_by, kept.answered_on) == (
        QuestionStatus.ANSWERED, "It is not.", "Dr. Lin", today(),
    )  # fmt: skip
    assert actions_of(asked.pk) == ["answered a question"]


def test_without_a_script_the_whole_sheet_comes_with_the_card_done_and_who_answers_remembered(life, asked, worker):
    page = answer(worker, asked, answer="It is not.").content.decode()
    assert page.count("read-out-done") == 1
    assert in_this_order(page, "It is not.", 'value="Dr. Lin"')
    assert "read-out-done" not in worker.get(SHEET).content.decode()


def test_come_to_the_clinic_is_an_answer_without_words(asked, worker):
    answer(worker, asked, come_to_clinic="on")
    assert (at_hand(asked).status, at_hand(asked).come_to_clinic) == (QuestionStatus.ANSWERED, True)


def test_the_doctor_asks_back_and_the_question_leaves_the_sheet(asked, worker):
    answer(worker, asked, back="Since when?")
    kept = at_hand(asked)
    assert (kept.status, kept.waits_for_team, kept.exchange[0].by) == (QuestionStatus.OPEN, True, "Dr. Lin")
    text = words_of(worker.get(SHEET))
    assert "Is the itch dangerous?" not in text
    assert "1 question waits for us" in text


def test_what_is_wrong_stands_beside_it_and_what_was_typed_comes_back(asked, worker):
    for headers in ({}, HTMX):
        page = answer(worker, asked, headers=headers, answered_by="", answer="It is not.")
        assert refused_at(page) == {"answered_by"}
        assert "It is not.</textarea>" in page.content.decode()
    assert refused_at(answer(worker, asked, answer="It is not.", back="Since when?")) == {"back"}
    assert refused_at(answer(worker, asked)) == {"answer"}
    assert at_hand(asked).status == QuestionStatus.OPEN


def test_a_colleagues_answer_is_not_overwritten(asked, worker, opened):
    seen = worker.get(SHEET).content.decode().split('name="seen" value="')[-1].split('"')[0]
    answer(worker, asked, answer="It is not.")
    page = answer(worker, asked, answer="It is.", seen=seen)
    assert "warn" in alerts_of(page)
    assert ("It is not.", "It is.") in [row[1:] for row in rows_of(page)]
    assert at_hand(asked).answer == "It is not."


def test_a_draft_of_a_card_is_found_again_and_goes_when_it_is_saved(asked, worker, staff):
    address = f"{SHEET}{asked.pk}/"
    kept = {"form": address, "page": SHEET, "label": "By telephone", "writer": staff["worker"].pk}
    worker.post("/drafts/", {**kept, "typed": '{"answer": ["It is n"]}'})
    assert "It is n" in worker.get(SHEET).content.decode()
    answer(worker, asked, answer="It is not.")
    assert not Draft.objects.exists()


def test_reading_out_is_written_down(asked, worker, actions_of):
    worker.get(SHEET)
    assert actions_of()[-1] == "read questions out"


def test_an_empty_sheet_says_so(staff, worker):
    assert '<div class="empty">' in worker.get(SHEET).content.decode()


def test_three_cards_take_as_many_queries_as_one(life, worker):
    one = queries_for(worker, SHEET)
    for number in (1, 2):
        question(f"More {number}?", today() - timedelta(2), who=life.rose, where=life.salon)
    assert queries_for(worker, SHEET) == one
