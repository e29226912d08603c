"""The outing of an evening: new, planned before, or corrected later."""

from datetime import timedelta

import pytest

from outreach.models import Outing, Supply, Visit
from outreach.models.outings import HandedOut, State, Way
from tests.evening.forms import fields_of
from tests.life import entry, outing, refused_at, today, words_of
from venues.models import Venue


def new_form(client, **changes):
    return {**fields_of(client.get("/outings/new/")), **changes}


def test_i_was_out_today_leads_to_the_stops(worker, life, staff):
    condoms = entry(Supply, "condoms").pk
    form = new_form(worker, district=str(life.two.pk), notes="Rain")
    assert (form["date"], form["team"]) == ([today().isoformat()], [str(staff["worker"].pk)])
    form |= {f"supply-{condoms}": "40", "team": [str(staff["worker"].pk), str(staff["coordinator"].pk)]}
    answer = worker.post("/outings/new/", form)
    written = Outing.objects.get(date=today())
    assert answer["Location"] == f"/outings/{written.pk}/stops/"
    assert (written.district, written.state, written.way) == (life.two, State.DONE, Way.ON_FOOT)
    assert set(written.team) == {staff["worker"].pk, staff["coordinator"].pk}
    assert (written.supplies, written.notes) == ((HandedOut(condoms, 40),), "Rain")
    listed = words_of(worker.get(answer["Location"]))
    assert "V002 Marigold Salon" in listed
    assert "0 of 2 are written." in listed


def test_sending_an_outing_twice_keeps_one(worker, life):
    form = new_form(worker, district=str(life.two.pk))
    assert worker.post("/outings/new/", form)["Location"] == worker.post("/outings/new/", form)["Location"]
    assert Outing.objects.filter(date=today()).count() == 1


def test_an_outing_that_has_not_come_is_refused_and_what_was_typed_stays(worker, life):
    tomorrow = (today() + timedelta(days=1)).isoformat()
    answer = worker.post("/outings/new/", new_form(worker, district=str(life.two.pk), date=tomorrow, notes="Rain"))
    assert refused_at(answer) == {"date"}
    assert fields_of(answer)["notes"] == ["Rain"]
    assert Outing.objects.count() == 1


def test_saving_a_planned_outing_says_that_it_took_place(worker, life):
    planned = outing(life.ten, today(), state=State.PLANNED, way=Way.ON_FOOT)
    address = f"/outings/{planned.pk}/change/"
    opened = worker.get(address)
    assert worker.post(address, fields_of(opened)).status_code == 302
    assert Outing.objects.get(pk=planned.pk).state == State.DONE


@pytest.mark.parametrize("state", [State.PLANNED, State.CANCELLED])
def test_who_writes_a_stop_down_was_there_whatever_had_been_said_of_the_outing(evening, life, state):
    life.trip.state = state
    life.trip.save()
    assert evening.save(evening.form(outcome="closed")).status_code == 302
    assert Outing.objects.get(pk=life.trip.pk).state == State.DONE


def test_another_date_moves_the_first_contact_with_it(worker, life):
    heard_of = Venue.objects.create(district=life.two, number="V011", name="Heron Bar")
    Visit.objects.create(outing=life.trip, venue=heard_of, outcome="closed")
    heard_of.contacted(life.trip.date)
    heard_of.save()
    address = f"/outings/{life.trip.pk}/change/"
    form = fields_of(worker.get(address))
    assert worker.post(address, {**form, "date": "2026-08-31"}).status_code == 302
    assert str(Venue.objects.get(pk=heard_of.pk).first_month) == "2026-08"


def test_closed_venues_are_no_stops_but_what_was_written_there_is(worker, life):
    life.parlour.close(life.trip.date - timedelta(days=30))
    life.parlour.save()
    life.salon.close(life.trip.date - timedelta(days=30))
    life.salon.save()
    listed = words_of(worker.get(f"/outings/{life.trip.pk}/stops/"))
    assert "V010" in listed
    assert "V002" not in listed


def test_the_list_of_stops_takes_the_same_queries_however_many(worker, life):
    from tests.life import queries_for, venue

    address = f"/outings/{life.trip.pk}/stops/"
    few = queries_for(worker, address)
    for number in range(3):
        venue(life.two, f"V1{number}1", "One more")
    assert queries_for(worker, address) == few
