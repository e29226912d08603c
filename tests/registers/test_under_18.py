"""Nobody who may be under 18 gets a record by an import: not from her row, nor by what else names her."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.registers.files import read_file
from outreach.registers.plan import Existing
from outreach.registers.planner import plan_import
from tests.registers.workbooks import (
    A_PERSON,
    A_QUESTION,
    A_VISIT,
    TODAY,
    brought,
    csv_bytes,
    planned,
    planned_from_file,
    table,
)

GIRL = {**A_PERSON, "Person no": "P0017", "Nickname": "Wren"}
NAMESAKE = {**A_PERSON, "Person no": "P0018", "Nickname": "Wren"}
VISIT = {
    **A_VISIT,
    "Persons met": "P0001, P0017, P0018",
    "New persons": "p0017",
    "Did not understand": "Ｐ００１７",
    "Follow up on": "2024-03-01",
    "Follow-up reason": "did not understand",
}
QUESTION = {**A_QUESTION, "Person no": "P0017"}

MINOR = [
    *(
        "17",
        17.0,
        17.5,
        "17.5",
        "16/17",
        "16、17",
        "15或16",
        "十六七",
        "十六七岁",
        "16~17岁之间",
        "17岁半",
        "未成年（16）",
    ),
    *(
        "不到18",
        "快18",
        "差几个月18",
        "u18",
        "<18",
        "15-17",
        "１５－１７",
        "未滿18歲",
        "16歲",
        "未成年",
        "minor",
        "12 or 13",
    ),
    *(date(2025, 10, 14), datetime(2025, 12, 17), date(2024, 10, 12), "under 18", "18岁以下"),
]
UNSURE = [
    *("17?", "17？", "~17", "约17", "17岁左右", "15-19", "17-24", "17+", "<25", "under 25", "≤18", "约18", "about 19"),
    *("2009", "2009年", 2009.0, "1990", "young", "?", "不详", "-", "n/a", "十七八", "虚岁18", "18?", "18-", "about 20"),
    *("#REF!", "#N/A", "=2025-2009", "1985-03-02", date(1990, 10, 14), date(2001, 5, 1), "200", "34-25", True, "teen"),
    *("16 or 24", "14-Oct", "10月14日", "not a minor", "18(未成年)", "1岁?", "成年?", "17 going on 18"),
]
ADULT = [
    *(
        "18",
        18.0,
        "18-24",
        "25-34",
        "45+",
        "18岁",
        "18岁以上",
        "over 17",
        "≥18",
        "二十五",
        "18+",
        "60 and over",
        "18~24周岁",
    ),
    *("25.5", 25.5, "二十五六", "30多岁", "40s", "约30", "40岁左右", "20/24", "", " ", "25歲", "滿18"),
]


def everyone(plan):
    """Whoever gets a record."""
    return [*plan.people, *plan.bare]


CELLS = [*MINOR, *UNSURE, *ADULT]


def of_each(cells):
    """For each cell a person, a namesake of hers, a visit at which both were met, and a question of hers."""
    rows = {"people": [A_PERSON], "journal": [], "questions": []}
    for place, cell in enumerate(cells):
        her, namesake, day = f"G{place}", f"N{place}", date(2024, 2, 1) + timedelta(place)
        named = {"Persons met": f"P0001, {her}, {namesake}", "New persons": her.lower(), "Did not understand": her}
        rows["people"] += [{**A_PERSON, "Person no": her, "Age band": cell}, {**A_PERSON, "Person no": namesake}]
        rows["journal"].append({**VISIT, **named, "Date": day})
        rows["questions"].append({**A_QUESTION, "Person no": her, "Date": day})
    return rows


@pytest.fixture(scope="module", params=["xlsx", "csv"])
def plan_of_all(request):
    """Every age of this file in one import, read from a workbook, or the people from a CSV file."""
    rows = of_each(CELLS)
    if request.param == "xlsx":
        return planned_from_file(**rows)
    people = read_file("people.csv", csv_bytes(table(rows.pop("people"))))
    others = read_file("registers.xlsx", brought(**rows))
    return plan_import([*others, *people], Existing(), TODAY)


def at(plan, cell, place):
    """What came of one age: who gets a record, whether her row is refused, whom the visit met, who asked."""
    her = f"G{place}"
    refused = [row for _register, row in plan.refused if row.source.line == 3 + 2 * place]
    return her in everyone(plan), refused, plan.visits[place], plan.questions[place].person


@pytest.mark.parametrize(("place", "cell"), list(enumerate(CELLS)), ids=repr)
def test_an_age_that_is_not_certainly_18_is_refused_and_gives_no_record(plan_of_all, place, cell):
    taken, refused, visit, asker = at(plan_of_all, cell, place)
    if cell in ADULT and cell not in (*MINOR, *UNSURE):
        assert (taken, refused, asker) == (True, [], f"G{place}")
        assert visit.met == ("P0001", f"G{place}", f"N{place}")
        return
    assert (taken, len(refused), asker) == (False, 1, "")
    assert (visit.met, visit.row.headcount, str(visit.row.follow_up_on)) == (("P0001", f"N{place}"), 3, "2024-03-01")
    assert f"N{place}" in plan_of_all.people
    assert [problem.sentence[-1] for problem in refused[0].problems] == ["."]


@pytest.mark.parametrize(("place", "cell"), list(enumerate(MINOR)), ids=repr)
def test_of_the_row_of_a_certain_minor_only_line_and_reason_are_left(plan_of_all, place, cell):
    _taken, (row,), _visit, _asker = at(plan_of_all, cell, place)
    days_in_csv = not isinstance(cell, (str, float)) and row.source.file == "people.csv"
    assert days_in_csv or (row.source.cells, [problem.value for problem in row.problems]) == ((), [""])


@pytest.mark.parametrize(("place", "cell"), list(enumerate(UNSURE, start=len(MINOR))), ids=repr)
def test_a_row_of_which_one_is_not_sure_waits_for_a_decision(plan_of_all, place, cell):
    _taken, (row,), _visit, _asker = at(plan_of_all, cell, place)
    assert row.source.cells[0] == f"G{place}"


@given(st.integers(0, 120), st.integers(0, 120), st.sampled_from(["{}-{}", "{}~{}岁", "{} to {}", "{}至{}", "{}–{}"]))
def test_a_band_is_taken_exactly_if_it_begins_at_18(one, other, words):
    low, high = sorted((one, other))
    plan = planned(people=[{**GIRL, "Age band": words.format(low, high)}], journal=[VISIT])
    assert ("P0017" in everyone(plan)) == (low >= 18)


@given(st.text(max_size=8) | st.text(alphabet="0123456789?-/~.约岁十七 +<>", max_size=6))
def test_no_age_that_is_not_read_as_18_or_more_gives_a_record(written):
    plan = planned(people=[{**GIRL, "Age band": written}], journal=[VISIT])
    row = plan.people.get("P0017")
    assert ("P0017" in everyone(plan)) == (row is not None)
    assert row is None or row.age_band is None or row.age_band.low >= 18


MENTIONS = [
    *("P0017", "p0017", "P17", "P-0017", "Wren", "WREN", "P0017(新)", "P0017和P0001", "P0017+P0001", "P0001与P0017"),
    *("P0016-P0019", "P0016至P0018", "Wren（新）", "Wren & P0001", "nr P0017", "Wren X1", "P 17", "和Wren"),
]


@pytest.mark.parametrize("age", ["15", "17?"])
@pytest.mark.parametrize("mention", MENTIONS)
def test_no_way_of_naming_her_elsewhere_makes_her_a_record(mention, age):
    journal = [{**A_VISIT, "Persons met": mention, "New persons": mention}]
    questions = [{**A_QUESTION, "Person no": mention}]
    people = [A_PERSON, {**GIRL, "Age band": age}]
    plan = planned(people=people, journal=journal, questions=questions)
    assert everyone(plan) == ["P0001"]
    assert (plan.visits[0].row.headcount, plan.counts["questions"].added) == (3, 1)


def test_others_that_stand_in_the_journal_alone_get_their_empty_record_still():
    journal = [{**A_VISIT, "Persons met": "P0001, P0117, P170, KITE, P0017"}]
    plan = planned(people=[A_PERSON, {**GIRL, "Age band": "17"}], journal=journal)
    assert list(plan.bare) == ["P0117", "P170", "KITE"]


@pytest.mark.parametrize("age", ["15", "17?"])
@pytest.mark.parametrize("number", ["P0017", " p0017", "P17", "Ｐ００１７"])
@pytest.mark.parametrize("order", [1, -1])
def test_someone_who_stands_on_two_rows_is_refused_on_both(age, number, order):
    people = [{**GIRL, "Age band": "18-24", "Person no": number}, {**GIRL, "Age band": age}][::order]
    plan = planned(people=[A_PERSON, *people], journal=[VISIT])
    assert everyone(plan) == ["P0001", "P0018"]
    assert plan.counts["people"].refused == 2


def test_no_row_of_a_certain_minor_is_kept_not_even_the_one_that_calls_her_grown_up():
    plan = planned(people=[{**GIRL, "Age band": "18-24", "Venue no": "V9"}, {**GIRL, "Age band": "15"}])
    assert [row.source.cells for _register, row in plan.refused] == [(), ()]
    assert not any("P0017" in doubt.problem.sentence or "V9" in doubt.problem.sentence for doubt in plan.doubts)


def test_someone_in_the_book_is_left_out_where_the_registers_call_her_under_18_and_the_record_is_pointed_out():
    book = Existing(bare={"P0017"})
    plan = planned(book, people=[A_PERSON, {**GIRL, "Age band": "16"}], journal=[VISIT])
    assert plan.visits[0].met == ("P0001", "P0018")
    assert [problem.code for problem in plan.refused[0][1].problems] == ["under_18", "in_the_book_already"]
