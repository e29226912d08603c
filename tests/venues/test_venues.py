"""Venues and districts in the words of the lists."""

from datetime import date

import pytest

from venues.models import District, Districts, Status, Venue, Venues


def venue(**facts):
    return Venue(**facts)


def test_districts_stand_in_natural_order(opened):
    districts = [District(name=name) for name in ("第10片区", "District 10", "第2片区", "District 2")]
    names = [str(district) for district in Districts(districts).in_order()]
    assert names == ["第2片区", "第10片区", "District 2", "District 10"]


@pytest.mark.parametrize(
    ("facts", "gone"),
    [
        ({}, False),
        ({"status": Status.KNOWN}, False),
        ({"status": Status.CLOSED}, True),
        ({"status": Status.MOVED}, True),
        ({"status": Status.DEMOLISHED}, True),
        ({"status": Status.OPEN, "closed_on": date(2026, 9, 5)}, True),
        ({"status": Status.CLOSED, "closed_on": date(2026, 9, 6)}, False),
    ],
)
def test_a_closing_date_counts_whatever_the_status_says(opened, facts, gone):
    row = venue(**facts)
    assert row.gone_by(date(2026, 9, 5)) is gone
    assert (Venues([row]).gone_by(date(2026, 9, 5)) == [row]) is gone
    assert (Venues([row]).there_on(date(2026, 9, 5)) == []) is gone


def test_by_district_an_empty_one_is_there_too(opened):
    two, ten = District(name="District 2"), District(name="District 10")
    v10, v9 = venue(number="V10", district=ten), venue(number="V9", district=ten)
    assert Venues([v10, v9]).by_district([ten, two]) == [(two, []), (ten, [v9, v10])]


def test_a_venue_is_meant_by_its_whole_number_or_a_part_of_its_name(opened):
    venues = Venues([venue(number="V01", name="海阁发廊"), venue(number="V010", name="Orchid Tune")])
    found = {
        words: [row.number for row in venues.found_by(words)] for words in ("v01", "Ｖ０１０", "hg", "chid", "", "V")
    }
    assert found == {"v01": ["V01"], "Ｖ０１０": ["V010"], "hg": ["V01"], "chid": ["V010"], "": [], "V": []}
