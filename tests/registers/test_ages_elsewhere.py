"""Ages that do not stand where one looks for them: in two lines of headings, under none, in a number, in any slip."""

import pytest

from outreach.models import Import
from outreach.registers.age.headings import speaks_of_age
from outreach.registers.files import Sheet
from outreach.registers.headings import recognise
from outreach.registers.plan import Existing
from outreach.registers.planner import plan_import
from people.models import Person
from tests.registers.test_pages import amber, bring, text  # noqa: F401 -- the pages as fixtures
from tests.registers.test_under_18 import everyone
from tests.registers.workbooks import A_PERSON, TODAY, brought

HEADINGS = ("Person no", "Nickname", "Phone", "Venue no", "Wish")
SLIPS = [
    *("年令", "年齢", "多大", "她今年", "出身年月", "生于", "哪年生", "属相", "身份证号", "證件號碼", "满十八", "成人"),
    *("Years", "Yrs", "D/O/B", "D O B", "b.d.", "ID card", "Minor (Y/N)", "Under-18", "U18", "teenager", "Adult (Y/N)"),
    *("Over-18?", ">18", "≥18", ">=18", "Alter", "Geburtsdatum", "edad", "tuổi"),
]
NOT_HERS = [
    "孩子年龄",
    "孩子生日",
    "age of youngest child",
    "入行年龄",
    "Age at first work",
    "烟龄",
    "网龄",
    "育龄妇女",
]


def planned(*rows):
    """What a people's register of these lines would do."""
    return plan_import([Sheet("a.csv", "People", tuple(rows))], Existing(), TODAY)


def woman(number, *more):
    return (number, f"Wren {number}", "", "", "", *more)


@pytest.mark.parametrize("heading", SLIPS)
def test_a_slip_in_a_heading_is_seen(heading):
    assert speaks_of_age(heading)


@pytest.mark.parametrize("heading", NOT_HERS)
def test_the_age_of_others_and_years_of_habit_say_nothing_of_hers(heading):
    assert not speaks_of_age(heading)
    plan = planned((*HEADINGS, heading), woman("P1", "5"))
    assert (everyone(plan), plan.refused) == (["P1"], [])


@pytest.mark.parametrize(
    ("number", "kept"), [("120101201003041245", []), ("12010120100304124X", []), ("120101198503041245", ["P1"])]
)
def test_the_number_of_an_identity_card_is_read_as_a_birth_and_not_kept(number, kept):
    plan = planned((*HEADINGS, "身份证号"), woman("P1", number))
    assert everyone(plan) == kept
    assert number not in repr(plan.refused)


def test_headings_in_two_lines_are_both_read():
    below = planned((*HEADINGS, "基本情况"), ("", "", "", "", "", "年龄"), woman("P1", "16"), woman("P2", "30"))
    above = planned(("", "", "", "", "", "年龄(满18?)"), (*HEADINGS, "基本情况"), woman("P1", "16"), woman("P2", "30"))
    assert (everyone(below), everyone(above)) == (["P2"], ["P2"])


def test_under_a_heading_that_reaches_over_two_columns_both_are_read():
    plan = planned((*HEADINGS, "Age", ""), woman("P1", "", "16"), woman("P2", "", "30"))
    assert everyone(plan) == ["P2"]


def test_a_column_of_ages_without_any_heading_is_read_and_a_serial_number_is_none():
    assert everyone(planned((*HEADINGS, ""), woman("P1", "16"), woman("P2", "30"))) == ["P2"]
    assert everyone(planned((*HEADINGS, ""), woman("P1", "1"), woman("P2", "16"))) == ["P1", "P2"]


@pytest.mark.parametrize("age", ["Age", "出生日期"])
def test_a_list_with_ages_is_no_list_of_venues(age):
    headings = ("Venue no", "Name", "Address", "First contact", age)
    assert recognise(Sheet("a.csv", "1", (headings, ("V1", "Kite", "Lane 8", "2025-01-01", "16")))) is None
    without = recognise(Sheet("a.csv", "1", (headings[:-1], ("V1", "Kite", "Lane 8", "2025-01-01"))))
    assert without.register == "venues"


def test_a_minor_who_has_a_record_is_said_to_have_one(amber, bring):  # noqa: F811
    Person.objects.create(code="XVP8XQ", register_number="P0017", nickname="Wren")
    bring(("registers.xlsx", brought(people=[{**A_PERSON, "Person no": "P0017", "Age band": "16"}])))
    (waiting,) = Import.objects.waiting()
    page = text(amber.get(f"/imports/{waiting.pk}/"))
    assert "She is under 18, and there is a record under her number in the book: it must be forgotten." in page
