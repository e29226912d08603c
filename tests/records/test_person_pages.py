"""Making and changing a person's record, through the pages."""

from datetime import date

import pytest

from outreach.models import WorksAt
from people.models import Person, Purpose, Whereabouts
from tests.life import alerts_of, in_this_order, offers_of, refused_at, rows_of, today
from tests.people.codes import is_code
from tests.records.test_venue_pages import seen_in


@pytest.fixture
def typed(life):
    return {
        "adult": "True",
        "agreed": "True",
        "venue": str(life.parlour.pk),
        "asked_on": "2026-10-02",
        "nickname": "Lotus",
        "symbol": "kite",
        "age_band": "25-34",
        "may_call": "False",
        "safe_contact": "after ten",
    }


def called(nickname):
    return [person for person in Person.objects.opened() if person.nickname == nickname]


def test_a_record_is_made_with_her_yes_and_where_she_works(worker, typed, life, actions_of):
    answer = worker.post("/people/new/", typed)
    (lotus,) = called("Lotus")
    assert answer["Location"] == f"/people/{lotus.pk}/"
    assert is_code(lotus.code)
    assert (lotus.symbol, lotus.age_band, lotus.may_call, lotus.safe_contact) == ("kite", "25-34", False, "after ten")
    (consent,) = lotus.consents
    assert (consent.purpose, consent.agreed, consent.on) == (Purpose.KEEP_RECORD, True, date(2026, 10, 2))
    assert consent.asked_by == "birch"
    (period,) = WorksAt.objects.opened().of(lotus.pk)
    assert (period.venue_id, period.since, period.until) == (life.parlour.pk, date(2026, 10, 2), None)
    assert actions_of(lotus.pk) == ["made a record"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"adult": "False"},
        {"adult": ""},
        {"agreed": "False"},
        {"agreed": ""},
        {"symbol": "Kettle"},
        {"register_number": "p0007"},
        {"age_band": "0-17"},
        {"nickname": ""},
        {"asked_on": "2126-01-01"},
    ],
)
def test_no_record_is_made_that_may_not_be_and_nothing_typed_is_lost(worker, typed, wrong):
    answer = worker.post("/people/new/", {**typed, **wrong})
    assert refused_at(answer) == set(wrong)
    assert 'value="after ten"' in answer.content.decode()
    assert Person.objects.count() == 2
    assert WorksAt.objects.count() == 2


def test_the_first_thing_asked_is_her_age_and_her_yes(worker, life):
    page = worker.get("/people/new/").content.decode()
    assert in_this_order(page, 'name="adult"', 'name="agreed"', 'name="nickname"')


def test_who_may_be_the_same_person_is_shown_first(worker, typed, life):
    alike = {**typed, "nickname": "阿 想"}
    answer = worker.post("/people/new/", alike)
    assert alerts_of(answer) == ["warn"]
    assert f"/people/{life.xiang.pk}/" in offers_of(answer)
    assert Person.objects.count() == 2
    worker.post("/people/new/", {**alike, "another": "yes"})
    assert Person.objects.count() == 3
    assert worker.post("/people/new/", {**alike, "venue": str(life.salon.pk), "symbol": ""}).status_code == 302


def test_a_record_is_changed_and_a_colleagues_words_are_not_overwritten(worker, life):
    address = f"/people/{life.xiang.pk}/edit/"
    seen = seen_in(worker.get(address))
    colleague = Person.objects.get(pk=life.xiang.pk)
    colleague.phone, colleague.may_call = "10099999999", True
    colleague.save()
    mine = {"nickname": "阿香", "symbol": "kettle", "phone": "10012345678", "remarks": "likes tea", "seen": seen}
    answer = worker.post(address, mine)
    assert alerts_of(answer) == ["warn"]
    differing = [row[1:] for row in rows_of(answer)]
    assert ("10099999999", "10012345678") in differing
    assert ("yes", "not known") in differing
    assert "likes tea" in answer.content.decode()
    assert Person.objects.get(pk=life.xiang.pk).phone == "10099999999"
    worker.post(address, {**mine, "phone": "10099999999", "may_call": "True", "seen": seen_in(answer)})
    now = Person.objects.get(pk=life.xiang.pk)
    assert (now.phone, now.may_call, now.remarks) == ("10099999999", True, "likes tea")
    assert (now.code, now.consents) == (life.xiang.code, ())


def test_a_symbol_that_is_taken_at_her_venue_is_refused_when_her_record_is_changed(worker, life):
    WorksAt.objects.create(person_id=life.rose.pk, venue_id=life.parlour.pk)
    address = f"/people/{life.rose.pk}/edit/"
    answer = worker.post(address, {"nickname": "Rosalind", "symbol": "KETTLE", "seen": seen_in(worker.get(address))})
    assert refused_at(answer) == {"symbol"}
    assert Person.objects.get(pk=life.rose.pk).symbol == ""
    own = f"/people/{life.xiang.pk}/edit/"
    worker.post(own, {"nickname": "阿香", "symbol": "Kettle", "seen": seen_in(worker.get(own))})
    assert Person.objects.get(pk=life.xiang.pk).symbol == "Kettle"


def test_every_free_text_about_her_says_that_she_may_hear_it(worker, life):
    for address in ("/people/new/", f"/people/{life.xiang.pk}/edit/", f"/venues/{life.parlour.pk}/edit/"):
        page = worker.get(address).content.decode()
        before = page[: page.index('name="remarks"')]
        assert "She may hear what you write." in before[before.rindex('name="') :]


def test_she_moves_to_another_venue_and_comes_back(worker, life):
    address = f"/people/{life.rose.pk}/moves/"
    worker.post(address, {"venue": str(life.parlour.pk), "on": "2026-10-02"})
    latest, before = WorksAt.objects.opened().of(life.rose.pk)
    assert (latest.venue_id, latest.since, latest.until) == (life.parlour.pk, date(2026, 10, 2), None)
    assert (before.venue_id, before.until) == (life.salon.pk, date(2026, 10, 2))
    worker.post(address, {"venue": str(life.salon.pk), "on": "2026-10-05", "stays": "on"})
    assert {row.venue_id for row in WorksAt.objects.opened().of(life.rose.pk).now()} == {life.parlour.pk, life.salon.pk}
    worker.post(address, {"venue": "", "on": "2026-10-06"})
    assert WorksAt.objects.opened().of(life.rose.pk).now() == []


@pytest.mark.parametrize("whereabouts", Whereabouts)
def test_who_is_gone_works_nowhere_any_more(worker, life, whereabouts, actions_of):
    worker.post(f"/people/{life.xiang.pk}/whereabouts/", {"whereabouts": whereabouts.value, "on": str(today())})
    assert Person.objects.get(pk=life.xiang.pk).whereabouts == whereabouts
    (period,) = WorksAt.objects.opened().of(life.xiang.pk)
    still_there = whereabouts in (Whereabouts.HERE, Whereabouts.NO_CONTACT)
    assert period.until == (None if still_there else today())
    assert actions_of(life.xiang.pk) == ["noted her whereabouts"]


def test_who_starts_to_work_again_is_here_again(worker, life):
    life.rose.whereabouts = Whereabouts.STOPPED
    life.rose.save()
    worker.post(f"/people/{life.rose.pk}/moves/", {"venue": str(life.salon.pk), "on": "2026-10-02"})
    assert Person.objects.get(pk=life.rose.pk).whereabouts == Whereabouts.HERE
