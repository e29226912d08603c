"""Asking for consent: spoken with a script, purpose by purpose."""

from datetime import timedelta

import pytest

from core.refusals import NotPossible
from outreach.records.people import add_person_met
from people.actions import add_person, write_person
from people.consent import may_have_a_record
from people.models import Consent, Person, Purpose
from tests.life import alerts_of, in_this_order, refused_at, today, words_of


def said(**answers):
    return {"on": today(), "asked_by": "birch", "language": "en", "version": "1", **answers}


def now(person):
    return Person.objects.get(pk=person.pk)


def test_the_script_is_read_aloud_before_her_answers(life, worker):
    text = words_of(worker.get(f"/people/{life.xiang.pk}/consent/"))
    assert in_this_order(text, "Read aloud", "May we keep a record of you?", "Version 1", "keep a record", "Save")


def test_only_who_goes_out_can_have_asked_her(life, worker, staff):
    page = worker.get(f"/people/{life.xiang.pk}/consent/")
    asked_by = {name for name, _ in page.context["form"].fields["asked_by"].choices}
    assert {"amber", "birch"} <= asked_by
    assert not asked_by & {staff[role].username for role in ("adviser", "funder", "administrator")}


def test_her_answers_are_kept_with_day_who_asked_and_the_script(life, worker, actions_of):
    sent = said(keep_record="True", call="False", asked_by="amber", on=today() - timedelta(days=2))
    assert worker.post(f"/people/{life.xiang.pk}/consent/", sent)["Location"] == f"/people/{life.xiang.pk}/"
    assert now(life.xiang).consents == (
        Consent(Purpose.KEEP_RECORD, True, today() - timedelta(days=2), "amber", "en 1"),
        Consent(Purpose.CALL, False, today() - timedelta(days=2), "amber", "en 1"),
    )
    assert actions_of(life.xiang.pk) == ["asked for consent"]


def test_what_was_not_asked_stays_and_a_new_word_replaces_the_old(life, worker):
    worker.post(f"/people/{life.xiang.pk}/consent/", said(keep_record="True", count="False"))
    worker.post(f"/people/{life.xiang.pk}/consent/", said(count="True"))
    agreed = {consent.purpose: consent.agreed for consent in now(life.xiang).consents}
    assert agreed == {Purpose.KEEP_RECORD: True, Purpose.COUNT: True}
    assert len(now(life.xiang).consents) == 2


def test_saving_without_any_answer_says_so_and_keeps_the_day_that_was_typed(life, worker):
    day = today() - timedelta(days=3)
    page = worker.post(f"/people/{life.xiang.pk}/consent/", said(on=day))
    assert alerts_of(page) == ["bad"]
    assert f'value="{day}"' in page.content.decode()
    assert now(life.xiang).consents == ()


def test_a_day_that_has_not_come_is_not_taken(life, worker):
    page = worker.post(f"/people/{life.xiang.pk}/consent/", said(call="True", on=today() + timedelta(days=1)))
    assert refused_at(page) == {"on"}
    assert now(life.xiang).consents == ()


def test_her_last_word_stands_beside_each_purpose(life, worker):
    life.xiang.consents = [Consent(Purpose.CALL, False, today(), "birch")]
    life.xiang.save()
    text = words_of(worker.get(f"/people/{life.xiang.pk}/consent/"))
    assert in_this_order(text, "keep a record", "not yet asked", "call me", "said no on", "count me", "not yet asked")


def test_afterwards_one_is_where_one_came_from(life, worker):
    there = f"/visits/{life.stop.pk}/"
    page = worker.get(f"/people/{life.xiang.pk}/consent/?next={there}").content.decode()
    assert f'value="{there}"' in page
    assert worker.post(f"/people/{life.xiang.pk}/consent/", said(call="True", next=there))["Location"] == there
    elsewhere = said(call="True", next="https://example.org/")
    assert worker.post(f"/people/{life.xiang.pk}/consent/", elsewhere)["Location"] == "/"


def test_a_no_to_a_record_leads_to_forgetting(life, worker):
    answer = worker.post(f"/people/{life.xiang.pk}/consent/", said(keep_record="False"))
    assert answer["Location"] == f"/people/{life.xiang.pk}/forget/"
    assert "She said no to a record being kept." in words_of(worker.get(answer["Location"]))
    assert "forget her this evening" in words_of(worker.get(f"/people/{life.xiang.pk}/"))


def test_who_was_not_asked_stands_out_in_the_list_until_she_is(life, worker):
    life.rose.consents = [Consent(Purpose.KEEP_RECORD, True, today())]
    life.rose.save()
    text = words_of(worker.get("/people/"))
    assert text.count("not yet asked") == 1
    assert in_this_order(text, "Rosalind", "阿香 kettle", "not yet asked") or in_this_order(
        text, "阿香 kettle", "not yet asked", "Rosalind"
    )


@pytest.mark.parametrize("age_band", ["0-17", "17", "minor"])
def test_no_action_makes_a_record_of_somebody_under_18(life, opened, age_band):
    with pytest.raises(NotPossible, match="Nobody under 18"):
        add_person(values={"nickname": "Wren", "age_band": age_band}, asked_on=today(), by=opened)
    with pytest.raises(NotPossible, match="Nobody under 18"):
        add_person_met(venue=life.salon, day=today(), nickname="Wren", symbol="", age_band=age_band, by=opened)
    with pytest.raises(NotPossible, match="Nobody under 18"):
        write_person(person=life.rose, values={"age_band": age_band}, by=opened)
    assert Person.objects.count() == 2
    assert now(life.rose).age_band == ""


@pytest.mark.parametrize(
    ("age_band", "agreed", "may"),
    [
        ("", True, True),
        ("25-34", True, True),
        ("45+", True, True),
        ("18", True, True),
        ("16-19", True, True),
        ("25-34", False, False),
        ("25-34", None, False),
        ("0-17", True, False),
        ("17", True, False),
        ("minor", True, False),
    ],
)
def test_nobody_under_18_and_nobody_who_did_not_agree_has_a_record(age_band, agreed, may):
    assert may_have_a_record(age_band, agreed) is may
