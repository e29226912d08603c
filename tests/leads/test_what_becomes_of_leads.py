"""A lead becomes a venue or a move, or is dropped with a reason; and is opened again where that was wrong."""

from datetime import date

import pytest

from core.refusals import NotPossible
from outreach.leads.actions import drop_lead
from outreach.models import Lead, WorksAt
from outreach.models.leads import LeadEnd
from tests.life import alerts_of, offers_of, refused_at, today, words_of
from venues.models import Status, Venue

NEW = {"number": "V077", "name": "Bridge Rooms"}


def settled(lead):
    """What became of a lead, and on which day."""
    now = Lead.objects.get(pk=lead.pk)
    return now.end, now.ended_on


def entered():
    return next((venue for venue in Venue.objects.opened() if venue.number == "V077"), None)


class TestAVenue:
    def test_its_form_begins_with_the_district_and_the_words(self, worker, life, place):
        html = worker.get(f"/leads/{place.pk}/venue/").content.decode()
        assert f'value="{life.ten.pk}" selected' in html
        assert "A new place near the bridge</textarea>" in html

    def test_saving_it_settles_the_lead(self, worker, life, place, actions_of):
        answer = worker.post(f"/leads/{place.pk}/venue/", {**NEW, "district_id": life.ten.pk})
        venue = entered()
        assert answer["Location"] == f"/venues/{venue.pk}/"
        assert (venue.status, venue.district_id) == (Status.KNOWN, life.ten.pk)
        assert settled(place) == (LeadEnd.VENUE, today())
        assert Lead.objects.get().venue_id == venue.pk
        assert actions_of(place.pk) == ["made a venue of a lead"]
        assert str(LeadEnd.VENUE.label) in words_of(worker.get(f"/leads/{place.pk}/"))

    def test_what_is_wrong_settles_nothing(self, worker, life, place):
        answer = worker.post(f"/leads/{place.pk}/venue/", {**NEW, "number": "V010", "district_id": life.ten.pk})
        assert refused_at(answer) == {"number"}
        assert settled(place) == (None, None)

    def test_what_was_said_of_her_does_not_go_into_a_venues_remarks(self, worker, life, hers):
        html = worker.get(f"/leads/{hers.pk}/venue/").content.decode()
        assert "She is said to be at the salon</textarea>" not in html


class TestAMove:
    def test_its_form_begins_with_the_venue_and_the_day(self, worker, life, hers, actions_of):
        page = worker.get(f"/leads/{hers.pk}/move/")
        assert f'value="{life.salon.pk}" selected' in page.content.decode()
        assert 'value="2026-09-06"' in page.content.decode()
        assert actions_of(life.xiang.pk) == ["read a record"]

    def test_saving_it_moves_her_and_settles_the_lead(self, worker, life, hers, actions_of):
        answer = worker.post(f"/leads/{hers.pk}/move/", {"venue": life.salon.pk, "on": "2026-09-08"})
        assert answer["Location"] == f"/people/{life.xiang.pk}/"
        periods = WorksAt.objects.opened().of(life.xiang.pk)
        assert {(each.venue_id, each.until) for each in periods} == {
            (life.parlour.pk, date(2026, 9, 8)),
            (life.salon.pk, None),
        }
        assert settled(hers) == (LeadEnd.MOVE, today())
        assert actions_of(hers.pk) == ["made a move of a lead"]

    def test_a_symbol_that_is_taken_there_is_said_and_settles_nothing(self, worker, life, hers):
        life.rose.symbol = "Kettle"
        life.rose.save()
        answer = worker.post(f"/leads/{hers.pk}/move/", {"venue": life.salon.pk, "on": "2026-09-08"})
        assert alerts_of(answer) == ["bad"]
        assert settled(hers) == (None, None)

    def test_a_lead_about_nobody_becomes_no_move(self, worker, place):
        assert worker.get(f"/leads/{place.pk}/move/").status_code == 404
        leads_to = offers_of(worker.get(f"/leads/{place.pk}/"))
        assert f"/leads/{place.pk}/venue/" in leads_to
        assert f"/leads/{place.pk}/move/" not in leads_to


class TestNothing:
    def test_it_is_dropped_with_a_reason(self, worker, place, actions_of):
        answer = worker.post(f"/leads/{place.pk}/drop/", {"reason": ""})
        assert refused_at(answer) == {"reason"}
        worker.post(f"/leads/{place.pk}/drop/", {"reason": "Only a shop"})
        assert settled(place) == (LeadEnd.DROPPED, today())
        assert "Only a shop" in words_of(worker.get(f"/leads/{place.pk}/"))
        assert actions_of(place.pk)[-2:] == ["dropped a lead", "read a record"]

    def test_what_was_settled_once_is_not_settled_twice(self, worker, place, staff, life):
        drop_lead(lead=place, reason="A shop", on=date(2026, 9, 9), by=staff["worker"])
        with pytest.raises(NotPossible):
            drop_lead(lead=place, reason="Again", on=date(2026, 9, 10), by=staff["worker"])
        answer = worker.post(f"/leads/{place.pk}/venue/", {**NEW, "district_id": life.ten.pk})
        assert alerts_of(answer) == ["bad"]
        assert entered() is None
        assert settled(place) == (LeadEnd.DROPPED, date(2026, 9, 9))


class TestOpeningAgain:
    def test_what_was_dropped_is_open_again(self, worker, place, actions_of):
        worker.post(f"/leads/{place.pk}/drop/", {"reason": "Only a shop"})
        assert worker.get(f"/leads/{place.pk}/reopen/")["Location"] == f"/leads/{place.pk}/"
        assert settled(place) == (LeadEnd.DROPPED, today())
        worker.post(f"/leads/{place.pk}/reopen/")
        assert (settled(place), Lead.objects.get().drop_reason) == ((None, None), "")
        worker.post(f"/leads/{place.pk}/reopen/")
        assert actions_of(place.pk).count("opened a lead again") == 1

    def test_the_venue_that_was_entered_stays(self, worker, life, place):
        worker.post(f"/leads/{place.pk}/venue/", {**NEW, "district_id": life.ten.pk})
        worker.post(f"/leads/{place.pk}/reopen/")
        assert (settled(place), Lead.objects.get().venue_id) == ((None, None), None)
        assert entered() is not None

    def test_the_move_that_was_written_stays_and_so_does_what_the_lead_said(self, worker, life, hers):
        worker.post(f"/leads/{hers.pk}/move/", {"venue": life.salon.pk, "on": "2026-09-08"})
        worker.post(f"/leads/{hers.pk}/reopen/")
        assert (settled(hers), Lead.objects.get().venue_id) == ((None, None), life.salon.pk)
        assert WorksAt.objects.opened().venue_of()[life.xiang.pk] == life.salon.pk
