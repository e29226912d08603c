"""Of two rows about one woman, the one that says not to call her stands."""

import pytest

from outreach.models import Import
from outreach.registers.plan import Existing
from outreach.registers.undoing import undo_import
from people.models import Person
from tests.registers.test_import import take_in
from tests.registers.workbooks import A_PERSON, A_VENUE, codes, planned, planned_from_file, registers, sheet

YES, NO = {**A_PERSON, "May call": "yes"}, {**A_PERSON, "May call": "no"}


@pytest.mark.parametrize("rows", [[YES, NO], [NO, YES], [YES, YES, NO], [{**YES, "May call": ""}, NO]])
@pytest.mark.parametrize("number", ["P0001", " p0001"])
def test_a_no_on_any_row_stands(rows, number):
    plan = planned_from_file(people=[*rows[:-1], {**rows[-1], "Person no": number}])
    assert plan.people["P0001"].may_call is False
    assert plan.counts["people"].added == 1


def test_a_no_on_another_sheet_or_on_a_row_that_is_refused_stands():
    from outreach.registers.planner import plan_import
    from tests.registers.workbooks import TODAY

    elsewhere = sheet("people", {**NO, "Venue no": "V9"}, file="others.xlsx")
    plan = plan_import([sheet("venues", A_VENUE), sheet("people", YES), elsewhere], Existing(), TODAY)
    assert plan.people["P0001"].may_call is False
    assert ("people", 2, "no_call_stands") in codes(plan)


@pytest.mark.parametrize(
    "words",
    ["perhaps", "yes/no", "ask first", "yes?", "after six", "可能", "问一下", "y/n", "2", "yes, but not at night"],
)
def test_words_that_are_no_clear_yes_do_not_become_one(words):
    plan = planned(people=[{**YES, "May call": words}])
    assert plan.people["P0001"].may_call is not True
    plan = planned(people=[YES, {**YES, "May call": words}])
    assert plan.people["P0001"].may_call is not True


@pytest.mark.parametrize(
    "words", ["do not call", "don't", "never", "no calls please", "不要打", "勿打", "別打電話", "不可以打电话"]
)
def test_a_no_in_other_words_is_a_no(words):
    assert planned(people=[{**YES, "May call": words}]).people["P0001"].may_call is False


def test_a_no_stands_beside_what_the_book_says(opened):
    take_in(registers(people=[YES]), opened)
    plan, taken_in = take_in(registers(people=[NO]), opened)
    assert (plan.adds, Person.objects.get().may_call) == (0, False)
    take_in(registers(people=[YES]), opened)
    assert Person.objects.get().may_call is False
    undo_import(taken_in=Import.objects.get(pk=taken_in.pk), by=opened)
    assert Person.objects.get().may_call is False


def test_a_no_on_an_empty_record_stands_when_a_row_fills_it(opened):
    take_in(
        registers(
            people=[],
            journal=[{"Date": "2024-02-01", "Venue no": "V001", "Outcome": "reached", "Persons met": "P0001"}],
        ),
        opened,
    )
    person = Person.objects.get()
    person.may_call = False
    person.save()
    take_in(registers(people=[YES]), opened)
    assert (Person.objects.get().nickname, Person.objects.get().may_call) == ("阿香", False)
