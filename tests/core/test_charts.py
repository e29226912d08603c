"""Charts are pictures of figures that a screen reader, a colour-blind reader and a PDF can read too."""

import re
from xml.etree import ElementTree

import pytest

from core.charts import Series, bars, lines, matrix, shapes, stacked_bars
from tests.core.contrast import contrast, themes

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = ["Aug", "Sep", "Oct"]
ASKED = Series("asked", (4, None, 9))
TOLD = Series("told", (1, 0, 7))
LEGEND = {"visited": "visited", "tried": "tried", "not": "not attempted"}
STATES = [["visited", "tried", "not"], ["visited", None, "visited"]]
NAUGHTY = '<b>&"'

ALL = {
    "bars": lambda words="Questions": bars([ASKED._replace(name=words), TOLD], [words, *MONTHS[1:]], words),
    "stacked": lambda words="Questions": stacked_bars([TOLD._replace(name=words), ASKED], [words, *MONTHS[1:]], words),
    "lines": lambda words="Questions": lines([ASKED._replace(name=words), TOLD], [words, *MONTHS[1:]], words),
    "matrix": lambda words="Questions": matrix(
        [words, "V2"], [words, *MONTHS[1:]], STATES, words, {**LEGEND, "visited": words}
    ),
}
every_chart = pytest.mark.parametrize("draw", ALL.values(), ids=ALL)


def read(chart):
    return ElementTree.fromstring(chart)  # noqa: S314 drawn by ourselves


def words_in(chart):
    return [node.text for node in read(chart).iter(f"{SVG}text")]


@every_chart
def test_the_title_and_the_content_in_words_come_first(draw):
    title, description, *_ = read(draw())
    assert (title.tag, title.text) == (f"{SVG}title", "Questions")
    assert description.tag == f"{SVG}desc"
    assert description.text


@every_chart
def test_no_chart_has_what_the_content_policy_refuses(draw):
    assert not re.search(r"style|<script|\bon\w+=|href", draw())


@every_chart
def test_words_are_escaped_wherever_they_stand(draw):
    chart = draw(NAUGHTY)
    assert NAUGHTY in words_in(chart)
    assert read(chart)[0].text == NAUGHTY
    assert "<b>" not in chart


@every_chart
def test_a_template_does_not_escape_it_again(draw):
    assert draw().__html__() == draw()


def test_missing_is_shown_as_missing_and_never_as_zero():
    assert words_in(bars([Series("met", (None, 0, 5))], MONTHS, "Met"))[-3:] == ["–", "0", "5"]
    assert "Sep not recorded" in bars([ASKED], MONTHS, "Asked")


def test_a_line_is_broken_where_a_value_is_missing():
    ways = re.findall(r'<path d="([^"]+)" fill="none" stroke="#2a8794"', lines([ASKED], MONTHS, "Asked"))
    assert [way.count("M") for way in ways] == [2]


def test_stacked_bars_print_the_sum_of_what_is_there():
    assert words_in(stacked_bars([ASKED, TOLD], MONTHS, "Sum"))[-3:] == ["5", "0", "16"]
    assert words_in(stacked_bars([Series("met", (None,))], ["Oct"], "Sum"))[-1] == "–"


def test_bars_are_as_high_as_their_values():
    heights = [
        float(bar.get("height")) for bar in read(bars([Series("met", (50, 100, 25))], MONTHS, "Met")).iter(f"{SVG}rect")
    ]
    assert heights == [85, 170, 42.5]


def test_charts_of_nothing_are_still_charts():
    for chart in (bars([Series("met", ())], [], "Met"), lines([Series("met", (None,))], ["Oct"], "Met")):
        assert read(chart)[0].text == "Met"
    assert read(matrix([], MONTHS, [], "Venues", LEGEND))[0].text == "Venues"


def test_a_matrix_counts_its_states_in_words():
    description = read(matrix(["V1", "V2"], MONTHS, STATES, "Venues", LEGEND))[1]
    assert description.text == "visited: 3, tried: 1, not attempted: 1"


def test_a_matrix_of_158_venues_by_12_months_stays_small():
    rows = [f"V{number:03}" for number in range(158)]
    states = [[list(LEGEND)[(row + column) % 3] for column in range(12)] for row in range(158)]
    chart = matrix(rows, list("JFMAMJJASOND"), states, "Venues", LEGEND)
    assert len(list(read(chart).iter())) < 200
    assert len(chart) < 100_000


def test_states_are_told_apart_without_colour():
    chart = matrix(["V1", "V2"], MONTHS, STATES, "Venues", LEGEND)
    without_colour = re.sub(r"#[0-9a-f]{6}", "black", chart)
    drawn = re.findall(r'<path d="[^"]*?(h[^"M]*)"( fill="[a-z]+")( stroke="black")?', without_colour)
    assert drawn[:4] == [  # the legend and the marks: full, half (outline and lower part), hollow
        ("h13.5v13.5h-13.5z", ' fill="black"', ""),
        ("h12v12h-12z", ' fill="none"', ' stroke="black"'),
        ("h12v6h-12z", ' fill="black"', ""),
        ("h12v12h-12z", ' fill="none"', ' stroke="black"'),
    ]


def test_labels_that_would_touch_are_left_out():
    labels = [f"a long label {number}" for number in range(24)]
    shown = [words for words in words_in(bars([Series("met", (1,) * 24)], labels, "Met")) if words in labels]
    assert labels[0] in shown
    assert 1 < len(shown) < 24


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", shapes.PALETTE)
def test_every_colour_is_seen_on_both_themes(theme, colour):
    named = themes()[theme]
    assert contrast(colour, named["surface"]) >= 3
    assert contrast(colour, named["paper"]) >= 3
    assert contrast(colour, "#ffffff") >= 3
