"""One entry keeps the team away from every venue of its districts until its day; a venue may have a day of its own."""

from datetime import date

import pytest

from outreach.crackdowns.avoided import avoid_until, avoided_on, crackdowns_for
from outreach.models import Crackdown
from tests.life import offers_of, refused_at, venue, words_of
from tests.records.test_venue_pages import seen_in, typed  # noqa: F401 a fixture
from venues.models import Venue

TODAY = date(2026, 9, 12)


def raid(*districts, until, since=date(2026, 9, 10)):
    return Crackdown.objects.create(districts=[each.pk for each in districts], since=since, avoid_until=until)


def avoided(where, opened, day=TODAY):
    return avoided_on(day, where, crackdowns_for(opened))


def test_one_entry_holds_for_all_venues_of_its_districts_those_entered_later_too(life, opened):
    entry = raid(life.two, until=date(2026, 10, 1))
    later = venue(life.two, "V099", "Plum Bar")
    elsewhere = venue(life.ten, "V100", "Quince Bar")
    for where in (life.parlour, life.salon, later):
        found = avoided(where, opened)
        assert (found.until, found.crackdown) == (date(2026, 10, 1), entry)
    assert avoided(elsewhere, opened) is None


@pytest.mark.parametrize(("day", "kept_away"), [(date(2026, 9, 30), True), (date(2026, 10, 1), False)])
def test_on_the_day_itself_one_may_go(life, opened, day, kept_away):
    raid(life.two, until=date(2026, 10, 1))
    assert (avoided(life.parlour, opened, day) is not None) == kept_away


def test_correcting_the_day_or_taking_it_out_lifts_it(life, opened, worker):
    entry = raid(life.two, until=date(2099, 1, 1))
    sent = {"districts": [str(life.two.pk)], "since": "2026-09-10", "words": "Raids"}
    address = f"/crackdowns/{entry.pk}/edit/"
    assert avoided(life.parlour, opened).until == date(2099, 1, 1)
    worker.post(address, {**sent, "avoid_until": "2026-09-11", "seen": seen_in(worker.get(address))})
    assert avoided(life.parlour, opened) is None
    worker.post(address, {**sent, "avoid_until": "2099-02-01", "seen": seen_in(worker.get(address))})
    assert avoided(life.parlour, opened).until == date(2099, 2, 1)
    worker.post(address, {**sent, "seen": seen_in(worker.get(address))})
    assert avoided(life.parlour, opened) is None


@pytest.mark.parametrize(("own", "latest", "is_own"), [(9, 10, False), (11, 11, True)])
def test_the_later_of_its_own_day_and_its_districts_counts(life, opened, own, latest, is_own):
    life.parlour.avoid_until = date(2026, own, 15)
    life.parlour.save()
    raid(life.two, until=date(2026, 10, 15))
    raid(life.two, until=date(2026, 9, 20))
    found = avoided(life.parlour, opened)
    assert (found.until, found.crackdown is None) == (date(2026, latest, 15), is_own)
    by_district = crackdowns_for(opened).avoid_until()
    assert avoid_until(life.parlour, by_district) == found.until


def test_the_record_says_until_when_and_where_it_comes_from(life, worker):
    address = f"/venues/{life.parlour.pk}/"
    assert "avoid until" not in words_of(worker.get(address))
    entry = raid(life.two, until=date(2099, 10, 1))
    page = worker.get(address)
    assert "avoid until 1 Oct 2099" in words_of(page)
    assert f"/crackdowns/{entry.pk}/" in offers_of(page)
    life.parlour.avoid_until = date(2099, 11, 1)
    life.parlour.save()
    page = worker.get(address)
    assert "avoid until 1 Nov 2099" in words_of(page)
    assert f"/crackdowns/{entry.pk}/" not in offers_of(page), "it is written down for this venue alone"


def test_the_list_of_venues_says_so_beside_each_that_is_avoided(life, worker):
    life.ten_bar = venue(life.ten, "V100", "Quince Bar")
    life.ten_bar.avoid_until = date(2099, 11, 1)
    life.ten_bar.save()
    raid(life.two, until=date(2099, 10, 1))
    text = words_of(worker.get("/venues/"))
    assert (text.count("avoid until 1 Oct 2099"), text.count("avoid until 1 Nov 2099")) == (2, 1)


def test_a_venues_own_day_is_typed_in_its_form_and_may_lie_ahead(life, worker, typed):  # noqa: F811
    address = f"/venues/{life.parlour.pk}/edit/"
    worker.post(address, {**typed, "avoid_until": "2099-11-01", "seen": seen_in(worker.get(address))})
    assert Venue.objects.get(pk=life.parlour.pk).avoid_until == date(2099, 11, 1)
    worker.post(address, {**typed, "avoid_until": "", "seen": seen_in(worker.get(address))})
    assert Venue.objects.get(pk=life.parlour.pk).avoid_until is None
    answer = worker.post(address, {**typed, "first_contact": "2099-11-01", "seen": seen_in(worker.get(address))})
    assert refused_at(answer) == {"first_contact"}
