"""What the commands print and write: one object for programs, a table for readers, a PDF where it was asked for."""

import json
import os
import stat
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from reports.figures import FIGURES
from tests.conftest import PASSPHRASE
from tests.life import in_this_order, person
from tests.reports.life import went


@pytest.fixture(autouse=True)
def passphrase(monkeypatch):
    monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)


def said_by(*arguments, name="amber"):
    out, err = StringIO(), StringIO()
    call_command(*arguments, "--as", name, stdout=out, stderr=err)
    return out.getvalue()


def test_a_month_is_one_object(opened, one):
    went("2026-06-03", one, met=[person("阿香")], headcount=3)
    printed = json.loads(said_by("month", "2026-06", "--json"))
    assert printed == {
        "active_venues": 1,
        "visited": 1,
        "tried": 0,
        "not_attempted": 0,
        "outings": 1,
        "visits": 1,
        "women_met": 1,
        "encounters": 1,
        "headcount": 3,
        "new_women": 0,
        "supplies": {"condoms": 0, "booklets": 0},
        "questions_asked": 0,
        "answered_at_once": 0,
        "untold_at_end": 0,
        "not_visited": [],
    }


def test_a_year_is_one_object(opened, one):
    went("2026-06-03", one, met=[person("阿香")])
    printed = json.loads(said_by("year", "2026", "--json"))
    assert printed == {
        "women_met": 1,
        "encounters": 1,
        "supplies": {"condoms": 0, "booklets": 0},
        "questions_asked": 0,
        "venues_visited": 1,
    }


def test_without_json_a_reader_finds_every_figure_under_its_name(opened, one):
    went("2026-06-03", one, met=[person("阿香")])
    month = said_by("month", "2026-06")
    assert in_this_order(month, "June 2026", "Active venues: 1", "Women met: 1", "Headcount: –")
    assert f"{FIGURES['venues_visited'].name}: 1" in said_by("year", "2026")


def test_taking_figures_out_is_written_down(opened, one, actions_of):
    said_by("month", "2026-06", "--json")
    said_by("year", "2026", "--json")
    assert actions_of()[-2:] == ["took out a month", "took out a year"]


@pytest.mark.parametrize("written", ["2026-13", "2026", "October", "2026-1", "1989-12", "9999-01"])
def test_what_is_no_month_is_refused_in_words(opened, written):
    with pytest.raises(CommandError, match=f"{written[:4]}.* is not a "):
        said_by("month", written, "--json")


@pytest.mark.parametrize("written", ["20", "year", "1989", "２０２６", "2026-10"])
def test_what_is_no_year_is_refused_in_words(opened, written):
    with pytest.raises(CommandError, match="is not a year: write it like 2026"):
        said_by("year", written, "--json")


def test_who_may_not_read_reports_gets_none(staff):
    for name in ("heron", "finch", "otter"):
        with pytest.raises(CommandError, match="role"):
            said_by("month", "2026-06", "--json", name=name)


@pytest.mark.paper
@pytest.mark.parametrize(("language", "heading"), [("en", "Annual report 2026"), ("zh-hans", "2026")])
def test_the_annual_report_is_written_for_her_alone(opened, one, tmp_path, language, heading):
    went("2026-06-03", one, met=[person("阿香")])
    file = tmp_path / "report.pdf"
    assert said_by("annual_report", "2026", "--out", str(file), "--language", language) == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    pdf = PdfReader(file)
    assert heading in pdf.pages[0].extract_text()
    assert pdf.trailer["/Root"]["/Lang"] == ("zh-Hans" if language == "zh-hans" else "en")


def test_a_file_that_cannot_be_written_is_refused_before_the_work(opened, tmp_path):
    for place in (tmp_path, tmp_path / "nowhere" / "report.pdf"):
        with pytest.raises(CommandError, match="cannot be written"):
            said_by("annual_report", "2026", "--out", str(place))


def test_the_figures_module_needs_no_paper_libraries():
    code = "import django; django.setup(); import config.urls, sys; print('weasyprint' in sys.modules)"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "False"
