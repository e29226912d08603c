"""Closing an outing: every planned stop gets its outcome, late or never, and nothing is forced."""

from datetime import date, timedelta

import pytest

from audit.models import Entry
from core.months import Month
from outreach.evening.actions.closing import Closing, close_outing
from outreach.models import Outing, Reason, Supply, Visit
from outreach.models.outings import HandedOut, PrintedSheet, State
from outreach.outings.unfinished import unfinished
from reports.figures.books import Books
from reports.figures.month import month_values
from tests.evening.forms import fields_of
from tests.life import entry, in_this_order, offers_of, outing, queries_for, refused_at, today, venue, visit, words_of
from venues.models import Venue

DAY = date(2026, 9, 12)


@pytest.fixture
def planned(life):
    """An outing of September with both venues planned, the salon first."""
    trip = outing(life.two, DAY, state=State.DONE)
    for place, where in enumerate((life.salon, life.parlour), start=1):
        visit(trip, where, outcome="planned", place=place)
    return trip


@pytest.fixture
def closing(planned, worker):
    """Sends the closing page as it stands, with some changes."""

    def send(**changes):
        form = fields_of(worker.get(f"/outings/{planned.pk}/close/"))
        return worker.post(f"/outings/{planned.pk}/close/", {**form, **changes})

    return send


def outcomes(trip):
    return {each.venue.number: each.outcome for each in trip.visits.select_related("venue")}


def test_every_planned_stop_without_an_outcome_is_asked_for_in_its_place(planned, worker, life):
    said = words_of(worker.get(f"/outings/{planned.pk}/close/"))
    assert said.index("V002") < said.index("V010")
    assert "Left: 2 stops without an outcome" in said
    planned.visits.filter(venue=life.salon).update(outcome="closed")
    assert "V002" not in words_of(worker.get(f"/outings/{planned.pk}/close/"))


def test_an_outcome_with_its_reason_is_written_and_the_rest_may_wait(planned, closing, life, staff):
    why = entry(Reason, "afraid").pk
    answer = closing(**{f"outcome-{life.salon.pk}": "refused", f"reason-{life.salon.pk}": str(why)})
    assert answer["Location"] == f"/outings/{planned.pk}/close/"
    assert outcomes(planned) == {"V002": "refused", "V010": "planned"}
    assert Visit.objects.get(outing=planned, venue=life.salon).reason_id == why
    assert [line.stops for line in unfinished(staff["worker"], today())] == [1]


def test_one_button_says_that_all_others_were_not_attempted(planned, closing, life, staff):
    answer = closing(**{f"outcome-{life.salon.pk}": "closed", "others": "1"})
    assert answer["Location"] == f"/outings/{planned.pk}/"
    assert outcomes(planned) == {"V002": "closed", "V010": "not_attempted"}
    assert unfinished(staff["worker"], today()) == []
    assert "closed an outing" in [entry.opened()["action"] for entry in Entry.objects.order_by("pk")]


def test_saying_nothing_changes_nothing_and_the_page_stays(planned, closing):
    assert closing()["Location"] == f"/outings/{planned.pk}/close/"
    assert outcomes(planned) == {"V002": "planned", "V010": "planned"}


def test_what_a_colleague_wrote_meanwhile_stays(planned, worker, life):
    form = fields_of(worker.get(f"/outings/{planned.pk}/close/"))
    planned.visits.filter(venue=life.salon).update(outcome="reached")
    worker.post(f"/outings/{planned.pk}/close/", {**form, f"outcome-{life.salon.pk}": "unsafe", "others": "1"})
    assert outcomes(planned) == {"V002": "reached", "V010": "not_attempted"}


def test_supplies_are_asked_for_while_none_are_written(planned, closing, worker):
    condoms = entry(Supply, "condoms").pk
    closing(**{f"supply-{condoms}": "40"})
    assert Outing.objects.get(pk=planned.pk).supplies == (HandedOut(condoms, 40),)
    assert f"supply-{condoms}" not in fields_of(worker.get(f"/outings/{planned.pk}/close/"))


def test_supplies_that_a_colleague_wrote_meanwhile_stay(planned, staff):
    hers, mine = (HandedOut(entry(Supply, "condoms").pk, pieces) for pieces in (40, 70))
    for said in (hers, mine):
        close_outing(outing=planned, closing=Closing(supplies=(said,)), by=staff["worker"])
    assert Outing.objects.get(pk=planned.pk).supplies == (hers,)


def test_the_printed_sheet_is_asked_for_until_it_is_destroyed(planned, closing, worker):
    assert 'name="sheet"' not in worker.get(f"/outings/{planned.pk}/close/").content.decode()
    planned.printed_sheet = PrintedSheet.PRINTED
    planned.save()
    closing(others="1", sheet="")
    assert f"/outings/{planned.pk}/close/" in offers_of(worker.get(f"/outings/{planned.pk}/")), "nothing else is left"
    assert 'name="sheet"' in worker.get(f"/outings/{planned.pk}/close/").content.decode()
    assert closing(sheet="destroyed")["Location"] == f"/outings/{planned.pk}/"
    assert Outing.objects.get(pk=planned.pk).printed_sheet == PrintedSheet.DESTROYED


@pytest.mark.parametrize("last", [{"outcome": "closed"}, {"outcome": "reached"}, {"outcome": "closed", "list": "1"}])
def test_the_evening_leads_to_the_end_after_the_last_planned_stop(planned, evening, life, last):
    def save(venue, **said):
        form = fields_of(evening.client.get(evening.address(venue, planned)))
        return evening.client.post(evening.address(venue, planned), {**form, **said})["Location"]

    assert save(life.salon, outcome="closed") == evening.address(life.parlour, planned)
    assert save(life.parlour, **last) == f"/outings/{planned.pk}/close/"
    assert save(life.parlour, **{**last, "list": "1"}) == f"/outings/{planned.pk}/stops/", "it was written before"


