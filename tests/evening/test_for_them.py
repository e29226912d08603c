"""Whoever is not in the team of an outing is asked once before she writes it down."""

from datetime import timedelta

import pytest
from django.utils.formats import date_format

from outreach.models import Outcome, Outing
from outreach.models.outings import State
from tests.conftest import PASSPHRASE
from tests.life import in_this_order, offers_of, outing, today, visit, words_of
from vault import flows
from vault.models import Session
from vault.sessions import SessionStore

YESTERDAY = today() - timedelta(days=1)


@pytest.fixture
def theirs(life, staff):
    """An outing of the coordinator, of which a stop has no outcome."""
    trip = outing(life.two, YESTERDAY, team=[staff["coordinator"]])
    visit(trip, life.salon, outcome=Outcome.PLANNED)
    return trip


def ask(client, trip, page="stops"):
    return client.get(f"/outings/{trip.pk}/for-them/{page}/")


def asks(client, trip, page="stops"):
    return f"POST /outings/{trip.pk}/for-them/{page}/" in offers_of(ask(client, trip, page))


def test_it_names_the_team_the_district_and_the_day_and_goes_on_when_she_says_yes(worker, theirs, life, staff):
    theirs.team = [staff["coordinator"].pk, staff["adviser"].pk]
    theirs.save()
    day = date_format(YESTERDAY)
    assert in_this_order(words_of(ask(worker, theirs)), "amber, heron", "District 2", day)
    assert asks(worker, theirs)

    assert worker.post(f"/outings/{theirs.pk}/for-them/stops/")["Location"] == f"/outings/{theirs.pk}/stops/"
    assert worker.get(f"/outings/{theirs.pk}/stops/").status_code == 200


@pytest.mark.parametrize("page", ["stops", "close", "change"])
def test_it_leads_to_the_page_she_wanted(worker, theirs, page):
    assert asks(worker, theirs, page)
    answer = worker.post(f"/outings/{theirs.pk}/for-them/{page}/")
    assert answer["Location"] == f"/outings/{theirs.pk}/{page}/"


@pytest.mark.parametrize("page", ["cancel", "elsewhere", "Stops"])
def test_it_leads_nowhere_else(worker, theirs, page):
    assert ask(worker, theirs, page).status_code == 404
    assert worker.post(f"/outings/{theirs.pk}/for-them/{page}/").status_code == 404


def test_she_is_asked_once_of_each_outing_until_she_signs_in_anew(worker, theirs, life, staff):
    other = outing(life.ten, YESTERDAY, team=[staff["coordinator"]])
    worker.post(f"/outings/{theirs.pk}/for-them/stops/")

    assert ask(worker, theirs, "close")["Location"] == f"/outings/{theirs.pk}/close/"
    assert asks(worker, other)
    worker.post("/sign-out/")
    worker.post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})
    assert asks(worker, theirs)


def test_what_she_said_yes_to_cannot_be_told_from_what_lies_in_the_database(worker, theirs):
    def lies():
        return SessionStore().decode(Session.objects.get().session_data)

    before = lies()
    worker.post(f"/outings/{theirs.pk}/for-them/stops/")
    (mark,) = lies().pop("for them")

    assert {**before, "for them": [mark]} == lies()
    assert len(mark) == 16
    assert mark not in theirs.pk.hex


def test_of_her_own_outing_and_of_one_without_a_team_nothing_is_asked(worker, life, staff):
    for team in ([staff["worker"], staff["coordinator"]], []):
        trip = outing(life.two, YESTERDAY, team=team)
        assert ask(worker, trip)["Location"] == f"/outings/{trip.pk}/stops/"


def test_of_an_outing_whose_team_she_cannot_open_nothing_is_asked(worker, theirs, staff):
    flows.revoke(staff["worker"], {"venue"})
    worker.post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})

    assert ask(worker, theirs)["Location"] == f"/outings/{theirs.pk}/stops/"


@pytest.mark.parametrize("state", [State.PLANNED, State.DONE])
def test_the_journal_and_the_briefing_lead_to_the_question_for_whoever_was_not_there(
    worker, sign_in, staff, theirs, state
):
    Outing.objects.filter(pk=theirs.pk).update(state=state)
    record, briefing = f"/outings/{theirs.pk}/", f"/outings/{theirs.pk}/briefing/"
    begins = "change" if state == State.PLANNED else "stops"

    for address, pages in ((record, ("close", begins)), (briefing, ("stops",))):
        html = worker.get(address).content.decode()
        assert [html.count(f'href="/outings/{theirs.pk}/{page}/"') for page in pages] == [0] * len(pages), address
        assert [html.count(f'href="/outings/{theirs.pk}/for-them/{page}/"') for page in pages] == [1] * len(pages)
    hers = sign_in(staff["coordinator"])
    for address, pages in ((record, ("close", begins)), (briefing, ("stops",))):
        html = hers.get(address).content.decode()
        assert [html.count(f'href="/outings/{theirs.pk}/{page}/"') for page in pages] == [1] * len(pages), address
        assert "for-them" not in html
