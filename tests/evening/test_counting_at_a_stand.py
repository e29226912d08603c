"""Taps say "reached" of a stop nobody wrote down, take that back with the last one, and change nobody's word."""

from datetime import date

import pytest
from django.test import Client

from audit.models import Entry
from outreach.models import Outing, Topic, Visit
from outreach.models.outings import State
from tests.conftest import PASSPHRASE
from tests.life import entry, offers_of, outing, rows_of, today, venue, visit, words_of
from venues.models import Status, Venue

WRITTEN_OTHERWISE = ["closed", "refused", "unsafe", "not_attempted"]


@pytest.fixture
def tap(evening):
    """Tap at the salon's stand, or where else it is said."""

    def tapped(*mores, where=None, outing=None, client=None, htmx=False, **more):
        for sent in [{"more": str(each)} for each in mores] or [more]:
            headers = {"HX-Request": "true"} if htmx else {}
            address = evening.address(where, outing, part="count/")
            answer = (client or evening.client).post(address, sent, headers=headers)
        return answer

    return tapped


def at(trip, place):
    return Visit.objects.live().filter(outing=trip, venue=place).first()


def said(row):
    return (row.outcome, row.headcount, row.topics, row.reason_id, row.note, row.place)


@pytest.mark.parametrize("outcome", WRITTEN_OTHERWISE)
@pytest.mark.parametrize("htmx", [True, False])
def test_a_stop_that_was_written_otherwise_stays_as_it_was_written(outcome, htmx, tap, life):
    visit(life.trip, life.salon, outcome=outcome, note="Shutters down")
    before, trail = said(at(life.trip, life.salon)), Entry.objects.count()
    tap(1, 1, -1, htmx=htmx)
    tap(topic=str(entry(Topic, "legal_rights").pk), htmx=htmx)
    assert said(at(life.trip, life.salon)) == before
    assert Entry.objects.count() == trail


@pytest.mark.parametrize(("outcome", "words"), [("closed", "closed"), ("not_attempted", "not attempted")])
def test_its_page_says_how_it_is_written_and_leads_to_its_form(outcome, words, evening, life):
    visit(life.trip, life.salon, outcome=outcome)
    page = evening.client.get(evening.address(part="count/"))
    assert f"“{words}”" in words_of(page)
    assert evening.address() in offers_of(page)
    assert 'name="more"' not in page.content.decode()


def test_a_tap_on_a_page_opened_before_a_colleague_wrote_it_opens_the_page_anew(tap, life):
    assert "HX-Refresh" not in tap(1, htmx=True)
    Visit.objects.filter(pk=at(life.trip, life.salon).pk).update(outcome="closed")
    assert tap(1, htmx=True)["HX-Refresh"] == "true"
    assert tap(1)["Location"].endswith("/count/")


def test_the_last_tap_taken_back_leaves_nothing_of_a_stop_that_was_not_there(tap, life):
    tap(1, 1, -1)
    assert (at(life.trip, life.salon).outcome, at(life.trip, life.salon).headcount) == ("reached", 1)
    tap(-1)
    assert at(life.trip, life.salon) is None


@pytest.mark.parametrize("place", [3, None])
def test_the_last_tap_taken_back_leaves_a_planned_stop_planned(place, tap, life):
    visit(life.trip, life.salon, outcome="planned", place=place)
    before = said(at(life.trip, life.salon))
    tap(1, -1)
    assert said(at(life.trip, life.salon)) == before == ("planned", None, (), None, "", place)


def test_taking_away_where_nothing_was_counted_writes_nothing(tap, life):
    trail = Entry.objects.count()
    tap(-1)
    tap(without=str(entry(Topic, "legal_rights").pk))
    assert (at(life.trip, life.salon), Entry.objects.count()) == (None, trail)


def test_a_talk_keeps_the_stop_reached_until_it_is_tapped_away(tap, life):
    legal = str(entry(Topic, "legal_rights").pk)
    tap(topic=legal)
    tap(1, -1)
    assert (at(life.trip, life.salon).outcome, at(life.trip, life.salon).headcount) == ("reached", None)
    tap(without=legal)
    assert at(life.trip, life.salon) is None


def test_a_talk_at_a_stop_without_a_headcount_says_nothing_of_how_many_were_there(tap, life):
    visit(life.trip, life.salon)
    tap(topic=str(entry(Topic, "legal_rights").pk))
    tap(-1)
    assert at(life.trip, life.salon).headcount is None


def test_reached_as_somebody_wrote_it_stays_reached_however_often_is_taken_away(evening, tap, life):
    evening.save(evening.form(outcome="reached", headcount="2", note="Warm"))
    tap(1, -1, -1, -1, -1)
    assert (at(life.trip, life.salon).outcome, at(life.trip, life.salon).note) == ("reached", "Warm")
    assert not at(life.trip, life.salon).headcount


def test_what_a_colleague_wrote_with_the_form_after_the_taps_is_written(evening, tap, life, staff):
    hers = Client()
    hers.post("/sign-in/", {"username": staff["coordinator"].username, "passphrase": PASSPHRASE})
    tap(1, 1)
    form = evening.form(client=hers)
    assert form["headcount"] == ["2"]
    assert evening.save(form, client=hers).status_code == 302  # the same as was tapped, and now said
    tap(-1, -1)
    assert at(life.trip, life.salon).outcome == "reached"


def test_a_form_opened_before_the_taps_is_set_beside_them(evening, tap, life):
    form = evening.form(outcome="closed")
    tap(1)
    beside = evening.save(form)
    assert ("reached", "closed") in [row[1:] for row in rows_of(beside)]
    assert at(life.trip, life.salon).outcome == "reached"


@pytest.mark.parametrize(("state", "because"), [("planned", ""), ("cancelled", "Rain")])
def test_an_outing_that_only_a_mistaken_tap_says_took_place_is_what_it_was(state, because, tap, life):
    trip = outing(life.two, today(), state=state, cancelled_because=because)
    tap(1, outing=trip)
    assert Outing.objects.get(pk=trip.pk).state == State.DONE
    tap(-1, outing=trip)
    back = Outing.objects.get(pk=trip.pk)
    assert (back.state, back.cancelled_because) == (state, because)


def test_an_outing_on_which_something_else_was_written_took_place(evening, tap, life):
    trip = outing(life.two, today(), state=State.PLANNED)
    tap(1, outing=trip)
    tap(1, 1, where=life.parlour, outing=trip)
    tap(-1, outing=trip)
    assert Outing.objects.get(pk=trip.pk).state == State.DONE


@pytest.mark.parametrize(("contact", "status"), [(None, Status.KNOWN), (date(2026, 9, 5), Status.OPEN)])
def test_the_first_contact_of_a_venue_is_what_it_was(contact, status, tap, life):
    place = venue(life.two, "V3", "Egret", status=status)
    place.contacted(contact)
    place.save()
    tap(1, where=place)
    assert Venue.objects.get(pk=place.pk).first_contact == life.trip.date
    tap(-1, where=place)
    back = Venue.objects.get(pk=place.pk)
    assert (back.first_contact, back.status, back.first_month) == (contact, status, place.first_month)


def test_nothing_is_counted_on_an_outing_whose_day_cannot_be_right(evening, tap, life):
    Outing.objects.update(date=date(26, 8, 1))
    tap(1)
    assert at(life.trip, life.salon) is None
    assert 'name="more"' not in evening.client.get(evening.address(part="count/")).content.decode()
