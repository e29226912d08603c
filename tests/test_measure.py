"""`./rounds measure`, with organisations of a few weeks, each thing once: that it runs, and how it judges."""

import io
import re
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import date

import pytest

from benchmarks import names
from benchmarks.__main__ import main
from benchmarks.cost import Failed
from benchmarks.goals import missed
from benchmarks.grown import grow
from benchmarks.measured import Group, Line, Measured
from benchmarks.read_off import differing, figures_on
from tests import cluster

OPEN, CLOSES = Group("SQLite"), Group("SQLite", closes=True)
PAPERS = (names.MONTH_PDF, names.YEAR_PDF)


def measured(folder, *only):
    """What a run printed, and what it kept; nothing else is left of it."""
    (folder / "tmp").mkdir()
    kept, printed, told = folder / "measured.json", io.StringIO(), io.StringIO()
    options = ["--sizes", "0.1", "--sqlite", "--runs", "1", "--json", str(kept)]
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed), redirect_stderr(told):
        patch.setattr(tempfile, "tempdir", str(folder / "tmp"))
        patch.setenv("PYPINYIN_NO_PHRASES", "true")  # its phrases are half of a start, and there are many
        patch.setenv("MEASURE_RUNS", "")
        code = main([*options, *(f"--only={name}" for name in only)])
    assert told.getvalue().startswith("SQLite, no month closed, size 0.1: growing\n")
    assert list((folder / "tmp").iterdir()) == []
    assert code == ("Missed: " in printed.getvalue())
    return printed.getvalue(), Measured.read(kept)


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    """Everything that is measured inside an organisation, papers apart."""
    return measured(tmp_path_factory.mktemp("run"), *(name for name in names.INSIDE if name not in PAPERS))


def test_table_and_json_have_a_line_for_each_thing_where_months_are_closed_and_where_not(run):
    printed, kept = run
    everything = [name for name in names.INSIDE if name not in PAPERS]
    assert kept.works(CLOSES) == everything
    assert kept.works(OPEN) == [name for name in everything if name != names.CLOSED_MONTH]
    parts = [part.splitlines() for part in printed.split("\n\n")[1:]]
    for group, (heading, _headings, *rows) in zip([OPEN, CLOSES], parts, strict=True):
        assert heading == str(group)
        assert [row.split("  ")[0] for row in rows[: len(kept.works(group))]] == kept.works(group)


def test_each_line_says_what_it_costs_and_what_its_floor_does(run):
    for line in run[1].lines:
        assert line.value > 0
        assert line.memory > 50
        assert (line.queries > 0, line.visits > 50, line.size) == (True, True, 0.1)
        assert (line.length > 9000) == (line.work in (*names.PAGES, names.FORGETTING)), line
    with_floor = {line.work for line in run[1].lines if line.floor}
    coverage = {names.COVERAGE_OF_A_YEAR, names.COVERAGE_OF_ALL}
    assert with_floor == {names.MONTH, names.CLOSED_MONTH, *names.ALL_WHO_WERE_MET, *coverage, names.SAVING}


@pytest.mark.paper
@pytest.mark.whole
def test_papers_and_a_running_server_are_measured_too(tmp_path):
    _printed, kept = measured(tmp_path, names.YEAR_PDF, names.WRITERS[4], names.FAILED[4])
    lines = {line.work: line for line in kept.lines if line.group == OPEN}
    assert list(lines) == [names.YEAR_PDF, names.WRITERS[4], names.FAILED[4]]
    assert lines[names.YEAR_PDF].floor > 100
    assert lines[names.FAILED[4]].value == 0


def test_a_page_that_says_another_figure_than_sql_stops_the_run():
    page = '<dt>Visited</dt>\n<dd class="figure-value">\n 1,098 <span>70 %</span></dd><dt>Tried</dt><dd>17</dd>'
    differing("The page", figures_on(page), {"Visited": 1098})
    with pytest.raises(Failed, match="^The page says another figure .*: Visited: 1098, by SQL 1097$"):
        differing("The page", figures_on(page), {"Visited": 1097})


def judged(*lines):
    """What is missed where this was measured."""
    return [str(each) for each in missed(Measured(sorted({line.size for line in lines}), list(lines)))]


def test_a_goal_that_is_missed_is_named_and_one_that_is_met_is_not():
    month = Line(names.MONTH, OPEN, size=1, visits=4400, value=120, floor=10)
    assert judged(month) == []
    assert judged(replace(month, value=121)) == [
        "month (SQLite, no month closed, size 1): 12.1 times the floor, at most 12"
    ]
    assert judged(month, replace(month, size=10, visits=44000, value=120 * 10**0.19, floor=99)) == []
    grown = replace(month, size=10, visits=44000, value=120 * 10**0.21, floor=99)
    assert judged(month, grown) == ["month (SQLite, no month closed): 0.21 growth, at most 0.2"]


def test_what_looks_through_all_who_were_met_may_grow_by_ten_microseconds_a_visit():
    person = Line(names.PERSON, OPEN, size=1, visits=4400, value=50, floor=10)
    assert judged(person, replace(person, size=10, visits=44400, value=449, floor=10)) == []
    assert judged(person, replace(person, size=10, visits=44400, value=454, floor=10)) == [
        "a person (SQLite, no month closed): 10.1 µs for each further visit, at most 10"
    ]


def test_a_missed_goal_ends_with_1_and_an_earlier_run_stands_beside(tmp_path, capsys):
    now, then = tmp_path / "now.json", tmp_path / "then.json"
    month = Line(names.MONTH, OPEN, size=1, visits=4400, value=600, floor=10, queries=24)
    Measured([1], [month]).keep(then)
    Measured([1], [replace(month, value=90, queries=20)]).keep(now)
    assert main(["--show", str(then)]) == 1
    assert (
        "\nMissed: month (SQLite, no month closed, size 1): 60 times the floor, at most 12\n" in capsys.readouterr().out
    )
    assert main(["--show", str(now), "--against", str(then)]) == 0
    row = capsys.readouterr().out.splitlines()[4]
    assert re.split(r" {2,}", row) == ["month", "90.0 (600.0)", "10.0 (10.0)", "9.0 (60.0)", "20 (24)"]


def test_without_postgresql_it_says_so_and_ends_with_1(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(cluster, "INSTALLED", tmp_path)
    assert main(["--sizes", "0.1"]) == 1
    assert capsys.readouterr() == ("", "PostgreSQL is missing. Install the Debian package: postgresql\n")


def test_an_organisation_is_the_same_again_by_its_seed():
    today = date(2026, 11, 27)
    assert grow(0.1, today) == grow(0.1, today)
    assert grow(0.1, today) != grow(0.1, today, seed=2)
    assert [len(grow(size, today).months) for size in (0.1, 1, 10)] == [3, 34, 340]
    assert 4300 < grow(1, today).written_down() < 4500
