"""What several rows make together: outings, supplies, follow-ups; and what is in the book already."""

import datetime

from outreach.registers.plan import Existing
from tests.registers.workbooks import A_PERSON, A_QUESTION, A_VENUE, A_VISIT, ANOTHER_VENUE, codes, planned

DAY = datetime.date(2024, 2, 1)
THERE = Existing(
    districts={"north": "North", "south": "South"},
    labels={"kind": {"bar": "bar"}, "topic": {}, "reason": {}},
    venues={
        "V001": {"name": "Plum Stone", "district": "North", "kind": "bar", "first_contact": datetime.date(2024, 1, 2)},
        "V002": {"name": "Red Brook", "district": "South", "kind": "bar"},
    },
    people={"P0001": {"nickname": "阿香", "age_band": "25-34", "venue": "V001"}},
    visits={(DAY, "V001"): {"outcome": "reached", "headcount": 3, "met": ("P0001",), "new": (), "explain_again": ()}},
    questions={(DAY, "V001", "P0001", "isitserious?"): {"answered_at_once": None}},
)


def later(days, **cells):
    return {**A_VISIT, "Date": (DAY + datetime.timedelta(days)).isoformat(), **cells}


def test_one_date_and_one_district_make_one_outing_with_one_sum_of_supplies():
    rows = [
        {**A_VISIT, "Condoms": 20.0, "Booklets": 2.0},
        {**A_VISIT, "Venue no": "V003", "Team": "Dune, elm", "Condoms": 40.0},
        {**A_VISIT, "Venue no": "V002", "District": "South", "Condoms": 60.0},
        {**A_VISIT, "Condoms": 1000.0},
        {**A_VISIT, "Venue no": "V009", "Condoms": 1000.0},
    ]
    plan = planned(venues=[A_VENUE, ANOTHER_VENUE, {**A_VENUE, "Venue no": "V003"}], journal=rows)
    assert [(outing.date, outing.district, outing.supplies) for outing in plan.outings.values()] == [
        (DAY, "north", {"condoms": 60, "booklets": 2}),
        (DAY, "south", {"condoms": 60}),
    ]
    assert list(plan.outings[DAY, "north"].team.values()) == ["dune", "birch", "elm"]


def test_another_districts_name_in_the_journal_is_kept_for_the_outing():
    plan = planned(journal=[{**A_VISIT, "District": "South"}])
    assert list(plan.outings) == [(DAY, "south")]


def test_without_a_known_district_the_venues_own_is_taken():
    plan = planned(journal=[{**A_VISIT, "District": ""}, later(1, District="West")])
    assert [district for _date, district in plan.outings] == ["north", "north"]
    assert list(plan.new_districts) == ["north", "south"]


def test_the_first_later_reached_visit_of_the_venue_keeps_a_follow_up():
    promise = {"Follow up on": "2024-03-01", "Follow-up reason": "did not understand"}
    rows = [
        later(0, **promise),
        later(0, **{"Venue no": "V002"}),
        later(9),
        later(5),
        later(3, Outcome="closed", **{"Persons met": "", "Women present": ""}),
        later(20, **promise),
    ]
    plan = planned(journal=rows)
    kept = {visit.row.date: visit.kept_on for visit in plan.visits if visit.row.follow_up_on}
    assert kept == {DAY: DAY + datetime.timedelta(5), DAY + datetime.timedelta(20): None}


def test_a_visit_in_the_book_keeps_a_follow_up_and_a_new_visit_one_in_the_book():
    there = Existing(**{**THERE.__dict__, "open_follow_ups": [("one", "V001", DAY), ("two", "V002", DAY)]})
    plan = planned(there, journal=[later(-9, **{"Follow up on": "2024-03-01"}), later(4)])
    assert plan.visits[0].kept_on == DAY
    assert plan.keeps == {"one": DAY + datetime.timedelta(4)}


def test_what_is_there_is_left_and_counted_nowhere():
    plan = planned(THERE, venues=[A_VENUE], people=[A_PERSON], journal=[A_VISIT], questions=[A_QUESTION])
    assert plan.adds == 0
    assert plan.doubts == []
    assert {tuple(counts.values()) for counts in plan.report().values()} == {(0, 0, 0, 0)}
    assert [counts.there for counts in plan.counts.values()] == [1, 1, 1, 1]
    assert (plan.outings, plan.questions, plan.new_labels, plan.new_districts) == ({}, [], {}, {})


def test_a_difference_from_the_book_is_reported_with_its_columns():
    plan = planned(
        THERE,
        venues=[{**A_VENUE, "Venue name": "Plum Gate", "District": "West", "Kind": "tea house"}],
        people=[{**A_PERSON, "Nickname": "", "Age band": "35-44"}],
        journal=[{**A_VISIT, "Women present": 4.0, "Persons met": "P0001, P0002"}],
        questions=[{**A_QUESTION, "Answered at once": "yes"}],
    )
    assert [(doubt.register, doubt.problem.code, doubt.problem.value) for doubt in plan.doubts] == [
        ("venues", "there_differs", "Venue name, District, Kind"),
        ("people", "there_differs", "Age band"),
        ("journal", "there_differs", "Women present, Persons met"),
        ("questions", "there_differs", "Answered at once"),
    ]
    assert (plan.adds, plan.new_districts, plan.new_labels, plan.bare) == (0, {}, {}, {})


def test_a_row_that_is_there_never_blocks_whatever_else_it_says():
    plan = planned(
        THERE,
        venues=[{**A_VENUE, "First contact": ""}],
        people=[{**A_PERSON, "Venue no": "V9"}],
        journal=[{**A_VISIT, "Outcome": "?"}, {**A_VISIT, "Outcome": "?"}],
    )
    assert plan.refused == []
    assert plan.counts["journal"].repeated == 1


def test_someone_in_the_book_whom_a_register_calls_under_18_is_refused():
    plan = planned(THERE, venues=[], people=[{**A_PERSON, "Age band": "17"}], journal=[later(1)])
    assert codes(plan)[0] == ("people", 2, "under_18")
    assert plan.visits[0].met == ()


def test_a_new_label_is_added_once_however_it_is_written():
    venues = [{**A_VENUE, "Kind": "Tea house"}, {**ANOTHER_VENUE, "Kind": "ＴＥＡ  HOUSE"}]
    assert planned(venues=venues).new_labels["kind"] == {"teahouse": "Tea house"}


def test_a_label_of_the_book_is_not_new():
    there = Existing(labels={"kind": {"teahouse": "of the book"}})
    plan = planned(there, venues=[{**A_VENUE, "Kind": "Tea House"}], people=[])
    assert (plan.doubts, plan.new_labels, plan.venues["V001"].kind) == ([], {}, "of the book")
