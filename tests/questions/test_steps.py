"""A question's way in the books: each step, what it demands, and how it is taken back."""

from datetime import timedelta

import pytest

from core.months import Month
from core.refusals import NotPossible
from outreach.models import Question
from outreach.models.questions import Call, How, QuestionStatus, Reached, Told
from outreach.questions.actions import (
    add_to_exchange,
    answer_question,
    ask_back,
    ask_question,
    close_question,
    note_call,
    reopen_question,
    take_answer_back,
    tell_answer,
    untell,
)
from tests.life import today
from vault.sealed import ChangedMeanwhile, version_of

MOVED = "She moved away."


def at_hand(question):
    """The question as it lies in the database now."""
    return Question.objects.get(pk=question.pk)


def test_a_question_is_asked_by_hand_and_waits(life, opened, actions_of):
    asked = ask_question(words="How long?", on=today(), person=life.xiang.pk, urgent=True, by=opened)
    kept = at_hand(asked)
    assert (kept.status, kept.words, kept.urgent) == (QuestionStatus.OPEN, "How long?", True)
    assert (kept.person_id, kept.asked_month) == (life.xiang.pk, Month.of(today()))
    assert actions_of(asked.pk) == ["wrote a question down"]


def test_the_same_question_sent_twice_is_one(life, opened):
    first = ask_question(words="How long?", on=today(), person=life.xiang.pk, by=opened)
    assert ask_question(words="how  long?", on=today(), person=life.xiang.pk, by=opened) == first
    assert ask_question(words="How long?", on=today(), person=life.rose.pk, by=opened) != first
    assert ask_question(words="How long?", on=today() - timedelta(1), person=life.xiang.pk, by=opened) != first


def test_two_women_who_ask_the_same_at_one_venue_wait_for_two_answers(life, opened):
    there = {"words": "How long?", "on": today(), "venue": life.parlour.pk, "by": opened}
    hers = [ask_question(**there, person=who) for who in (life.xiang.pk, life.rose.pk, None)]
    assert len({row.pk for row in hers}) == 3
    assert [ask_question(**there, person=row.person_id) for row in hers] == hers
    assert ask_question(words="How long?", on=today(), by=opened) not in hers


def test_answered_at_once_it_never_waits(life, opened):
    asked = ask_question(
        words="How long?", on=today(), at_once=True, answer="A week.", answered_by="Dr. Lin", by=opened
    )
    assert (asked.status, asked.is_untold, asked.answered_on) == (QuestionStatus.AT_ONCE, False, today())


def test_answered_it_waits_to_be_told(answered, actions_of):
    kept = at_hand(answered)
    assert (kept.status, kept.answer, kept.answered_by, kept.answered_on) == (
        QuestionStatus.ANSWERED, "It is not.", "Dr. Lin", today(),
    )  # fmt: skip
    assert (kept.told_month, actions_of(kept.pk)) == (None, ["answered a question"])


def test_the_same_answer_twice_is_once(answered, opened, actions_of):
    answer_question(question=answered, answer="It is not.", answered_by="Dr. Lin", on=today(), by=opened)
    assert actions_of(answered.pk) == ["answered a question"]


def test_an_answer_of_no_words_is_none_unless_she_should_come_to_the_clinic(asked, opened):
    with pytest.raises(NotPossible):
        answer_question(question=asked, answer="", answered_by="Dr. Lin", on=today(), by=opened)
    come = answer_question(question=asked, answer="", answered_by="Dr. Lin", on=today(), come_to_clinic=True, by=opened)
    assert (at_hand(come).status, come.has_answer) == (QuestionStatus.ANSWERED, True)


def test_two_who_answer_do_not_overwrite_each_other(asked, opened):
    seen = version_of(at_hand(asked))
    answer_question(question=asked, answer="It is not.", answered_by="Dr. Lin", on=today(), seen=seen, by=opened)
    with pytest.raises(ChangedMeanwhile):
        answer_question(question=asked, answer="It is.", answered_by="heron", on=today(), seen=seen, by=opened)
    assert at_hand(asked).answer == "It is not."


def test_what_was_told_is_neither_answered_anew_nor_closed(answered, opened):
    tell_answer(question=answered, on=today(), how=Told.CALL, by=opened)
    with pytest.raises(NotPossible):
        answer_question(question=answered, answer="It is.", answered_by="Dr. Lin", on=today(), by=opened)
    with pytest.raises(NotPossible):
        close_question(question=answered, reason=MOVED, on=today(), by=opened)
    with pytest.raises(NotPossible):
        take_answer_back(question=answered, by=opened)


