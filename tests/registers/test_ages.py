"""Age bands, and whether she is certainly under 18."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.registers.age.words_of_age import age_band
from outreach.registers.cells import Unreadable
from tests.registers.test_cells import ANY_CELL

UNDER_18 = [
    "17",
    17.0,
    "15岁",
    "17 岁",
    "<18",
    "< 18",
    "under 18",
    "Under18",
    "below 18",
    "未满18岁",
    "18岁以下",
    "未满18周岁",
    "15-17",
]
UNDER_18 += [
    "１５－１７",
    "14～17岁",
    "16至17",
    "不满18",
    "小于18",
    "未成年",
    "minor",
    "十七岁",
    "十六",
    "≤17",
    "<=17",
    "17及以下",
    "0-17",
]
UNDER_18 += [
    "17 and under",
    "up to 17",
    "younger than 18",
    "15–17",
    "15 to 17",
    "aged 16",
    "16 years",
    "17 years old",
    "0",
    "１7",
]
OTHERS = [
    "18-24",
    "25-34",
    "45+",
    "18",
    18.0,
    "16-18",
    "17-24",
    "18岁",
    "18岁以上",
    "18+",
    "over 17",
    ">17",
    "≥18",
    "<19",
    "under 25",
]
OTHERS += ["45岁及以上", "45以上", "60 and over", "二十五", "二十", "十八", "18-24岁", "17+", "≤18", "up to 18"]


@pytest.mark.parametrize("cell", UNDER_18)
def test_a_band_wholly_under_18_is_known_as_such(cell):
    assert age_band(cell).under_18


@pytest.mark.parametrize("cell", OTHERS)
def test_a_band_that_18_belongs_to_or_that_lies_above_is_not(cell):
    assert not age_band(cell).under_18


@pytest.mark.parametrize(
    ("cell", "written"),
    [("18-24", "18-24"), ("18～24岁", "18-24"), ("45+", "45+"), ("45岁以上", "45+"), (30.0, "30"), ("over 44", "45+")],
)
def test_a_band_is_written_in_one_way(cell, written):
    assert str(age_band(cell)) == written


@pytest.mark.parametrize("cell", ["young", "34-25", "-", "200", "a17", "成年", "18/24/30"])
def test_what_is_no_band_is_unreadable(cell):
    with pytest.raises(Unreadable):
        age_band(cell)


def test_an_empty_band_is_missing():
    assert age_band(" ") is None


@given(ANY_CELL)
def test_no_cell_raises_anything_but_unreadable(cell):
    try:
        band = age_band(cell)
    except Unreadable:
        return
    assert band is None or band.low <= (band.high if band.high is not None else band.low)


@given(st.integers(0, 120), st.integers(0, 120))
def test_a_band_is_under_18_exactly_if_its_upper_end_is(one, other):
    low, high = sorted((one, other))
    assert age_band(f"{low}-{high}").under_18 == (high < 18)