def test_closing_stands_after_the_planned_stops_and_is_the_main_thing_once_all_are_written(planned, closing, worker):
    end = f'href="/outings/{planned.pk}/close/"'

    def button(address):
        page = worker.get(address).content.decode()
        return page[: page.index(end)].rpartition("<a ")[2], page

    opened, page = button(f"/outings/{planned.pk}/stops/")
    assert "btn-quiet" in opened
    assert in_this_order(page, "V002", "V010", end, f'href="/outings/{planned.pk}/change/"')
    closing(others="1")
    assert "btn-primary" in button(f"/outings/{planned.pk}/stops/")[0]


def test_a_closed_outing_says_so_and_what_is_next(planned, closing, worker):
    address = f"/outings/{planned.pk}/"
    before = worker.get(address)
    assert "btn-primary" in before.content.decode()
    assert f"{address}close/" in offers_of(before)
    assert "/follow-ups/" not in offers_of(before)
    closing(others="1")
    closed = worker.get(address)
    assert in_this_order(" ".join(offers_of(closed)), f"{address}stops/", "/follow-ups/ / ")
    assert f"{address}close/" not in offers_of(closed)
    assert "btn-primary" not in closed.content.decode()


def test_an_outing_without_a_plan_is_not_called_closed_on_its_day(worker, life):
    trip = outing(life.two, today())
    visit(trip, life.salon, outcome="reached")
    assert "/follow-ups/" not in offers_of(worker.get(f"/outings/{trip.pk}/"))
    earlier = outing(life.two, DAY)
    visit(earlier, life.salon, outcome="reached")
    assert "/follow-ups/" in offers_of(worker.get(f"/outings/{earlier.pk}/")), "where one goes on after it is closed"


def test_the_first_contact_follows_an_outcome_given_at_the_end(closing, life, planned):
    heard_of = Venue.objects.create(district=life.two, number="V011", name="Heron Bar")
    visit(planned, heard_of, outcome="planned", place=3)
    closing(**{f"outcome-{heard_of.pk}": "closed"})
    assert Venue.objects.get(pk=heard_of.pk).first_contact == DAY


def test_an_outing_that_is_ahead_can_be_neither_closed_nor_written_down(worker, life):
    ahead = outing(life.two, today() + timedelta(days=1), state=State.PLANNED)
    for part in ("close/", "stops/", f"stops/{life.salon.pk}/", f"stops/{life.salon.pk}/count/"):
        assert worker.get(f"/outings/{ahead.pk}/{part}").status_code == 404, part
    leads_to = offers_of(worker.get(f"/outings/{ahead.pk}/"))
    assert f"/outings/{ahead.pk}/cancel/" in leads_to
    assert f"/outings/{ahead.pk}/change/" not in leads_to


def test_late_entry_after_the_end_works(planned, closing, evening, life):
    closing(others="1")
    form = fields_of(evening.client.get(evening.address(life.salon, planned)))
    evening.client.post(evening.address(life.salon, planned), {**form, "outcome": "reached", "headcount": "2"})
    assert outcomes(planned)["V002"] == "reached"


def test_the_end_takes_the_same_queries_however_many_stops(planned, worker, life):
    few = queries_for(worker, f"/outings/{planned.pk}/close/")
    for place in (3, 4, 5):
        visit(planned, venue(life.two, f"V1{place}", "One more"), outcome="planned", place=place)
    assert queries_for(worker, f"/outings/{planned.pk}/close/") == few


def cancelled(worker, trip, reason="Everybody is ill"):
    return worker.post(f"/outings/{trip.pk}/cancel/", {"reason": reason})


def test_a_planned_outing_is_cancelled_with_a_reason_and_planned_again(worker, life, staff):
    trip = outing(life.two, today() - timedelta(days=1), state=State.PLANNED)
    visit(trip, life.salon, outcome="planned", place=1)
    assert cancelled(worker, trip, " ").status_code == 200
    assert cancelled(worker, trip)["Location"] == f"/outings/{trip.pk}/"
    page = worker.get(f"/outings/{trip.pk}/")
    assert "Everybody is ill" in words_of(page)
    assert f"POST /outings/{trip.pk}/plan-again/" in offers_of(page)
    assert unfinished(staff["worker"], today()) == []
    worker.post(f"/outings/{trip.pk}/plan-again/")
    again = Outing.objects.get(pk=trip.pk)
    assert (again.state, again.cancelled_because) == (State.PLANNED, "")
    assert [line.stops for line in unfinished(staff["worker"], today())] == [1]


def test_an_outing_that_took_place_cannot_be_cancelled(worker, planned):
    assert refused_at(cancelled(worker, planned)) == {"reason"}
    assert Outing.objects.get(pk=planned.pk).state == State.DONE


def test_what_is_planned_or_cancelled_counts_nowhere(life, staff):
    def figures():
        return month_values(Books.opened_for(staff["coordinator"], Month(2026, 9)), Month(2026, 9))

    before = figures()
    for state in (State.PLANNED, State.CANCELLED):
        visit(outing(life.two, DAY, state=state), life.salon, outcome="planned", place=1)
        assert figures() == before, state
    visit(life.trip, life.salon, outcome="planned", place=1)
    assert figures() == before


def test_writing_a_stop_of_a_cancelled_outing_down_says_that_it_took_place(worker, life, evening):
    life.trip.state, life.trip.cancelled_because = State.CANCELLED, "Everybody is ill"
    life.trip.save()
    evening.save(evening.form(outcome="closed"))
    assert Outing.objects.get(pk=life.trip.pk).cancelled_because == ""