def test_an_answer_on_the_wrong_question_is_taken_back(answered, opened):
    taken = at_hand(take_answer_back(question=answered, by=opened))
    assert (taken.status, taken.answer, taken.answered_by, taken.answered_on) == (QuestionStatus.OPEN, "", "", None)


def test_the_doctor_asks_back_and_the_team_says_more(asked, opened):
    back = ask_back(question=asked, words="Since when?", asked_by="Dr. Lin", on=today(), by=opened)
    assert back.waits_for_team
    ask_back(question=asked, words="Since when?", asked_by="Dr. Lin", on=today(), by=opened)
    more = at_hand(add_to_exchange(question=asked, words="Since May.", on=today(), by=opened))
    assert [(said.words, said.by, said.by_adviser) for said in more.exchange] == [
        ("Since when?", "Dr. Lin", True), ("Since May.", "amber", False),
    ]  # fmt: skip
    assert not more.waits_for_team


def test_to_what_is_answered_nobody_asks_back(answered, opened):
    with pytest.raises(NotPossible):
        ask_back(question=answered, words="Since when?", asked_by="Dr. Lin", on=today(), by=opened)


def test_every_call_is_kept_and_the_last_says_when_to_try_again(answered, opened):
    for days, reached in ((1, Reached.NOT_REACHED), (2, Reached.WRONG_PERSON)):
        call = Call(today(), How.PHONE, reached, "21:30", today() + timedelta(days), opened.pk)
        note_call(question=answered, call=call, by=opened)
        note_call(question=answered, call=call, by=opened)
    kept = at_hand(answered)
    assert [each.reached for each in kept.calls] == [Reached.NOT_REACHED, Reached.WRONG_PERSON]
    assert (kept.next_try, kept.somebody_else_answered) == (today() + timedelta(2), True)
    assert kept.status == QuestionStatus.ANSWERED


def test_nobody_is_called_about_what_has_no_answer(asked, opened):
    with pytest.raises(NotPossible):
        note_call(question=asked, call=Call(today(), How.PHONE, Reached.NOT_REACHED), by=opened)


def test_told_it_ends_in_the_month_she_was_told(answered, opened, actions_of):
    day = today() - timedelta(1)
    tell_answer(question=answered, on=day, how=Told.WORD, by=opened)
    tell_answer(question=answered, on=day, how=Told.WORD, by=opened)
    kept = at_hand(answered)
    assert (kept.status, kept.told_month, kept.told_on, kept.told_by) == (
        QuestionStatus.TOLD, Month.of(day), day, Told.WORD,
    )  # fmt: skip
    assert actions_of(kept.pk) == ["answered a question", "told an answer"]


def test_nobody_is_told_what_has_no_answer_or_before_she_asked(asked, opened):
    with pytest.raises(NotPossible):
        tell_answer(question=asked, on=today(), how=Told.VISIT, by=opened)
    answer_question(question=asked, answer="No.", answered_by="Dr. Lin", on=today(), by=opened)
    with pytest.raises(NotPossible):
        tell_answer(question=asked, on=asked.asked_on - timedelta(1), how=Told.VISIT, by=opened)


def test_told_by_mistake_it_waits_to_be_told_again(answered, opened):
    tell_answer(question=answered, on=today(), how=Told.CALL, by=opened)
    kept = at_hand(untell(question=answered, by=opened))
    assert (kept.status, kept.told_month, kept.told_on, kept.told_by) == (QuestionStatus.ANSWERED, None, None, None)
    assert untell(question=answered, by=opened).status == QuestionStatus.ANSWERED


def test_closed_with_a_reason_and_reopened_as_it_was(asked, opened, actions_of):
    with pytest.raises(NotPossible):
        close_question(question=asked, reason="", on=today(), by=opened)
    closed = at_hand(close_question(question=asked, reason=MOVED, on=today(), by=opened))
    assert (closed.status, closed.close_reason, closed.told_month, closed.told_on) == (
        QuestionStatus.CLOSED, MOVED, Month.of(today()), None,
    )  # fmt: skip
    again = at_hand(reopen_question(question=asked, by=opened))
    assert (again.status, again.close_reason, again.told_month) == (QuestionStatus.OPEN, "", None)
    assert actions_of(asked.pk) == ["closed a question", "reopened a question"]
