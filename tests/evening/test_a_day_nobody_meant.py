"""A day nobody meant is refused beside its field; what comes past the forms stops at the action."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.refusals import NotPossible
from outreach.evening.actions.outings import OutingFacts, change_outing, start_outing
from outreach.follow_ups.actions import FollowUpFacts, add_follow_up, change_follow_up
from outreach.models import Draft, FollowUp, Outing, Question, Reason, Visit
from outreach.questions.actions import close_question
from tests.evening.forms import fields_of
from tests.life import alerts_of, entry, question, today, words_of
from vault.sealed import version_of

NEVER = [date(26, 8, 1), date(1989, 12, 31), date(9999, 12, 31)]
OPEN = {"reason_id": None, "staff_id": None, "note": ""}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(26, 8, 1), "This day lies before 1990: look at the year."),
        (date(1989, 12, 31), "This day lies before 1990: look at the year."),
        (date(9999, 12, 31), "This day has not come yet."),
        (today() + timedelta(days=1), "This day has not come yet."),
    ],
)
def test_an_outing_of_a_day_nobody_meant_is_not_written_and_the_form_says_why(worker, life, day, words):
    form = {**fields_of(worker.get("/outings/new/")), "district": str(life.ten.pk), "date": day.isoformat()}
    answer = worker.post("/outings/new/", form)
    assert words in words_of(answer)
    assert fields_of(answer)["date"] == [day.isoformat()]
    assert Outing.objects.get() == life.trip


def test_a_draft_with_such_a_day_opens_with_it_and_is_refused_when_it_is_sent(worker, life, staff):
    typed = {"district": [str(life.ten.pk)], "date": ["0026-08-01"], "way": ["on_foot"]}
    kept = {"form": "/outings/new/", "page": "/outings/new/", "label": "An outing", "typed": json.dumps(typed)}
    assert worker.post("/drafts/", {**kept, "writer": staff["worker"].pk}).status_code == 204
    form = fields_of(worker.get("/outings/new/"))
    assert form["date"] == ["0026-08-01"]
    assert "before 1990" in words_of(worker.post("/outings/new/", form))
    assert (Outing.objects.count(), Draft.objects.count()) == (1, 1)


@pytest.mark.parametrize("day", NEVER)
def test_no_action_writes_an_outing_of_such_a_day(life, opened, day):
    facts = OutingFacts(district=life.ten, date=day)
    with pytest.raises(NotPossible, match="look at the year"):
        start_outing(facts=facts, by=opened)
    with pytest.raises(NotPossible, match="look at the year"):
        change_outing(outing=life.trip, facts=facts, seen=version_of(life.trip), by=opened)
    assert Outing.objects.get().date == date(2026, 9, 5)


@pytest.mark.parametrize("day", NEVER)
def test_no_action_promises_for_such_a_day(life, opened, day):
    facts = FollowUpFacts(due_on=date(2026, 9, 9), made_on=date(2026, 9, 5), venue_id=life.salon.pk)
    for wrong in (replace(facts, due_on=day), replace(facts, made_on=day)):
        with pytest.raises(NotPossible, match="look at the year"):
            add_follow_up(facts=wrong, by=opened)
    with pytest.raises(NotPossible, match="look at the year"):
        change_follow_up(follow_up=life.promise, values={**OPEN, "due_on": day}, by=opened)
    assert FollowUp.objects.get().due_on == date(2026, 9, 20)


def test_nothing_is_written_at_a_stop_of_such_an_outing_until_its_day_is_corrected(evening, life):
    Outing.objects.update(date=date(26, 8, 1))
    answer = evening.save(evening.form(outcome="reached", headcount="3", back_reason=str(entry(Reason, "busy").pk)))
    assert alerts_of(answer) == ["bad"]
    assert (Visit.objects.get(), FollowUp.objects.get()) == (life.stop, life.promise)
    Outing.objects.update(date=date(2026, 8, 1))
    assert evening.save(evening.form(outcome="reached", headcount="3")).status_code == 302


def test_a_question_asked_on_such_a_day_can_be_closed(life, opened):
    asked = question("Is it safe?", date(9999, 12, 31), who=life.xiang)
    close_question(question=asked, reason="Written down wrongly", on=today(), by=opened)
    assert Question.objects.get(pk=asked.pk).status == "closed"
    ahead = question("Is it so?", today() + timedelta(days=1), who=life.xiang)
    with pytest.raises(NotPossible, match="She asked after this day"):
        close_question(question=ahead, reason="Written down wrongly", on=today(), by=opened)
