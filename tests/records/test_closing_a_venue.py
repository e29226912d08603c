"""A venue closes or moves: the months, the successor, and what becomes of who works there."""

from datetime import date

import pytest

from core.months import Month
from core.refusals import NotPossible
from outreach.models import WorksAt
from outreach.records.venues import Fate, close_venue, move_venue
from people.models import Person, Whereabouts
from tests.life import person
from venues.actions import reopen_venue
from venues.models import Status, Venue

DAY = date(2026, 10, 3)


def periods_of(who):
    return [(period.venue_id, period.since, period.until) for period in WorksAt.objects.opened().of(who.pk)]


def test_a_closed_venue_has_its_date_and_its_last_active_month(life, staff):
    close_venue(venue=life.parlour, on=DAY, status=Status.DEMOLISHED, fates={}, by=staff["worker"])
    venue = Venue.objects.get(pk=life.parlour.pk)
    assert (venue.status, venue.closed_on, venue.last_month) == (Status.DEMOLISHED, DAY, Month(2026, 10))
    assert venue.first_month == Month(2025, 3)


def test_each_who_worked_there_has_her_own_fate(life, staff):
    names = ["Ash", "Bay", "Cedar"]
    stopped, elsewhere, unknown = (person(name, at=life.parlour) for name in names)
    fates = {
        stopped.pk: Fate(whereabouts=Whereabouts.STOPPED),
        elsewhere.pk: Fate(venue=life.salon.pk),
        life.xiang.pk: Fate(whereabouts=Whereabouts.MOVED_AWAY),
    }
    close_venue(venue=life.parlour, on=DAY, status=Status.CLOSED, fates=fates, by=staff["worker"])
    there = (life.parlour.pk, None, DAY)
    assert periods_of(stopped) == [there]
    assert periods_of(unknown) == [there]
    assert periods_of(life.xiang) == [there]
    assert periods_of(elsewhere) == [(life.salon.pk, DAY, None), there]
    said = {pk: who.whereabouts for pk, who in Person.objects.in_bulk().items()}
    assert said[stopped.pk] == Whereabouts.STOPPED
    assert said[life.xiang.pk] == Whereabouts.MOVED_AWAY
    assert {said[elsewhere.pk], said[unknown.pk], said[life.rose.pk]} == {Whereabouts.HERE}
    assert periods_of(life.rose) == [(life.salon.pk, None, None)]


def test_a_venue_that_moved_has_a_successor_to_which_it_points(life, staff, actions_of):
    values = {"district_id": life.ten.pk, "number": "V011", "name": "Zephyr Two", "address": "Lane 9"}
    fates = {life.xiang.pk: Fate(comes_along=True)}
    successor = move_venue(venue=life.parlour, on=DAY, values=values, fates=fates, by=staff["worker"])
    before, after = Venue.objects.get(pk=life.parlour.pk), Venue.objects.get(pk=successor.pk)
    assert (before.status, before.moved_to, before.last_month) == (Status.MOVED, after.pk, Month(2026, 10))
    assert (after.status, after.first_contact, after.first_month) == (Status.OPEN, DAY, Month(2026, 10))
    assert (after.district_id, after.kind_id, after.contact) == (life.ten.pk, before.kind_id, "Auntie Qin")
    assert periods_of(life.xiang) == [(after.pk, DAY, None), (before.pk, None, DAY)]
    assert actions_of(before.pk) == ["moved a venue"]
    assert actions_of(after.pk) == ["entered a venue"]


def test_nothing_is_written_when_a_symbol_is_taken_where_she_goes(life, staff):
    person("Kettle Two", at=life.salon, symbol="Kettle")
    fates = {life.xiang.pk: Fate(venue=life.salon.pk)}
    with pytest.raises(NotPossible, match="kettle"):
        close_venue(venue=life.parlour, on=DAY, status=Status.CLOSED, fates=fates, by=staff["worker"])
    assert Venue.objects.get(pk=life.parlour.pk).closed_on is None
    assert periods_of(life.xiang) == [(life.parlour.pk, None, None)]


def test_a_closed_venue_is_not_closed_twice_and_can_be_opened_again(life, staff):
    closing = {"on": DAY, "status": Status.CLOSED, "fates": {}, "by": staff["worker"]}
    close_venue(venue=life.parlour, **closing)
    with pytest.raises(NotPossible):
        close_venue(venue=life.parlour, **closing)
    venue = reopen_venue(venue=life.parlour, by=staff["worker"])
    assert (venue.status, venue.closed_on, venue.last_month) == (Status.OPEN, None, None)


def test_a_venue_first_contacted_after_it_closed_was_never_active(life):
    venue = Venue(district=life.two, number="V021", status=Status.CLOSED)
    venue.close(date(2026, 8, 31))
    venue.contacted(date(2026, 9, 1))
    assert (venue.first_month, venue.last_month) == (None, Month(2026, 8))
    venue.close(None)
    assert (venue.first_month, venue.last_month) == (Month(2026, 9), None)
