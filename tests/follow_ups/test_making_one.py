"""A promise made by hand: looked up, written down, changed."""

from datetime import date, timedelta

import pytest

from core.months import Month
from outreach.follow_ups.shown import why_out_of_reach
from outreach.models import FollowUp, Reason
from outreach.models.outings import State
from people.models import Whereabouts
from tests.life import (
    alerts_of,
    district,
    entry,
    outing,
    person,
    queries_for,
    refused_at,
    rows_of,
    today,
    venue,
    words_of,
    works_at,
)
from vault.sealed import version_of


def made(life):
    return [row for row in FollowUp.objects.opened() if row.pk != life.promise.pk]


def typed(reason="hear_more", **others):
    return {"reason_id": str(entry(Reason, reason).pk), "made_on": today().isoformat(), **others}


@pytest.mark.parametrize(("words", "leads_to"), [("V002", "venue"), ("ax", "person"), ("kettle", "person")])
def test_whoever_it_is_for_is_looked_up_by_what_was_posted(life, worker, words, leads_to):
    about = life.salon if leads_to == "venue" else life.xiang
    page = worker.post("/follow-ups/new/", {"words": words}).content.decode()
    assert f"/follow-ups/new/{leads_to}/{about.pk}/" in page
    assert alerts_of(worker.post("/follow-ups/new/", {"words": "nobody at all"})) == ["warn"]


def test_a_promise_to_a_venue_for_somebody_there(life, staff, worker, actions_of):
    day = today() + timedelta(3)
    said = typed(due_on=day.isoformat(), about=str(life.rose.pk), staff_id=str(staff["worker"].pk), note="Booklets")
    answer = worker.post(f"/follow-ups/new/venue/{life.salon.pk}/", said)
    assert answer.url == f"/venues/{life.salon.pk}/"
    (row,) = made(life)
    assert (row.venue_id, row.person_id, row.staff_id) == (life.salon.pk, life.rose.pk, staff["worker"].pk)
    assert (row.due_on, row.due_month, row.made_on, row.note) == (day, Month.of(day), today(), "Booklets")
    assert actions_of(row.pk) == ["promised to come back"]


def test_where_she_works_stands_there_already(life, worker):
    page = worker.get(f"/follow-ups/new/person/{life.xiang.pk}/").content.decode()
    assert f'<option value="{life.parlour.pk}" selected>' in page
    works_at(life.xiang, life.salon)
    page = worker.get(f"/follow-ups/new/person/{life.xiang.pk}/").content.decode()
    assert f'<option value="{life.parlour.pk}">' in page
    assert f'<option value="{life.salon.pk}">' in page


@pytest.mark.parametrize("reason", ["hear_more", "explain_again", "not_let_in"])
def test_an_empty_day_is_the_one_that_was_suggested(life, worker, reason):
    outing(life.two, today() + timedelta(45), state=State.PLANNED)
    page = worker.get(f"/follow-ups/new/venue/{life.salon.pk}/").content.decode()
    worker.post(f"/follow-ups/new/venue/{life.salon.pk}/", typed(reason))
    (row,) = made(life)
    assert f'<option value="{row.reason_id}" data-day="{row.due_on.isoformat()}">' in page
    if reason == "hear_more":
        assert row.due_on == today() + timedelta(7)
    if reason == "explain_again":
        assert row.due_on == today() + timedelta(45)


def test_a_day_that_has_passed_may_be_entered_but_nothing_was_promised_tomorrow(life, worker):
    address = f"/follow-ups/new/person/{life.rose.pk}/"
    tomorrow = (today() + timedelta(1)).isoformat()
    answer = worker.post(address, typed(due_on="2025-03-01", made_on=tomorrow))
    assert refused_at(answer) == {"made_on"}
    assert "2025-03-01" in answer.content.decode()
    worker.post(address, typed(due_on="2025-03-01", made_on="2025-02-01"))
    (row,) = made(life)
    assert (row.due_month, row.made_month) == (Month(2025, 3), Month(2025, 2))


