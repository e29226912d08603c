"""Which rows are refused, repeated, there, or taken with a warning: the rules, one by one."""

import datetime
import json

import pytest

from outreach.registers.headings import assigned
from outreach.registers.plan import Existing
from outreach.registers.planner import plan_import
from tests.conftest import EXAMPLES
from tests.registers.workbooks import (
    A_PERSON,
    A_QUESTION,
    A_VENUE,
    A_VISIT,
    ANOTHER_VENUE,
    TODAY,
    codes,
    example,
    planned,
    sheet,
)

EXPECTED = json.loads((EXAMPLES / "expected.json").read_text())["import"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_workbooks_give_the_expected_counts(language):
    plan = plan_import(example(EXAMPLES / f"registers-{language}.xlsx"), Existing(), TODAY)
    assert plan.report() == EXPECTED[language]
    assert not plan.bare
    assert len(plan.refused) == sum(counts["refused"] for counts in EXPECTED[language].values())


def test_the_chinese_workbook_says_what_is_wrong_and_where():
    plan = plan_import(example(EXAMPLES / "registers-zh.xlsx"), Existing(), TODAY)
    places = [
        (doubt.source.sheet, doubt.source.line, doubt.problem.column, doubt.problem.code) for doubt in plan.doubts
    ]
    assert places == [
        ("个人记录", 1420, "编号", "number_missing"),
        ("个人记录", 1420, "场所编号", "venue_unknown"),
        ("外展日志", 4406, "场所编号", "venue_unknown"),
        ("外展日志", 4407, "日期", "date_unreadable"),
    ]
    assert "前天" in plan.doubts[-1].problem.sentence


REFUSALS = [
    ("venues", {**A_VENUE, "Venue no": ""}, ["number_missing"]),
    ("venues", {**A_VENUE, "Venue no": "V003", "First contact": ""}, ["first_contact_missing"]),
    ("venues", {**A_VENUE, "Venue no": "V003", "First contact": "spring"}, ["first_contact_unreadable"]),
    ("people", {**A_PERSON, "Person no": " "}, ["number_missing"]),
    ("people", {**A_PERSON, "Person no": "P2", "Venue no": "V009"}, ["venue_unknown"]),
    ("people", {**A_PERSON, "Person no": "P2", "Age band": "15-17"}, ["under_18"]),
    ("people", {**A_PERSON, "Person no": "P2", "Age band": "young"}, ["age_unsure"]),
    ("journal", {**A_VISIT, "Date": ""}, ["date_missing"]),
    ("journal", {**A_VISIT, "Date": "2024-02-30"}, ["date_unreadable"]),
    ("journal", {**A_VISIT, "Outcome": ""}, ["outcome_missing"]),
    ("journal", {**A_VISIT, "Outcome": "planned"}, ["outcome_unreadable"]),
    ("journal", {**A_VISIT, "Venue no": ""}, ["venue_missing"]),
    ("journal", {**A_VISIT, "Venue no": "V009"}, ["venue_unknown"]),
    ("journal", {**A_VISIT, "Date": "soon", "Venue no": "V009"}, ["date_unreadable", "venue_unknown"]),
    ("questions", {**A_QUESTION, "Date": ""}, ["date_missing"]),
    ("questions", {**A_QUESTION, "Date": "soon"}, ["date_unreadable"]),
    ("questions", {**A_QUESTION, "Venue no": "V009"}, ["venue_unknown"]),
]


@pytest.mark.parametrize(("register", "row", "expected"), REFUSALS)
def test_a_row_is_refused_and_contributes_nothing(register, row, expected):
    rows = {"venues": [A_VENUE, ANOTHER_VENUE], "people": [A_PERSON]}
    plan = planned(**{**rows, register: [*rows.get(register, []), row]})
    without = planned(**rows)
    assert [code for _register, _line, code in codes(plan)] == expected
    assert plan.counts[register].refused == 1
    assert plan.refused[0][0] == register
    assert (plan.venues.keys(), plan.people.keys(), plan.bare) == (without.venues.keys(), without.people.keys(), {})
    assert (plan.outings, plan.questions, plan.new_districts) == ({}, [], without.new_districts)


WARNINGS = [
    ("venues", {**A_VENUE, "Kind": "tea house"}, "kind_new"),
    ("venues", {**A_VENUE, "Closed on": "2025"}, "closed_on_unreadable"),
    ("venues", {**A_VENUE, "Status": "moved"}, "closed_without_date"),
    ("venues", {**A_VENUE, "Closed on": "2025-01-01"}, "open_with_closing_date"),
    ("venues", {**A_VENUE, "Status": "closed", "Closed on": "2023-01-01"}, "closed_before_first_contact"),
    ("venues", {**A_VENUE, "Status": "sleepy"}, "cell_unreadable"),
    ("venues", {**A_VENUE, "District": ""}, "district_missing"),
    ("people", {**A_PERSON, "Venue no": ""}, "venue_empty"),
    ("people", {**A_PERSON, "First met": "last year"}, "cell_unreadable"),
    ("people", {**A_PERSON, "May call": "perhaps"}, "cell_unreadable"),
    ("people", {**A_PERSON, "Receptiveness": "7"}, "cell_unreadable"),
    ("journal", {**A_VISIT, "Topics": "food"}, "topic_new"),
    ("journal", {**A_VISIT, "Follow up on": "2024-03-01", "Follow-up reason": "lost her bag"}, "reason_new"),
    ("journal", {**A_VISIT, "Follow-up reason": "was not let in"}, "follow_up_without_date"),
    ("journal", {**A_VISIT, "Women present": "约3"}, "cell_unreadable"),
    ("journal", {**A_VISIT, "Condoms": "a box"}, "cell_unreadable"),
    ("journal", {**A_VISIT, "District": "West"}, "district_unknown"),
    ("journal", {**A_VISIT, "Persons met": "P0001, P7"}, "person_unknown"),
    ("journal", {**A_VISIT, "Persons met": "", "New persons": "P0001"}, "named_not_met"),
    ("journal", {**A_VISIT, "Persons met": "", "Did not understand": "P0001"}, "named_not_met"),
    ("journal", {**A_VISIT, "Outcome": "closed", "Women present": ""}, "persons_not_reached"),
    ("journal", {**A_VISIT, "Outcome": "closed", "Persons met": ""}, "headcount_not_reached"),
    ("questions", {**A_QUESTION, "Venue no": ""}, "venue_empty"),
    ("questions", {**A_QUESTION, "Topic": "food"}, "topic_new"),
    ("questions", {**A_QUESTION, "Person no": "P7"}, "person_unknown"),
    ("questions", {**A_QUESTION, "Question": ""}, "words_missing"),
    ("questions", {**A_QUESTION, "Answered at once": "perhaps"}, "cell_unreadable"),
    ("questions", {**A_QUESTION, "Called back on": "later"}, "called_back_on_unreadable"),
    ("questions", {**A_QUESTION, "Called back on": "2024-01-01"}, "told_before_asked"),
]


@pytest.mark.parametrize(("register", "row", "code"), WARNINGS)
def test_a_row_is_taken_with_a_warning(register, row, code):
    rows = {"venues": [A_VENUE], "people": [A_PERSON]}
    plan = planned(**{**rows, register: [row]})
    assert codes(plan) == [(register, 2, code)]
    assert (plan.counts[register].added, plan.counts[register].refused) == (1, 0)
    assert plan.doubts[0].problem.sentence.endswith(".")


def test_rows_without_fault_give_no_doubt():
    plan = planned(journal=[A_VISIT], questions=[A_QUESTION])
    assert plan.doubts == []
    assert [counts.added for counts in plan.counts.values()] == [2, 1, 1, 1]


def test_refusals_are_named_first_then_closing_and_call_back_dates():
    venues = [{**A_VENUE, "Kind": "tea house", "Closed on": "2025"}, {**A_VENUE, "Venue no": ""}]
    questions = [{**A_QUESTION, "Topic": "food", "Called back on": "later"}]
    plan = planned(venues=venues, questions=questions)
    assert [doubt.problem.code for doubt in plan.ordered_doubts()] == [
        "number_missing",
        "closed_on_unreadable",
        "called_back_on_unreadable",
        "kind_new",
        "topic_new",
    ]


def test_blank_rows_are_counted_and_their_lines_kept():
    plan = planned(venues=[{}, A_VENUE, {"District": "  "}, {**A_VENUE, "Venue no": ""}], people=[])
    assert (plan.counts["venues"].blank, plan.counts["venues"].added) == (2, 1)
    assert codes(plan) == [("venues", 5, "number_missing")]


@pytest.mark.parametrize(
    ("register", "row", "different"),
    [
        ("venues", A_VENUE, {**A_VENUE, "Venue no": " v001 ", "First contact": "unknown"}),
        ("people", A_PERSON, {**A_PERSON, "Nickname": "梅姐", "Venue no": "V009"}),
        ("journal", A_VISIT, {**A_VISIT, "Date": "2024/2/1", "Outcome": "no idea"}),
        ("questions", A_QUESTION, {**A_QUESTION, "Question": "IS IT  SERIOUS?"}),
    ],
)
def test_a_repeated_row_is_counted_and_never_blocks_and_the_first_is_taken(register, row, different):
    rows = {"venues": [A_VENUE], "people": [A_PERSON]}
    plan = planned(**{**rows, register: [row, row, different]})
    counts = plan.counts[register]
    assert (counts.added, counts.repeated, counts.refused) == (1, 2, 0)
    assert codes(plan) == [(register, 4, "repeated_differs")]


def test_the_first_good_row_is_taken_where_an_earlier_one_is_refused():
    plan = planned(journal=[{**A_VISIT, "Outcome": "?"}, {**A_VISIT, "Women present": 9.0}, A_VISIT])
    counts = plan.counts["journal"]
    assert (counts.added, counts.repeated, counts.refused) == (1, 1, 1)
    assert plan.visits[0].row.headcount == 9


def test_the_same_venue_on_another_day_is_another_visit():
    assert planned(journal=[A_VISIT, {**A_VISIT, "Date": "2024-02-02"}]).counts["journal"].added == 2


def test_registers_in_several_files_are_read_in_the_order_of_their_needs():
    sheets = [
        sheet("questions", A_QUESTION, file="d.csv"),
        sheet("journal", A_VISIT, file="c.csv"),
        sheet("people", A_PERSON, file="b.csv"),
        sheet("venues", A_VENUE, file="a.csv"),
    ]
    plan = plan_import(sheets, Existing(), TODAY)
    assert (plan.adds, plan.doubts) == (4, [])


def test_a_sheet_nobody_recognises_is_handed_back_and_may_be_assigned():
    unclear = sheet("journal", A_VISIT)
    unclear = unclear.corrected({1: {4: "How it went"}})
    sheets = [sheet("venues", A_VENUE), sheet("people", A_PERSON), unclear]
    assert plan_import(sheets, Existing(), TODAY).unrecognised == [unclear]
    by_hand = {(unclear.file, unclear.name): assigned(unclear, "journal", {"date": 0, "venue": 2, "outcome": 4})}
    plan = plan_import(sheets, Existing(), TODAY, by_hand)
    assert (plan.unrecognised, plan.counts["journal"].added) == ([], 1)


def test_a_corrected_row_is_taken():
    journal = sheet("journal", {**A_VISIT, "Date": "前天"})
    others = [sheet("venues", A_VENUE), sheet("people", A_PERSON)]
    assert plan_import([*others, journal], Existing(), TODAY).counts["journal"].refused == 1
    plan = plan_import([*others, journal.corrected({2: {0: "2024-02-01"}})], Existing(), TODAY)
    assert plan.visits[0].row.date == datetime.date(2024, 2, 1)
