"""Who is met, who gets an empty record, and who gets none."""

from outreach.registers.plan import Existing
from tests.registers.workbooks import A_PERSON, A_QUESTION, A_VISIT, codes, planned

A_MINOR = {**A_PERSON, "Person no": "P0017", "Age band": "15-17"}


def test_someone_under_18_gets_no_record_and_no_encounter_and_stays_in_the_headcount():
    visit = {**A_VISIT, "Persons met": "P0001, P0017", "New persons": "p0017", "Did not understand": "Ｐ００１７"}
    plan = planned(people=[A_PERSON, A_MINOR], journal=[visit], questions=[{**A_QUESTION, "Person no": "P0017"}])
    assert list(plan.people) == ["P0001"]
    assert plan.bare == {}
    assert (plan.visits[0].met, plan.visits[0].row.headcount) == (("P0001",), 3)
    assert plan.questions[0].person == ""
    assert codes(plan) == [
        ("people", 3, "under_18"),
        ("journal", 2, "person_under_18"),
        ("questions", 2, "person_under_18"),
    ]


def test_someone_whom_one_row_calls_under_18_gets_no_record_from_another():
    plan = planned(people=[{**A_MINOR, "Age band": "18-24"}, A_MINOR, A_PERSON])
    assert list(plan.people) == ["P0001"]
    assert plan.counts["people"].refused == 2
    assert codes(plan) == [("people", 2, "under_18_elsewhere"), ("people", 3, "under_18")]


def test_an_unknown_person_gets_one_empty_record_that_is_not_counted():
    visits = [{**A_VISIT, "Persons met": "P7, P8"}, {**A_VISIT, "Date": "2024-02-02", "Persons met": "P7"}]
    plan = planned(journal=visits, questions=[{**A_QUESTION, "Person no": "P9"}])
    assert list(plan.bare) == ["P7", "P8", "P9"]
    assert plan.counts["people"].added == 1


def test_a_person_refused_for_her_venue_counts_as_unknown_elsewhere():
    plan = planned(people=[{**A_PERSON, "Venue no": "V9"}], journal=[A_VISIT])
    assert list(plan.bare) == ["P0001"]
    assert codes(plan) == [("people", 2, "venue_unknown"), ("journal", 2, "person_unknown")]


def test_an_empty_record_that_a_row_fills_is_counted_as_added():
    plan = planned(Existing(bare={"P0001"}), journal=[A_VISIT])
    assert (plan.counts["people"].added, list(plan.people), plan.bare) == (1, ["P0001"], {})


def test_an_empty_record_of_an_earlier_import_is_found_again():
    plan = planned(Existing(bare={"P7"}), journal=[{**A_VISIT, "Persons met": "P7"}])
    assert plan.bare == {}
    assert plan.doubts == []


def test_nobody_is_met_at_a_stop_that_was_not_reached():
    visit = {**A_VISIT, "Outcome": "refused", "Persons met": "P0001, P7"}
    plan = planned(journal=[visit])
    assert plan.visits[0].met == ()
    assert plan.bare == {}
    assert codes(plan) == [("journal", 2, "persons_not_reached"), ("journal", 2, "headcount_not_reached")]


def test_new_and_to_be_explained_again_count_as_met():
    visit = {**A_VISIT, "Persons met": "P0001", "New persons": "P0002", "Did not understand": "P0003, P0001"}
    people = [A_PERSON, {**A_PERSON, "Person no": "P0002"}, {**A_PERSON, "Person no": "P0003"}]
    plan = planned(people=people, journal=[visit])
    assert plan.visits[0].met == ("P0001", "P0002", "P0003")
    assert [code for _register, _line, code in codes(plan)] == ["named_not_met", "named_not_met"]


def test_a_refused_row_makes_no_empty_record():
    plan = planned(
        journal=[{**A_VISIT, "Outcome": "?", "Persons met": "P7"}],
        questions=[{**A_QUESTION, "Date": "", "Person no": "P8"}],
    )
    assert plan.bare == {}
