"""Telling her: the safe-contact rule first, every call kept, told with one tap, closed with a reason, taken back."""

from datetime import date, timedelta

import pytest

from outreach.models import Question
from outreach.models.questions import Call, How, QuestionStatus, Reached, Told
from people.models import Consent, Purpose, Whereabouts
from tests.life import alerts_of, in_this_order, question, refused_at, today, words_of

RULE = "after 20h; ask for Mei, the word is kite"


@pytest.fixture
def her(life):
    """Xiang, who may be called."""
    life.xiang.may_call, life.xiang.safe_contact = True, RULE
    life.xiang.save()
    return life.xiang


def at_hand(row):
    return Question.objects.get(pk=row.pk)


def call(browser, row, **typed):
    sent = {"on": today(), "hour": "21:30", "how": "phone", **typed}
    return browser.post(f"/questions/{row.pk}/call/", sent)


def call_her(row):
    """The main button of a question whose asker may be rung."""
    return f'class="btn btn-primary" href="/questions/{row.pk}/call/"'


def test_the_rule_stands_before_the_number_and_what_to_do_if_somebody_else_answers(her, answered, worker):
    text = words_of(worker.get(f"/questions/{answered.pk}/call/"))
    assert in_this_order(
        text, "She may be called.", RULE, "If somebody else answers: say the agreed word or hang up.", "10012345678"
    )
    page = worker.get(f"/questions/{answered.pk}/").content.decode()
    assert in_this_order(page, RULE, call_her(answered))


@pytest.mark.parametrize("why", ["she said no", "nobody knows", "she moved away", "she wants no contact"])
def test_no_number_where_she_may_not_be_called(her, answered, worker, why):
    if why == "she said no":
        her.consents = [Consent(Purpose.CALL, False, date(2026, 1, 2), "amber")]
    elif why == "nobody knows":
        her.may_call, her.safe_contact = None, ""
    else:
        her.whereabouts = Whereabouts.MOVED_AWAY if why == "she moved away" else Whereabouts.NO_CONTACT
    her.save()
    for page in (f"/questions/{answered.pk}/", f"/questions/{answered.pk}/call/"):
        shown = worker.get(page).content.decode()
        assert "10012345678" not in shown
        assert call_her(answered) not in shown


def test_without_a_number_she_is_told_on_a_visit_and_nobody_is_sent_to_the_telephone(her, answered, worker):
    told = f'class="btn btn-primary" href="/questions/{answered.pk}/told/"'
    for page in (f"/questions/{answered.pk}/", f"/questions/{answered.pk}/call/"):
        assert told not in " ".join(worker.get(page).content.decode().split())
    her.phone = ""
    her.save()
    for page in (f"/questions/{answered.pk}/", f"/questions/{answered.pk}/call/"):
        shown = worker.get(page)
        assert "No telephone number is recorded: tell her on a visit." in words_of(shown)
        assert call_her(answered) not in shown.content.decode()
        assert told in " ".join(shown.content.decode().split())


def test_the_next_step_stands_above_the_facts_of_the_record(her, answered, worker):
    page = words_of(worker.get(f"/questions/{answered.pk}/"))
    assert in_this_order(
        page, "Is the itch dangerous?", "It is not.", "Tell her", "Call her", "Asked on", "Close without"
    )


def test_reading_her_number_is_written_down_on_her_record(her, answered, worker, actions_of):
    worker.get(f"/questions/{answered.pk}/call/")
    assert actions_of(her.pk) == ["read a record"]


def test_a_call_that_did_not_reach_her_is_kept_with_the_next_try(her, answered, worker, staff):
    day = today() + timedelta(2)
    assert call(worker, answered, reached="not_reached", next_try=day).status_code == 302
    kept = at_hand(answered)
    assert kept.calls == (Call(today(), How.PHONE, Reached.NOT_REACHED, "21:30", day, staff["worker"].pk),)
    assert kept.status == QuestionStatus.ANSWERED


