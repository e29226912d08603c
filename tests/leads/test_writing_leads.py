"""What was heard, written down in a few words; whom it is about is found as everywhere."""

from datetime import date, timedelta

import pytest

from core.waits import how_long
from outreach.models import Draft, Lead
from outreach.models.leads import LeadEnd
from tests.drafts.conftest import keep
from tests.evening.forms import fields_of
from tests.life import in_this_order, person, queries_for, refused_at, rows_of, today, venue, words_of
from tests.records.test_venue_pages import seen_in

__all__ = ["keep"]
HEARD = {"words": "A new place near the bridge", "heard_on": "2026-09-04"}


def test_a_few_words_and_a_day_are_enough(worker, life, actions_of):
    answer = worker.post("/leads/new/", HEARD)
    lead = Lead.objects.get()
    assert answer["Location"] == f"/leads/{lead.pk}/"
    assert (lead.words, lead.heard_on, lead.is_open) == ("A new place near the bridge", date(2026, 9, 4), True)
    assert (lead.district_id, lead.person_id, lead.venue_id) == (None, None, None)
    assert actions_of(lead.pk) == ["wrote a lead down"]


def test_the_day_is_today_until_another_is_typed(worker, life):
    assert f'value="{today().isoformat()}"' in worker.get("/leads/new/").content.decode()


@pytest.mark.parametrize("who", ["阿香", "ax", "kettle", "P0007", "10012345678", "阿香 V010"])
def test_whom_it_is_about_is_found_by_whatever_she_is_known_by(worker, life, who):
    worker.post("/leads/new/", {**HEARD, "who": who, "district_id": life.ten.pk, "venue_id": life.salon.pk})
    lead = Lead.objects.get()
    assert (lead.person_id, lead.district_id, lead.venue_id) == (life.xiang.pk, life.ten.pk, life.salon.pk)


def test_of_several_who_are_called_so_one_is_chosen(worker, life, actions_of):
    other = person("阿香", at=life.salon)
    sent = {**HEARD, "who": "阿香"}
    answer = worker.post("/leads/new/", sent)
    text = words_of(answer)
    assert refused_at(answer) == {"person_id"}
    assert "阿香 kettle: V010 Zephyr Parlour" in text
    assert "阿香: V002 Marigold Salon" in text
    assert 'value="阿香"' in answer.content.decode()
    assert actions_of().count("searched") == 1
    worker.post("/leads/new/", {**sent, "person_id": life.rose.pk})
    assert not Lead.objects.exists()
    worker.post("/leads/new/", {**sent, "person_id": other.pk})
    assert Lead.objects.get().person_id == other.pk


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": ""},
        {"heard_on": "2099-01-01"},
        {"who": "nobody called so"},
        {"venue_id": "5e0f5e0f-0000-4000-8000-000000000001"},
    ],
)
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_comes_back(worker, life, wrong):
    answer = worker.post("/leads/new/", {**HEARD, "district_id": life.two.pk, **wrong})
    assert refused_at(answer) == set(wrong)
    assert f'value="{life.two.pk}" selected' in answer.content.decode()
    assert not Lead.objects.exists()


def test_from_her_record_nobody_is_asked_for_and_it_stands_there_while_it_is_open(worker, life, hers, actions_of):
    address = f"/people/{life.rose.pk}/lead/"
    assert 'name="who"' not in worker.get(address).content.decode()
    assert actions_of(life.rose.pk) == ["read a record"]
    worker.post(address, {**HEARD, "words": "Seen at the market"})
    assert [lead.words for lead in Lead.objects.opened().about(life.rose.pk)] == ["Seen at the market"]
    assert "Seen at the market" in words_of(worker.get(f"/people/{life.rose.pk}/"))
    assert "Seen at the market" not in words_of(worker.get(f"/people/{life.xiang.pk}/"))


def test_open_ones_stand_first_the_oldest_first_and_then_what_was_settled(worker, life, place, hers):
    Lead.objects.create(words="Nothing", heard_on=date(2026, 8, 1), end=LeadEnd.DROPPED, ended_on=date(2026, 9, 1))
    text = words_of(worker.get("/leads/"))
    age = how_long((today() - date(2026, 9, 4)).days)
    assert in_this_order(
        text,
        "Open 2",
        f"A new place near the bridge District 10 · heard {age} ago",
        "She is said to be at the salon 阿香 kettle · V002 Marigold Salon · heard",
        "Settled 1 Nothing dropped, 1 Sep 2026",
    )


def test_its_page_leads_to_whom_and_where_and_reading_it_is_written_down(worker, life, hers, actions_of):
    page = worker.get(f"/leads/{hers.pk}/")
    html = page.content.decode()
    assert f'href="/people/{life.xiang.pk}/"' in html
    assert f'href="/venues/{life.salon.pk}/"' in html
    assert actions_of(hers.pk) == ["read a record"]


def test_a_lead_is_corrected_and_a_colleagues_words_are_not_overwritten(worker, life, place):
    address = f"/leads/{place.pk}/edit/"
    seen = seen_in(worker.get(address))
    sent = {**HEARD, "words": "A flat near the bridge", "who": "Rosalind"}
    worker.post(address, {**sent, "seen": seen})
    now = Lead.objects.get()
    assert (now.words, now.person_id) == ("A flat near the bridge", life.rose.pk)
    answer = worker.post(address, {**HEARD, "words": "A bar", "seen": seen})
    assert ("A flat near the bridge", "A bar") in [row[1:] for row in rows_of(answer)]
    assert Lead.objects.get().words == "A flat near the bridge"


def test_a_lead_that_is_corrected_keeps_its_venue_though_that_has_closed(worker, life, hers):
    life.salon.close(date(2026, 9, 7))
    life.salon.save()
    address = f"/leads/{hers.pk}/edit/"
    worker.post(address, {**fields_of(worker.get(address)), "words": "She is said to have been there"})
    hers.refresh_from_db()
    assert (hers.words, hers.venue_id) == ("She is said to have been there", life.salon.pk)


def test_what_was_begun_is_there_again_and_gone_when_it_is_saved(worker, staff, keep, life):
    begun = {"words": ["Near the br"], "who": ["Rosalind"]}
    assert keep(worker, staff["worker"], begun, form="/leads/new/") < 300
    page = worker.get("/leads/new/").content.decode()
    assert "Near the br</textarea>" in page
    assert 'value="Rosalind"' in page
    worker.post("/leads/new/", HEARD)
    assert not Draft.objects.exists()


def test_three_take_as_many_queries_as_one(worker, life, place, hers):
    one = queries_for(worker, "/leads/")
    for number in range(2):
        where = venue(life.two, f"V05{number}", "Plum Bar")
        who = person(f"Friend {number}", at=where)
        day = today() - timedelta(days=number)
        Lead.objects.create(words="?", heard_on=day, person_id=who.pk, venue_id=where.pk, district_id=life.two.pk)
        Lead.objects.create(words="!", heard_on=day, end=LeadEnd.MOVE, ended_on=day, person_id=who.pk)
    assert queries_for(worker, "/leads/") == one


def test_sent_twice_it_is_one_lead_until_something_became_of_it(worker, life):
    for _ in range(2):
        worker.post("/leads/new/", HEARD)
    lead = Lead.objects.get()
    worker.post(f"/leads/{lead.pk}/drop/", {"reason": "Nobody found it"})
    worker.post("/leads/new/", HEARD)
    assert Lead.objects.count() == 2
