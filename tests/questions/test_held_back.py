"""A no to "ask a doctor for me" holds her questions back from the doctor, whenever she says it."""

from datetime import date

from core.undoing import UNDONE_WITHIN
from outreach.consent.actions import give_consent, withdraw_consent
from outreach.forgetting.actions import forget_person, sweep_forgotten
from outreach.models import Question
from outreach.models.questions import Call, How, QuestionStatus, Reached, Told
from outreach.questions.actions import answer_question, ask_question, close_question, note_call, tell_answer
from outreach.records.merging import merge_people, undo_merge
from people.consent import script_to_speak
from people.models import Consent, Person, Purpose
from tests.life import person, question, today, words_of


def said_no(who):
    who.consents = [Consent(Purpose.ASK_DOCTOR, False, date(2026, 1, 2), "amber")]
    who.save()


def held_back(row):
    return Question.objects.get(pk=row.pk).not_for_doctor


def test_what_she_asks_after_her_no_is_held_back(life, opened):
    said_no(life.xiang)
    assert ask_question(words="Why?", on=today(), person=life.xiang.pk, by=opened).not_for_doctor
    assert not ask_question(words="Why not?", on=today(), person=life.rose.pk, by=opened).not_for_doctor
    assert not ask_question(words="Who knows?", on=today(), by=opened).not_for_doctor


def test_a_no_reaches_what_she_asked_before_and_a_yes_lets_it_go_again(life, worker):
    worker.post(f"/people/{life.xiang.pk}/consent/withdraw/", {"purpose": "ask_doctor"})
    assert held_back(life.asked)
    said = {"ask_doctor": "True", "on": today(), "asked_by": "birch", "language": "en", "version": 1}
    assert worker.post(f"/people/{life.xiang.pk}/consent/", said).status_code == 302
    assert not held_back(life.asked)


def test_a_no_to_something_else_holds_nothing_back(life, opened):
    asked = {"on": today(), "asked_by": "amber", "script": script_to_speak("en"), "by": opened}
    give_consent(person=life.xiang, answers={Purpose.COUNT: False}, **asked)
    assert not held_back(life.asked)


def test_held_back_it_is_neither_on_the_sheet_nor_on_the_advisers_pages(life, worker, adviser, opened):
    withdraw_consent(person=life.xiang, purpose=Purpose.ASK_DOCTOR, on=today(), by=opened)
    text = words_of(worker.get("/questions/telephone/"))
    assert "Does it hurt?" not in text
    assert "1 question is held back" in text
    assert "Does it hurt?" in words_of(worker.get("/questions/"))
    page = words_of(adviser.get("/questions/"))
    assert "Does it hurt?" not in page
    assert "held back" not in page
    for address in (f"/questions/{life.asked.pk}/", f"/questions/{life.asked.pk}/answer/"):
        assert adviser.get(address).status_code == 404
    assert adviser.post(f"/questions/{life.asked.pk}/answer/", {"answer": "No."}).status_code == 404


def test_two_records_made_one_follow_the_word_of_both_and_so_does_the_undo(life, opened):
    from django.utils import timezone

    other = person("阿湘")
    said_no(other)
    merge = merge_people(kept=life.xiang, gone=other, now=timezone.now(), by=opened)
    assert Person.objects.get(pk=life.xiang.pk).wants_no_doctor
    assert held_back(life.asked)
    undo_merge(merge=merge, now=timezone.now(), by=opened)
    assert not held_back(life.asked)


def test_when_she_is_forgotten_calls_and_reasons_go_and_the_days_of_the_month_stay(life, opened):
    from django.utils import timezone

    answered = answer_question(question=life.asked, answer="No.", answered_by="Dr. Lin", on=today(), by=opened)
    note_call(question=answered, call=Call(today(), How.PHONE, Reached.REACHED, "21:30"), by=opened)
    tell_answer(question=answered, on=today(), how=Told.CALL, by=opened)
    shut = question("Shut?", today(), who=life.xiang)
    close_question(question=shut, reason="She went to her sister.", on=today(), by=opened)
    forget_person(person=life.xiang, by=opened, now=timezone.now() - UNDONE_WITHIN)
    sweep_forgotten(now=timezone.now(), by=opened)
    kept, closed = Question.objects.get(pk=answered.pk), Question.objects.get(pk=shut.pk)
    assert (kept.person_id, kept.calls, kept.told_by, closed.close_reason) == (None, (), None, "")
    assert (kept.status, kept.told_on, closed.status) == (QuestionStatus.TOLD, today(), QuestionStatus.CLOSED)
