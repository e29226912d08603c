"""What an evening must not lose or keep: taps by mistake, the way back, a colleague's words."""

import json

import pytest
from django.urls import reverse

from outreach.models import Draft, Outing, Supply, Topic, Visit
from outreach.models.outings import HandedOut, Way
from tests.evening.forms import fields_of
from tests.life import entry, follow_up, outing, rows_of, today, visit, words_of
from venues.models import Kind, Venue


def test_at_a_stand_a_topic_tapped_by_mistake_is_tapped_away(evening, life):
    legal, safer = entry(Topic, "legal_rights").pk, entry(Topic, "safer_keeping").pk
    address = evening.address(part="count/")
    for topic in (legal, safer):
        evening.client.post(address, {"topic": str(topic)})
    assert f'name="without" value="{legal}"' in evening.client.get(address).content.decode()
    for _ in range(2):
        evening.client.post(address, {"without": str(legal)})
    assert Visit.objects.get(outing=life.trip, venue=life.salon).topics == (safer,)


def test_a_new_venue_leads_back_to_the_stops_it_was_missing_from(worker, life):
    stops = f"/outings/{life.trip.pk}/stops/"
    assert f"/venues/new/?next={stops}" in worker.get(stops).content.decode()
    form = fields_of(worker.get(f"/venues/new/?next={stops}"))
    facts = {"district_id": str(life.two.pk), "number": "V077", "name": "Egret", "kind_id": str(entry(Kind, "bar").pk)}
    answer = worker.post("/venues/new/", {**form, **facts, "status": "known"})
    assert Venue.objects.filter(district=life.two).count() == 3, words_of(answer)
    assert answer["Location"] == stops


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_a_new_venue_leads_nowhere_else(worker, elsewhere):
    assert 'name="next" value="/"' in worker.get("/venues/new/", {"next": elsewhere}).content.decode()


def draft_at(address, client, staff, typed='{"note": ["Rain"]}'):
    kept = {"form": address, "page": address, "label": "A stop", "typed": typed, "writer": staff["worker"].pk}
    assert client.post(reverse("outreach:draft"), kept).status_code == 204


def test_keeping_what_a_colleague_wrote_drops_the_draft(evening, life, staff):
    form = evening.form(outcome="closed")
    visit(life.trip, life.salon, outcome="unsafe")
    beside = evening.save(form)
    assert 'name="keep"' in beside.content.decode()
    draft_at(evening.address(), evening.client, staff)
    assert evening.client.post(evening.address(), {"keep": "1"})["Location"] == f"/outings/{life.trip.pk}/stops/"
    assert Visit.objects.get(outing=life.trip, venue=life.salon).outcome == "unsafe"
    assert Draft.objects.count() == 0


def test_keeping_a_colleagues_outing_drops_both_drafts(worker, life, staff):
    address = f"/outings/{life.trip.pk}/change/"
    for begun in (address, "/outings/new/"):
        draft_at(begun, worker, staff)
    worker.post(address, {"keep": "1", "begun": "1"})
    assert Draft.objects.count() == 0


def test_a_nearly_empty_form_over_an_outing_of_that_day_empties_nothing_on_the_second_save(worker, life, staff):
    condoms = HandedOut(entry(Supply, "condoms").pk, 60)
    team = [staff["coordinator"]]
    there = outing(life.ten, today(), team=team, way=Way.ON_FOOT, supplies=[condoms], notes="Warm")
    form = {**fields_of(worker.get("/outings/new/")), "district": str(life.ten.pk)}
    beside = worker.post("/outings/new/", form)
    again = fields_of(beside)
    assert worker.post(f"/outings/{there.pk}/change/", again).status_code == 302
    kept = Outing.objects.get(pk=there.pk)
    assert (kept.notes, kept.supplies) == ("Warm", (condoms,))
    assert set(kept.team) == {staff["coordinator"].pk, staff["worker"].pk}


def test_what_she_typed_over_it_wins_field_by_field(worker, life):
    outing(life.ten, today(), way=Way.ON_FOOT, notes="Warm")
    form = {**fields_of(worker.get("/outings/new/")), "district": str(life.ten.pk), "notes": "Rain"}
    beside = worker.post("/outings/new/", form)
    assert ("Warm", "Rain") in [row[1:] for row in rows_of(beside)]
    assert fields_of(beside)["notes"] == ["Rain"]


def test_a_draft_of_ticks_comes_back(evening, life, staff):
    due = follow_up(life.trip.date, where=life.salon)
    form = evening.form(outcome="reached", kept=[str(due.pk)])
    sent = {name: value if isinstance(value, list) else [value] for name, value in form.items()}
    del sent["csrfmiddlewaretoken"]
    draft_at(evening.address(), evening.client, staff, json.dumps(sent))
    assert evening.form()["kept"] == [str(due.pk)]
