"""The lists of promises: to keep, by whom, in which district; those that cannot be kept; what became of the others."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.actions import leave
from core.months import Month
from outreach.follow_ups.shown import Urgency, promises
from outreach.forgetting.actions import forget_person
from outreach.models.follow_ups import FollowUpStatus, Kept
from people.models import Consent, Purpose, Whereabouts
from tests.life import follow_up, in_this_order, person, queries_for, today, words_of

MONDAY = date(2026, 9, 14)  # the small life's promise is due on the Sunday of that week


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        (date(2026, 9, 13), Urgency.LATER),
        (MONDAY, Urgency.THIS_WEEK),
        (date(2026, 9, 20), Urgency.THIS_WEEK),
        (date(2026, 9, 21), Urgency.OVERDUE),
    ],
)
def test_a_promise_is_for_later_then_for_this_week_then_overdue(life, opened, day, urgency):
    (line,) = promises([life.promise], reader=opened, today=day)
    assert line.urgency(day) == urgency


def test_overdue_stands_first_under_its_own_heading(life, worker):
    follow_up(today() + timedelta(30), where=life.salon, note="Bring booklets")
    follow_up(today(), who=life.rose)
    text = words_of(worker.get("/follow-ups/"))
    assert in_this_order(text, "Overdue", "阿香 kettle", "Due this week", "Rosalind", "Later", "Bring booklets")


def test_nothing_overdue_takes_no_heading(life, worker):
    life.promise.due_on = today()
    life.promise.save()
    assert "Overdue" not in words_of(worker.get("/follow-ups/"))


def test_a_list_by_district_shows_its_venues_and_who_works_there_without_one(life, worker):
    follow_up(today(), who=life.rose, note="At no venue")
    follow_up(today(), where=life.salon, note="At the salon")
    follow_up(today(), who=person("Wren"), note="Nobody knows where")
    there = words_of(worker.get(f"/follow-ups/?district={life.two.pk}"))
    assert [note in there for note in ("At no venue", "At the salon", "Nobody knows where")] == [True, True, False]
    assert 'class="promise"' not in worker.get(f"/follow-ups/?district={life.ten.pk}").content.decode()
    assert "Nobody knows where" in words_of(worker.get("/follow-ups/"))


def test_mine_nobodys_and_a_colleagues_are_three_lists(life, staff, worker):
    follow_up(today(), where=life.salon, staff_id=staff["worker"].pk, note="Birch keeps")
    follow_up(today(), where=life.salon, staff_id=staff["coordinator"].pk, note="Amber keeps")
    colleague = f"of/{staff['coordinator'].pk}"
    shown = {view: words_of(worker.get(f"/follow-ups/{view}/")) for view in ("mine", "nobodys", colleague)}
    found = {view: [note in text for note in ("Birch keeps", "Amber keeps", "阿香")] for view, text in shown.items()}
    assert found == {
        "mine": [True, False, False],
        "nobodys": [False, False, True],
        colleague: [False, True, False],
    }


def test_what_a_leaver_would_have_kept_is_nobodys(life, staff, worker, opened):
    follow_up(today(), where=life.salon, staff_id=staff["administrator"].pk)
    assert "V002" not in words_of(worker.get("/follow-ups/nobodys/"))
    leave(user=staff["administrator"], by=opened)
    assert "V002" in words_of(worker.get("/follow-ups/nobodys/"))


@pytest.mark.parametrize(
    ("whereabouts", "why"),
    [
        (Whereabouts.MOVED_AWAY, "she moved away"),
        (Whereabouts.STOPPED, "she stopped this work"),
        (Whereabouts.DIED, "she died"),
        (Whereabouts.NO_CONTACT, "she wants no contact"),
    ],
)
def test_for_somebody_out_of_reach_it_stands_apart_and_nobody_is_asked_to_ring(life, worker, whereabouts, why):
    life.xiang.whereabouts, life.xiang.may_call = whereabouts, True
    life.xiang.save()
    assert "阿香" not in words_of(worker.get("/follow-ups/"))
    apart = worker.get("/follow-ups/out-of-reach/")
    assert f"cannot be kept: {why}" in words_of(apart)
    alone = worker.get(f"/follow-ups/{life.promise.pk}/")
    assert f"cannot be kept: {why}" in words_of(alone)
    assert [life.xiang.phone in page.content.decode() for page in (apart, alone)] == [False, False]
    assert 'name="how"' not in apart.content.decode()


def test_a_promise_at_a_place_that_is_gone_stands_apart_unless_it_is_for_somebody(life, worker):
    follow_up(today(), where=life.salon, note="The place itself")
    life.salon.close(today())
    life.salon.save()
    life.parlour.close(today())
    life.parlour.save()
    assert in_this_order(words_of(worker.get("/follow-ups/out-of-reach/")), "The place itself", "the place is gone")
    assert "阿香 kettle" in words_of(worker.get("/follow-ups/"))


@pytest.mark.parametrize(
    ("may_call", "said_no", "warned"),
    [(True, False, False), (True, True, True), (False, False, True), (None, False, True)],
)
def test_who_may_not_be_called_is_told_on_a_visit(life, worker, may_call, said_no, warned):
    life.xiang.may_call = may_call
    life.xiang.consents = [Consent(Purpose.CALL, agreed=False, on=MONDAY)] if said_no else []
    life.xiang.save()
    page = worker.get("/follow-ups/")
    assert ('class="promise-warning"' in page.content.decode()) is warned
    assert ('value="call"' in page.content.decode()) is not warned
    alone = worker.get(f"/follow-ups/{life.promise.pk}/").content.decode()
    assert (life.xiang.phone in alone) is not warned


def test_what_was_kept_or_closed_is_read_the_latest_first(life, worker):
    for day, status, note in ((3, "kept", "Earlier"), (9, "closed", "Latest"), (5, "kept", "Later")):
        done = date(2026, 9, day)
        ended = {"status": FollowUpStatus(status), "done_on": done, "done_month": Month.of(done)}
        ended |= {"kept_by": Kept.CALL} if status == "kept" else {"close_reason": "She asked us not to"}
        follow_up(date(2026, 9, 1), where=life.salon, note=note, **ended)
    text = words_of(worker.get("/follow-ups/done/"))
    assert in_this_order(text, "Latest", "closed 9 Sep 2026 · She asked us not to", "Later", "Earlier", "by a call")
    assert "阿香" not in text


def test_a_promise_to_somebody_forgotten_is_shown_to_nobody(life, worker, opened):
    forget_person(person=life.xiang, by=opened, now=timezone.now())
    assert "V010" not in words_of(worker.get("/follow-ups/"))
    assert worker.get(f"/follow-ups/{life.promise.pk}/").status_code == 404


@pytest.mark.parametrize("view", ["", "mine/", "nobodys/", "out-of-reach/", "done/"])
def test_three_promises_take_as_many_queries_as_one(life, staff, worker, view):
    away = person("Wren", whereabouts=Whereabouts.MOVED_AWAY)
    done = {"status": FollowUpStatus.KEPT, "done_on": MONDAY, "done_month": Month.of(MONDAY)}
    mine = {"staff_id": staff["worker"].pk}

    def one_of_each(day):
        follow_up(day, who=life.rose, where=life.salon)
        follow_up(day, who=life.rose, where=life.salon, **mine)
        follow_up(day, who=away, where=life.parlour)
        follow_up(day, who=life.xiang, where=life.parlour, **done)

    one_of_each(date(2026, 10, 1))
    before = queries_for(worker, f"/follow-ups/{view}")
    for day in (2, 3):
        one_of_each(date(2026, 10, day))
    assert queries_for(worker, f"/follow-ups/{view}") == before


def test_a_long_list_comes_in_parts_and_keeps_its_district(life, worker):
    for day in range(1, 27):
        follow_up(date(2026, 9, day), where=life.salon)
    first = worker.get(f"/follow-ups/?district={life.two.pk}").content.decode()
    assert first.count('class="promise"') == 25
    assert f"?district={life.two.pk}&amp;page=2" in first
    assert worker.get(f"/follow-ups/?district={life.two.pk}&page=2").content.decode().count('class="promise"') == 2
