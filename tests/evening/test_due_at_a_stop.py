"""Promises kept and answers told on a visit are ticked where the visit is written."""

from datetime import date, timedelta

import pytest

from audit.models import Entry
from core.months import Month
from outreach.models import FollowUp, Question, Visit
from outreach.models.follow_ups import FollowUpStatus, Kept
from outreach.models.questions import QuestionStatus, Told
from tests.life import follow_up, in_this_order, person, queries_for, question, refused_at, words_of, works_at

THE_DAY = date(2026, 9, 5)
BEFORE = THE_DAY - timedelta(days=20)


def promise(due, **about):
    """A promise made some weeks before."""
    row = follow_up(due, **about)
    row.made_on = BEFORE
    row.save()
    return row


@pytest.fixture
def promised(life):
    """A promise to the salon that is due on the outing's day."""
    return promise(THE_DAY, where=life.salon, note="Bring the booklet")


@pytest.fixture
def answered(life):
    """A question of Rosalind, who works at the salon, that has its answer."""
    facts = {"status": QuestionStatus.ANSWERED, "answer": "It passes\nin a week", "answered_on": THE_DAY}
    return question("Why does it itch?", BEFORE, who=life.rose, where=life.parlour, **facts)


def ticked(evening, promised, answered, **more):
    """The form of the salon, reached, with both ticked."""
    return evening.form(outcome="reached", kept=[str(promised.pk)], told=[str(answered.pk)], **more)


def test_what_is_due_there_and_for_those_who_work_there_is_shown_with_its_answer_in_full(evening, promised, answered):
    page = evening.client.get(evening.address())
    said = words_of(page)
    assert in_this_order(page.content.decode(), 'name="kept"', 'name="told"')
    assert "asked for a check-up due 5 Sep 2026 Bring the booklet" in said
    assert "Why does it itch? Rosalind asked 16 Aug 2026 It passes in a week" in said


def test_ticked_is_kept_and_told_by_this_visit_on_the_outings_day(evening, promised, answered):
    assert evening.save(ticked(evening, promised, answered)).status_code == 302
    kept, told = FollowUp.objects.get(pk=promised.pk), Question.objects.get(pk=answered.pk)
    assert (kept.status, kept.kept_by, kept.done_on) == (FollowUpStatus.KEPT, Kept.VISIT, THE_DAY)
    assert (told.status, told.told_by, told.told_on) == (QuestionStatus.TOLD, Told.VISIT, THE_DAY)
    actions = [entry.opened()["action"] for entry in Entry.objects.order_by("pk")]
    assert {"kept a promise", "told an answer", "wrote a visit down"} <= set(actions)


def test_they_stand_ticked_when_the_stop_is_opened_again_and_open_when_unticked(evening, promised, answered):
    evening.save(ticked(evening, promised, answered))
    again = evening.form()
    assert (again["kept"], again["told"]) == ([str(promised.pk)], [str(answered.pk)])
    evening.save({**again, "note": "Rain"})
    assert FollowUp.objects.get(pk=promised.pk).status == FollowUpStatus.KEPT
    unticked = {name: value for name, value in evening.form().items() if name not in ("kept", "told")}
    evening.save(unticked)
    assert FollowUp.objects.get(pk=promised.pk).is_open
    assert Question.objects.get(pk=answered.pk).status == QuestionStatus.ANSWERED


def test_they_take_a_stop_that_was_reached(evening, promised, answered):
    refused = evening.save(ticked(evening, promised, answered) | {"outcome": "closed"})
    assert refused_at(refused) == {"outcome"}
    assert FollowUp.objects.get(pk=promised.pk).is_open


def test_what_was_kept_elsewhere_that_day_does_not_keep_a_closed_stop_from_being_written(evening, life, promised):
    works_at(life.rose, life.parlour)
    hers = promise(THE_DAY, who=life.rose)
    evening.save(evening.form(life.parlour, outcome="reached", kept=[str(hers.pk)]), life.parlour)
    assert evening.save(evening.form(outcome="closed")).status_code == 302
    assert FollowUp.objects.get(pk=hers.pk).kept_by == Kept.VISIT


def test_what_is_not_yet_due_not_yet_answered_or_elsewhere_is_not_offered(evening, life):
    promise((Month.of(THE_DAY) + 1).first_day, where=life.salon)
    promise(THE_DAY, where=life.parlour)
    question("Still open?", BEFORE, where=life.salon)
    later = {"status": QuestionStatus.ANSWERED, "answer": "Later", "answered_on": THE_DAY + timedelta(days=3)}
    question("Answered later?", BEFORE, where=life.salon, **later)
    page = evening.client.get(evening.address())
    for words in ('name="kept"', 'name="told"', "Still open?", "Answered later?"):
        assert words not in page.content.decode()


def test_nothing_is_offered_for_somebody_who_is_out_of_reach(evening, life, answered):
    promise(THE_DAY, who=life.rose, where=life.salon)
    life.rose.whereabouts = "no_contact"
    life.rose.save()
    page = evening.client.get(evening.address()).content.decode()
    assert 'name="kept"' not in page
    assert 'name="told"' not in page


def test_what_a_colleague_ended_meanwhile_stays_as_she_ended_it(evening, promised, answered):
    form = ticked(evening, promised, answered)
    promised.status, promised.done_month, promised.close_reason = "closed", "2026-09", "It closed"
    promised.save()
    answered.status, answered.told_month, answered.told_on = "told", "2026-09", THE_DAY
    answered.told_by = Told.CALL
    answered.save()
    assert evening.save(form).status_code == 302
    assert FollowUp.objects.get(pk=promised.pk).close_reason == "It closed"
    assert Question.objects.get(pk=answered.pk).told_by == Told.CALL


def test_a_tick_that_cannot_be_saved_comes_back_ticked(evening, promised, answered):
    refused = evening.save(ticked(evening, promised, answered, headcount="0", back_on="2020-01-01"))
    assert refused_at(refused) == {"back_on"}
    assert not Visit.objects.filter(outing=evening.life.trip, venue=evening.life.salon).exists()
    again = " ".join(refused.content.decode().split())
    assert f'value="{promised.pk}" data-key="Q" checked' in again
    assert f'value="{answered.pk}" data-key="R" checked' in again


def test_the_form_takes_the_same_queries_however_much_is_due(evening, life, promised, answered):
    promise(THE_DAY, who=life.rose)
    few = queries_for(evening.client, evening.address())
    for _ in range(3):
        promise(THE_DAY, who=life.rose)
        facts = {"status": QuestionStatus.ANSWERED, "answer": "It passes", "answered_on": THE_DAY}
        question("And now?", BEFORE, who=person("Anna", at=life.salon), **facts)
    assert queries_for(evening.client, evening.address()) == few