def test_reached_she_is_told_with_one_tap(her, answered, worker, actions_of):
    call(worker, answered, told="yes")
    kept = at_hand(answered)
    assert (kept.status, kept.told_on, kept.told_by) == (QuestionStatus.TOLD, today(), Told.CALL)
    assert [each.reached for each in kept.calls] == [Reached.REACHED]


def test_after_somebody_else_answered_the_page_says_what_to_do_and_hides_the_answer(her, answered, worker):
    assert "<details><summary>Show the answer" not in worker.get(f"/questions/{answered.pk}/").content.decode()
    call(worker, answered, reached="wrong_person")
    for page in (f"/questions/{answered.pk}/", f"/questions/{answered.pk}/call/"):
        shown = worker.get(page).content.decode()
        assert in_this_order(
            shown, "Last time somebody else answered.", "Nothing about health.", "<details><summary>Show the answer",
            "It is not.", "</details>",
        )  # fmt: skip
        assert shown.count("It is not.") == 1


def test_what_came_of_it_is_asked_and_a_next_try_before_the_call_refused(her, answered, worker):
    assert refused_at(call(worker, answered)) == {"reached"}
    early = call(worker, answered, reached="not_reached", next_try=today() - timedelta(1))
    assert refused_at(early) == {"next_try"}
    assert refused_at(call(worker, answered, told="yes", on=today() + timedelta(1))) == {"on"}
    assert at_hand(answered).calls == ()


def test_told_on_a_visit_or_by_a_word(answered, worker):
    worker.post(f"/questions/{answered.pk}/told/", {"how": "word", "on": today()})
    assert (at_hand(answered).status, at_hand(answered).told_by) == (QuestionStatus.TOLD, Told.WORD)
    assert "by a word" in words_of(worker.get(f"/questions/{answered.pk}/"))


def test_what_has_no_answer_is_not_told_and_the_page_says_why(asked, worker):
    page = worker.post(f"/questions/{asked.pk}/told/", {"how": "visit", "on": today()})
    assert alerts_of(page) == ["bad"]
    assert at_hand(asked).status == QuestionStatus.OPEN


@pytest.mark.parametrize(
    ("typed", "reason"),
    [({"reason": "0"}, "she moved away"), ({"own_words": "Her phone is gone."}, "Her phone is gone.")],
)
def test_closed_with_one_of_the_usual_reasons_or_in_own_words(asked, worker, typed, reason):
    worker.post(f"/questions/{asked.pk}/close/", {"on": today(), **typed})
    assert (at_hand(asked).status, at_hand(asked).close_reason) == (QuestionStatus.CLOSED, reason)
    assert reason in words_of(worker.get(f"/questions/{asked.pk}/"))


def test_without_a_reason_nothing_is_closed(asked, worker):
    assert refused_at(worker.post(f"/questions/{asked.pk}/close/", {"on": today()})) == {"reason"}
    assert at_hand(asked).status == QuestionStatus.OPEN


def test_every_step_is_taken_back_with_one_button(answered, worker):
    worker.post(f"/questions/{answered.pk}/told/", {"how": "visit", "on": today()})
    for status, then in (("told", QuestionStatus.ANSWERED), ("answered", QuestionStatus.OPEN)):
        assert f'name="status" value="{status}"' in worker.get(f"/questions/{answered.pk}/").content.decode()
        worker.post(f"/questions/{answered.pk}/back/", {"status": status})
        assert at_hand(answered).status == then


def test_a_button_of_a_page_that_a_colleague_outdated_takes_nothing_back(answered, worker):
    worker.post(f"/questions/{answered.pk}/told/", {"how": "visit", "on": today()})
    worker.post(f"/questions/{answered.pk}/back/", {"status": "answered"})
    assert at_hand(answered).status == QuestionStatus.TOLD


def test_who_has_no_record_is_told_on_the_next_visit(life, worker):
    row = question("Why?", today(), where=life.salon, status=QuestionStatus.ANSWERED, answer="So.")
    assert "Tell her on the next visit there." in words_of(worker.get(f"/questions/{row.pk}/"))
