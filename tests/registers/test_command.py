"""import_registers, as a script meets it."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from outreach.models import Import, Visit
from outreach.registers.files import read_file
from tests.conftest import EXAMPLES, PASSPHRASE
from tests.registers.workbooks import A_PERSON, A_VENUE, A_VISIT, HEADINGS, csv_bytes, workbook
from venues.models import Venue

EXPECTED = json.loads((EXAMPLES / "expected.json").read_text())["import"]
ENGLISH, CHINESE = EXAMPLES / "registers-en.xlsx", EXAMPLES / "registers-zh.xlsx"


@pytest.fixture
def run(coordinator, monkeypatch, capsys):
    """Run the command; gives its exit code, stdout and stderr."""
    monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)

    def with_arguments(*arguments, username="amber"):
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import_registers", *map(str, arguments), "--as", username, stdout=out, stderr=err)
        except SystemExit as ended:
            return ended.code, out.getvalue(), err.getvalue()
        except CommandError as error:
            return error.returncode, out.getvalue(), str(error)
        return 0, out.getvalue(), err.getvalue()

    return with_arguments


@pytest.fixture
def journal(tmp_path):
    """A workbook with a good and a refused row in its journal."""

    def rows(register, *cells):
        return [HEADINGS[register], *([row.get(heading, "") for heading in HEADINGS[register]] for row in cells)]

    path = tmp_path / "registers.xlsx"
    path.write_bytes(
        workbook(
            ("Venues", rows("venues", A_VENUE)),
            ("People", rows("people", A_PERSON)),
            ("Journal", rows("journal", A_VISIT, {**A_VISIT, "Date": "前天", "Team": "=dune"})),
        )
    )
    return path


def test_json_is_the_expected_object_and_nothing_else(run):
    code, out, err = run(ENGLISH, "--json")
    assert (code, json.loads(out), err) == (0, EXPECTED["en"], "")
    assert Visit.objects.count() == 4400


def test_a_refused_row_means_that_nothing_is_written(run):
    code, out, err = run(CHINESE, "--json")
    assert (code, json.loads(out), err) == (1, EXPECTED["zh"], "")
    assert not Venue.objects.exists()
    assert not Import.objects.exists()


def test_good_rows_are_written_where_that_is_asked(run):
    code, out, _err = run(CHINESE, "--json", "--good-rows")
    assert (code, json.loads(out)) == (0, EXPECTED["zh"])
    assert Visit.objects.count() == 4400


def test_importing_twice_adds_nothing(run):
    run(ENGLISH)
    code, out, _err = run(ENGLISH, "--json")
    assert code == 0
    assert {tuple(counts.values()) for counts in json.loads(out).values()} == {(0, 0, 0, 0)}
    assert (Visit.objects.count(), Import.objects.count()) == (4400, 1)


@pytest.mark.parametrize(
    ("path", "options", "code", "language"),
    [
        (ENGLISH, (), 0, "en"),
        (ENGLISH, ("--good-rows",), 0, "en"),
        (CHINESE, (), 1, "zh"),
        (CHINESE, ("--good-rows",), 0, "zh"),
    ],
)
def test_a_dry_run_ends_and_counts_as_the_run_would_and_writes_nothing(run, path, options, code, language):
    """As the runs above end and count."""
    ended, out, _err = run(path, "--json", "--dry-run", *options)
    assert (ended, json.loads(out)) == (code, EXPECTED[language])
    assert not Import.objects.exists()
    assert not Venue.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("broken.xlsx", b"PK\x03\x04"), ("empty.csv", b""), ("other.csv", b"a,b\n1,2\n"), ("none.csv", None)],
)
def test_a_file_that_cannot_be_read_is_exit_2_and_nothing_of_any_file_is_written(run, tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    code, out, err = run(ENGLISH, path, "--json", "--good-rows")
    assert (code, out) == (2, "")
    assert err.startswith(f"{name}: ")
    assert not Venue.objects.exists()


def test_every_doubt_is_told_with_its_place(run):
    _code, out, _err = run(CHINESE, "--dry-run")
    assert (
        "registers-zh.xlsx · 外展日志 · 4407 · 日期: “前天” cannot be read as a date. Write it like 2024-01-31." in out
    )
    assert "Journal: 4400 added, 0 there already, 3 repeated, 1 blank, 2 refused" in out


def test_several_files_are_one_import(run, tmp_path):
    paths = []
    for register, row in [("journal", A_VISIT), ("people", A_PERSON), ("venues", A_VENUE)]:
        paths.append(tmp_path / f"{register}.csv")
        paths[-1].write_bytes(csv_bytes([HEADINGS[register], [row.get(name, "") for name in HEADINGS[register]]]))
    code, out, _err = run(*paths, "--json")
    assert (code, [counts["added"] for counts in json.loads(out).values()]) == (0, [1, 1, 1, 0])
    assert Import.objects.count() == 1


def test_rejects_come_as_a_workbook_with_their_reason_and_are_harmless(run, journal, tmp_path):
    path = tmp_path / "rejects.xlsx"
    code, _out, _err = run(journal, "--rejects", path, "--good-rows")
    assert code == 0
    (sheet,) = read_file(path.name, path.read_bytes())
    assert sheet.name == "Journal"
    assert sheet.rows[0] == (*HEADINGS["journal"], "Why it was not taken")
    assert (sheet.rows[1][0], sheet.rows[1][3], len(sheet.rows)) == ("前天", "=dune", 2)
    assert sheet.rows[1][-1] == "“前天” cannot be read as a date. Write it like 2024-01-31."
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("team", ["=dune", "+dune", "-dune", "@dune", "＝dune", "＋dune", "－dune", "＠dune"])
def test_rejects_come_as_csv_in_which_nothing_begins_like_a_formula(run, tmp_path, team):
    path, journal = tmp_path / "rejects.csv", tmp_path / "journal.csv"
    visit = {**A_VISIT, "Date": "前天", "Team": team}
    journal.write_bytes(csv_bytes([HEADINGS["journal"], [visit.get(heading, "") for heading in HEADINGS["journal"]]]))
    run(journal, "--rejects", path, "--dry-run")
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert (len(rows), rows[1][0], rows[1][3]) == (2, "前天", f"'{team}")


def test_corrected_rejects_may_be_brought_again(run, journal, tmp_path):
    path = tmp_path / "rejects.xlsx"
    run(journal, "--rejects", path, "--good-rows")
    (sheet,) = read_file(path.name, path.read_bytes())
    corrected = tmp_path / "corrected.xlsx"
    corrected.write_bytes(workbook((sheet.name, sheet.corrected({2: {0: "2024-02-05"}}).rows)))
    code, out, _err = run(corrected, "--json")
    assert (code, json.loads(out)["journal"]["added"]) == (0, 1)
    assert Visit.objects.count() == 2


def test_no_file_of_rejects_is_made_without_refused_rows_or_without_asking(run, journal, tmp_path):
    run(ENGLISH, "--dry-run", "--rejects", tmp_path / "none.xlsx")
    run(journal, "--dry-run")
    assert [path.name for path in Path(tmp_path).iterdir()] == ["registers.xlsx"]


def test_rejects_go_to_a_workbook_or_csv_only(run, journal, tmp_path):
    code, _out, err = run(journal, "--rejects", tmp_path / "rejects.txt")
    assert (code, Venue.objects.exists()) == (2, False)
    assert ".xlsx or .csv" in err


def test_only_those_who_may_import_do(run, staff):
    assert run(ENGLISH, username="birch")[0] == 1
    assert run(ENGLISH, username="nobody")[0] == 1
    assert not Venue.objects.exists()
