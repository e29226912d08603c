"""Women met, encounters and headcount are three different counts; supplies are counted per outing."""

from datetime import date

import pytest
from django.utils import translation

from core.months import Month
from outreach.models import Encounter, Outcome, Supply
from reports.figures import Books, Period, percent, year_figures
from tests.life import entry, outing, person, visit
from tests.reports.life import count, handed_out, venue, went


@pytest.fixture
def xiang(opened):
    return person("阿香")


def test_a_woman_met_four_times_in_a_year_is_one_woman_and_four_encounters(opened, one, xiang):
    for day in ("2026-04-10", "2026-07-04", "2026-09-02", "2026-09-28"):
        went(day, one, met=[xiang])
    year = year_figures(Books.opened_for(opened, Month(2026, 12)), Period(Month(2026, 1), Month(2026, 12)))
    assert (year.women_met, year.encounters) == (1, 4)
    months = [count("women_met", f"2026-{number:02}", by=opened) for number in (4, 7, 9)]
    assert months == [1, 1, 1]


def test_ever_met_counts_from_the_first_day_of_the_records(opened, one, xiang):
    went("2025-02-01", one, met=[xiang, person("Bee")])
    went("2026-06-01", one, met=[xiang])
    assert [count("ever_met", month, by=opened) for month in ("2025-01", "2025-02", "2026-06")] == [0, 2, 2]


def test_women_in_the_programme_were_met_in_the_twelve_months_to_the_end(opened, one, xiang):
    went("2025-06-30", one, met=[person("Bee")])
    went("2025-07-01", one, met=[xiang])
    assert count("women_in_programme", "2026-06", by=opened) == 1


def test_she_is_new_once_though_two_visits_say_so(opened, one, xiang):
    for day in ("2026-06-01", "2026-06-02"):
        went(day, one, met=[Encounter(xiang.pk, new=True)])
    assert (count("new_women", "2026-06", by=opened), count("encounters", "2026-06", by=opened)) == (1, 2)


def test_a_visit_that_was_refused_meets_nobody(opened, one, xiang):
    went("2026-06-01", one, Outcome.REFUSED, met=[xiang], headcount=7)
    keys = ("women_met", "encounters", "headcount")
    assert [count(key, "2026-06", by=opened) for key in keys] == [0, 0, 0]


def test_one_missing_headcount_does_not_make_the_sum_missing(opened, one):
    went("2026-06-01", one, headcount=4)
    went("2026-06-02", one, headcount=None)
    went("2026-06-03", one, headcount=0)
    keys = ("headcount", "headcount_known", "visits_reached")
    assert [count(key, "2026-06", by=opened) for key in keys] == [4, 2, 3]


def test_a_headcount_nobody_wrote_down_is_missing_and_not_zero(opened, one):
    went("2026-06-01", one, headcount=None)
    assert count("headcount", "2026-06", by=opened) is None


def test_visits_encounters_and_supplies_do_not_multiply_each_other(opened, one, xiang):
    trip = outing(one.district, date(2026, 6, 1), supplies=handed_out(condoms=100, booklets=3))
    visit(trip, one, met=[xiang, person("Bee"), person("Cherry")], headcount=5)
    visit(trip, venue(one.district, "V2"), met=[xiang], headcount=2)
    assert count("supplies", "2026-06", by=opened) == {"condoms": 100, "booklets": 3}
    keys = ("outings", "visits", "women_met", "encounters", "headcount")
    assert [count(key, "2026-06", by=opened) for key in keys] == [1, 2, 3, 4, 7]


def test_condoms_and_booklets_are_always_named_others_only_where_handed_out(opened, one):
    Supply.objects.create(label="soap")
    outing(one.district, date(2026, 6, 1), supplies=handed_out(kits=2, rice=0))
    assert count("supplies", "2026-06", by=opened) == {"condoms": 0, "booklets": 0, "kits": 2}


def test_supplies_have_the_same_keys_in_every_language(opened, one):
    outing(one.district, date(2026, 6, 1), supplies=handed_out(condoms=5, kits=2))
    with translation.override("zh-hans"):
        assert str(entry(Supply, "condoms")) != "condoms"
        assert count("supplies", "2026-06", by=opened) == {"condoms": 5, "booklets": 0, "kits": 2}


def test_a_kind_that_has_only_a_label_goes_by_it(opened, one):
    soap = Supply.objects.create(label="soap")
    assert soap.heading == "soap"
    outing(one.district, date(2026, 6, 1), supplies=[type(handed_out(kits=1)[0])(soap.pk, 9)])
    assert count("supplies", "2026-06", by=opened) == {"condoms": 0, "booklets": 0, "soap": 9}


def test_to_explain_again_counts_a_woman_once(opened, one, xiang):
    for day in ("2026-06-01", "2026-06-02"):
        went(day, one, met=[Encounter(xiang.pk, to_explain=True), Encounter(person("Bee").pk)])
    assert count("to_explain", "2026-06", by=opened) == 1


def test_a_share_has_one_place_and_nothing_of_nothing_is_missing():
    assert (percent(698, 8851), percent(0, 3), percent(0, 0), percent(None, 3)) == (7.9, 0.0, None, None)