@pytest.mark.parametrize("whereabouts", [each for each in Whereabouts if each != Whereabouts.HERE])
def test_somebody_out_of_reach_is_refused_with_the_reason(life, worker, whereabouts):
    life.rose.whereabouts = whereabouts
    life.rose.save()
    address = f"/follow-ups/new/person/{life.rose.pk}/"
    for answer in (worker.get(address), worker.post(address, typed())):
        assert alerts_of(answer) == ["bad"]
        assert str(why_out_of_reach(life.rose)) in words_of(answer)
        assert 'name="due_on"' not in answer.content.decode()
    assert made(life) == []
    assert address not in worker.get(f"/people/{life.rose.pk}/").content.decode()
    assert f'value="{life.rose.pk}"' not in worker.get(f"/follow-ups/new/venue/{life.salon.pk}/").content.decode()


def test_both_records_lead_to_a_new_promise(life, worker):
    assert f"/follow-ups/new/venue/{life.salon.pk}/" in worker.get(f"/venues/{life.salon.pk}/").content.decode()
    assert f"/follow-ups/new/person/{life.rose.pk}/" in worker.get(f"/people/{life.rose.pk}/").content.decode()


def test_whoever_opens_the_form_has_read_the_record(life, worker, actions_of):
    worker.get(f"/follow-ups/new/venue/{life.salon.pk}/")
    worker.get(f"/follow-ups/new/person/{life.rose.pk}/")
    worker.get(f"/follow-ups/{life.promise.pk}/change/")
    for row in (life.salon, life.rose, life.promise):
        assert actions_of(row.pk) == ["read a record"]


def changed(life, **others):
    row = FollowUp.objects.get(pk=life.promise.pk)
    return {"reason_id": str(row.reason_id), "due_on": "2026-09-20", "seen": version_of(row), **others}


def test_a_promise_is_changed(life, worker, actions_of):
    address = f"/follow-ups/{life.promise.pk}/change/"
    assert 'value="2026-09-20"' in worker.get(address).content.decode()
    worker.post(address, changed(life, due_on="2026-10-02", note="She asked for October"))
    row = FollowUp.objects.get(pk=life.promise.pk)
    assert (row.due_on, row.due_month, row.note) == (date(2026, 10, 2), Month(2026, 10), "She asked for October")
    assert actions_of(life.promise.pk)[-1] == "changed a promise"


def test_a_promise_is_not_left_without_a_day(life, worker):
    answer = worker.post(f"/follow-ups/{life.promise.pk}/change/", changed(life, due_on=""))
    assert refused_at(answer) == {"due_on"}
    assert FollowUp.objects.get(pk=life.promise.pk).due_on == date(2026, 9, 20)


def test_what_a_colleague_saved_meanwhile_stands_beside_what_was_typed(life, worker):
    address, mine = f"/follow-ups/{life.promise.pk}/change/", changed(life, note="Mine")
    worker.post(address, changed(life, note="Hers"))
    answer = worker.post(address, mine)
    assert alerts_of(answer)[-1] == "warn"
    assert ("Hers", "Mine") in [row[1:] for row in rows_of(answer)]
    assert FollowUp.objects.get(pk=life.promise.pk).note == "Hers"


def test_a_reason_that_was_retired_stays_and_is_offered_to_nobody_else(life, worker):
    reason = entry(Reason, "check_up")
    reason.retired = True
    reason.save()
    assert f'value="{reason.pk}"' in worker.get(f"/follow-ups/{life.promise.pk}/change/").content.decode()
    assert f'value="{reason.pk}"' not in worker.get(f"/follow-ups/new/venue/{life.salon.pk}/").content.decode()


def test_many_who_work_there_take_as_many_queries_as_one(life, worker):
    address = f"/follow-ups/new/venue/{life.salon.pk}/"
    one = queries_for(worker, address)
    for name in ("Wren", "Lark"):
        person(name, at=life.salon)
    venue(district("District 5"), "V055", "Osprey")
    assert queries_for(worker, address) == one
