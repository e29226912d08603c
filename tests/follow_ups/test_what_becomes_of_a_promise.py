"""Made, changed, kept, closed and opened again: each once, each in the trail."""

from datetime import date

import pytest

from core.months import Month
from core.refusals import NotPossible
from outreach.follow_ups.actions import (
    FollowUpFacts,
    add_follow_up,
    change_follow_up,
    close_follow_up,
    keep_follow_up,
    reopen_follow_up,
)
from outreach.models import FollowUp, Reason
from outreach.models.follow_ups import FollowUpStatus, Kept
from people.models import Whereabouts
from tests.life import entry
from vault.sealed import ChangedMeanwhile, version_of

DAY = date(2026, 9, 21)


def facts(life, **others):
    about = {"venue_id": life.salon.pk, "person_id": life.rose.pk, "reason_id": entry(Reason, "hear_more").pk}
    return FollowUpFacts(**{"due_on": date(2026, 10, 1), "made_on": DAY, "note": "Bring booklets", **about, **others})


def now(follow_up):
    return FollowUp.objects.get(pk=follow_up.pk)


def test_a_promise_is_written_down_with_all_that_was_said(life, staff, opened, actions_of):
    said = facts(life, staff_id=staff["worker"].pk)
    row = now(add_follow_up(facts=said, by=opened))
    assert (row.venue_id, row.person_id, row.reason_id, row.staff_id) == (
        life.salon.pk,
        life.rose.pk,
        said.reason_id,
        staff["worker"].pk,
    )
    assert (row.made_month, row.due_month, row.made_on, row.due_on) == (
        Month(2026, 9),
        Month(2026, 10),
        DAY,
        date(2026, 10, 1),
    )
    assert (row.note, row.status, row.done_month) == ("Bring booklets", FollowUpStatus.OPEN, None)
    assert actions_of(row.pk) == ["promised to come back"]


def test_the_same_promise_twice_is_one_and_another_day_is_another(life, opened):
    first, again = (add_follow_up(facts=facts(life), by=opened) for _time in range(2))
    assert first == again
    assert add_follow_up(facts=facts(life, due_on=date(2026, 10, 2)), by=opened) != first
    keep_follow_up(follow_up=first, on=DAY, how=Kept.CALL, by=opened)
    assert add_follow_up(facts=facts(life), by=opened) != first


@pytest.mark.parametrize("whereabouts", [each for each in Whereabouts if each is not Whereabouts.HERE])
def test_nothing_is_promised_to_somebody_out_of_reach(life, opened, whereabouts):
    life.rose.whereabouts = whereabouts
    life.rose.save()
    with pytest.raises(NotPossible, match=str(whereabouts.label)):
        add_follow_up(facts=facts(life), by=opened)
    assert FollowUp.objects.count() == 1


def test_a_kept_promise_says_when_and_how(life, opened, actions_of):
    keep_follow_up(follow_up=life.promise, on=DAY, how=Kept.CALL, by=opened)
    row = now(life.promise)
    assert (row.status, row.done_on, row.done_month, row.kept_by) == ("kept", DAY, Month(2026, 9), Kept.CALL)
    assert actions_of(row.pk) == ["kept a promise"]


def test_a_closed_promise_says_when_and_why(life, opened, actions_of):
    close_follow_up(follow_up=life.promise, reason="The place is empty", on=DAY, by=opened)
    row = now(life.promise)
    assert (row.status, row.done_on, row.done_month) == ("closed", DAY, Month(2026, 9))
    assert (row.close_reason, row.kept_by) == ("The place is empty", None)
    assert actions_of(row.pk) == ["closed a promise"]


def test_what_a_colleague_did_first_stays(life, opened, actions_of):
    keep_follow_up(follow_up=life.promise, on=DAY, how=Kept.VISIT, by=opened)
    keep_follow_up(follow_up=life.promise, on=date(2026, 9, 30), how=Kept.CALL, by=opened)
    close_follow_up(follow_up=life.promise, reason="Nobody came", on=date(2026, 9, 30), by=opened)
    row = now(life.promise)
    assert (row.status, row.done_on, row.kept_by, row.close_reason) == ("kept", DAY, Kept.VISIT, "")
    assert actions_of(row.pk) == ["kept a promise"]


@pytest.mark.parametrize("how", ["kept", "closed"])
def test_a_promise_opened_again_is_as_if_nobody_had_kept_or_closed_it(life, opened, actions_of, how):
    if how == "kept":
        keep_follow_up(follow_up=life.promise, on=DAY, how=Kept.WORD, by=opened)
    else:
        close_follow_up(follow_up=life.promise, reason="A slip", on=DAY, by=opened)
    for _time in range(2):
        reopen_follow_up(follow_up=life.promise, by=opened)
    row = now(life.promise)
    assert (row.status, row.done_on, row.done_month, row.kept_by, row.close_reason) == ("open", None, None, None, "")
    assert row.due_on == date(2026, 9, 20)
    assert actions_of(row.pk)[1:] == ["opened a promise again"]


def test_a_changed_promise_moves_its_month_too_and_past_days_are_days(life, opened, actions_of):
    values = {"due_on": date(2026, 8, 1), "reason_id": None, "staff_id": opened.pk, "note": "She asked again"}
    for _time in range(2):
        change_follow_up(follow_up=life.promise, values=values, seen=version_of(life.promise), by=opened)
    row = now(life.promise)
    assert {name: getattr(row, name) for name in values} == values
    assert row.due_month == Month(2026, 8)
    assert actions_of(row.pk) == ["changed a promise"]


def test_what_a_colleague_changed_meanwhile_is_not_written_over(life, opened):
    seen = version_of(life.promise)
    keep_follow_up(follow_up=now(life.promise), on=DAY, how=Kept.VISIT, by=opened)
    values = {"due_on": DAY, "reason_id": None, "staff_id": None, "note": ""}
    with pytest.raises(ChangedMeanwhile):
        change_follow_up(follow_up=life.promise, values=values, seen=seen, by=opened)
    assert now(life.promise).due_on == date(2026, 9, 20)
