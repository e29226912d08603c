"""Each figure has one name, one definition and one source, and is printed under them."""

from dataclasses import fields

from reports.figures import FIGURES, MonthFigures, YearFigures
from reports.shown import month_groups, year_groups

SOURCES = {"V1", "V2", "V3", "W0", "W1", "W2", "W3", "W4", "Q1", "Q2", "T1", "S1", "F1", "D1", "D2"}


def test_every_figure_says_its_unit_and_source_in_its_docstring():
    assert FIGURES
    for figure in FIGURES.values():
        assert figure.count.__doc__.startswith(f"{figure.source}"), figure.key
        assert "," in figure.count.__doc__.split(":")[0] or " " in figure.count.__doc__, figure.key


def test_the_sources_are_those_of_the_indicators():
    assert {figure.source for figure in FIGURES.values()} == SOURCES


def test_no_two_figures_have_one_name():
    names = [str(figure.name) for figure in FIGURES.values()]
    assert sorted(names) == sorted(set(names))


def test_every_number_printed_for_programs_has_a_definition():
    keys = {field.name for figures in (MonthFigures, YearFigures) for field in fields(figures)}
    assert keys <= set(FIGURES)


def test_whatever_is_shown_is_shown_with_its_definition():
    values = dict.fromkeys(FIGURES, 1) | {"supplies": {"condoms": 1}, "waiting_time": [1.0, 2.0]}
    shown = [figure for group in [*month_groups(values), *year_groups(values, values)] for figure in group.figures]
    assert len(shown) > 30
    assert all(figure.definition and figure.name and figure.value is not None for figure in shown)
