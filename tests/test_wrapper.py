"""`./rounds`, as far as it can be tried without a bare machine."""

import os
import re
import socket
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Organisation
from tests import __main__ as all_parts
from tests import long
from tests.cluster import cluster
from tests.lanes import claimed_in

CLONE = Path(__file__).resolve().parent.parent


def rounds(*arguments, cwd=CLONE, **variables):
    return subprocess.run(
        [CLONE / "rounds", *arguments],
        cwd=cwd,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "What shall Rounds do?"),
        (["fly"], 'Rounds does not know "fly".'),
        (["run", "--fast"], '"run" does not know "--fast".'),
        (["run", "--port", "eighty"], 'A port is a number up to 65535, not "eighty".'),
        (["run", "--port=65536"], 'A port is a number up to 65535, not "65536".'),
        (["run", "--port"], 'A port is a number up to 65535, not "nothing".'),
        (["run", "--language"], 'The language is en or zh-hans, not "nothing".'),
        (["run", "--language", "fr"], 'The language is en or zh-hans, not "fr".'),
    ],
)
def test_wrong_usage_is_named_on_stderr_and_exits_with_2(arguments, sentence):
    done = rounds(*arguments)
    assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (2, "", sentence)


def test_help_is_what_was_asked_for_and_goes_to_stdout():
    done = rounds("help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("./rounds run [--empty]")


def test_measure_hands_its_arguments_on(tmp_path):
    done = rounds("measure", "--show", "none.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("./rounds measure: error: argument --show: there is no file none.json\n")


def test_manage_prints_what_the_command_prints_and_nothing_else(tmp_path):
    done = rounds("manage", "--version", ROUNDS_DATA=str(tmp_path / "data"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("5.2.")


def test_manage_hands_on_the_exit_code_of_the_command(tmp_path):
    assert rounds("manage", "no_such_command", ROUNDS_DATA=str(tmp_path)).returncode == 1


def test_the_data_folder_is_relative_to_the_caller_and_closed_to_others(tmp_path):
    done = rounds("manage", "shell", "-v", "0", "-c", "pass", cwd=tmp_path, ROUNDS_DATA="the data")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "the data").stat().st_mode & 0o777 == 0o700


def test_manage_works_in_a_locale_that_is_not_there(tmp_path):
    done = rounds("manage", "shell", "-v", "0", "-c", "print('天津')", ROUNDS_DATA=str(tmp_path), LC_ALL="xx_YY.UTF-8")
    assert (done.returncode, done.stdout) == (0, "天津\n")


def test_a_port_that_is_taken_is_said_in_words(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = rounds("run", "--port", str(port), ROUNDS_DATA=str(tmp_path / "data"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} is not free")
    assert not (tmp_path / "data").exists()


def test_an_empty_start_is_refused_where_an_organisation_is(coordinator):
    with pytest.raises(CommandError, match="There is an organisation here already"):
        call_command("start_up", "--empty")
    assert Organisation.objects.get().name == "Lantern"


def test_a_start_over_an_organisation_leaves_it_as_it_is(coordinator):
    call_command("start_up", "--language", "zh-hans")
    assert list(Organisation.objects.values_list("name", "is_example", "language")) == [("Lantern", False, "en")]


@pytest.mark.parametrize(
    ("codes", "together"),
    [((0, 0, 0), 0), ((0, 5, 5), 0), ((5, 0, 5), 0), ((5, 5, 5), 5), ((1, 0, 0), 1), ((0, 1, 5), 1), ((5, 5, 1), 1)],
)
def test_all_parts_must_pass_and_one_must_have_run_something(codes, together, capsys):
    assert all_parts.summary(dict(zip(all_parts.PARTS, codes, strict=True))) == together


@pytest.mark.parametrize(
    ("codes", "together"), [((0, 0), 0), ((5, 0), 0), ((0, 5), 0), ((5, 5), 5), ((1, 0), 1), ((0, 1), 1), ((5, 2), 2)]
)
def test_a_part_that_two_lanes_share_passes_if_neither_fails(codes, together):
    assert all_parts.worst_of(["Chromium", "Chromium"], codes) == {"Chromium": together}


@pytest.mark.parametrize(
    ("arguments", "name", "expected"),
    [
        (["tests/core", "-x"], "SQLite", ["-m", "not browser", "tests/core", "-x"]),
        (["tests/core", "-x"], "Chromium", ["-m", "browser", "tests/core", "-x"]),
        (["-m", "browser", "-q"], "PostgreSQL", ["-m", "not browser and (browser)", "-q"]),
        (["-k", "month", "-m", "a or b"], "PostgreSQL", ["-m", "not browser and (a or b)", "-k", "month"]),
    ],
)
def test_the_browser_is_opened_on_one_database_only(arguments, name, expected):
    assert all_parts.chosen(arguments, name) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["tests/core", "-x"], (["tests/core", "-x"], "")),
        (["--quick", "tests/core"], (["tests/core"], "quick")),
        (["-k", "month", "--long"], (["-k", "month"], "long")),
    ],
)
def test_a_quick_and_a_long_run_are_asked_for_among_the_arguments_of_pytest(arguments, expected):
    assert all_parts.kind_of(arguments) == expected


def test_a_quick_run_is_on_sqlite_without_browser_proofs_paper_and_servers():
    assert set(all_parts.QUICK_LANES) == {"SQLite"}
    left_out = "not browser and not proof and not paper and not whole"
    assert all_parts.chosen(["-m", "a or b"], "SQLite", "quick") == ["-m", f"{left_out} and (a or b)"]


def test_the_slowest_twenty_of_all_parts_are_told():
    seconds = {(name, f"test_{place}"): place / 2 for name in all_parts.PARTS for place in range(1, 30)}
    lines = all_parts.slowest(seconds)
    assert lines[:2] == ["The 20 slowest tests:", "  14.5 s | SQLite     | test_29"]
    assert len(lines) == 21
    assert all_parts.slowest({}) == []


@pytest.mark.parametrize(("code", "result"), [(0, "passed"), (1, "FAILED")])
def test_a_note_keeps_when_the_long_run_was_of_which_commit_and_how_it_ended(tmp_path, monkeypatch, code, result):
    monkeypatch.setattr(all_parts, "NOTE", tmp_path / "long-run.md")
    all_parts.note_down(code, Counter(passed=7, error=1), 3600)
    (line,) = all_parts.NOTE.read_text().splitlines()
    day, commit, *others = [cell.strip() for cell in line.strip("|").split("|")]
    assert date.fromisoformat(day)
    assert re.fullmatch(r"[0-9a-f]*\+?", commit)
    assert others == [result, "7 passed, 1 failed, 0 skipped", "60 min"]


@pytest.mark.parametrize("claimed", [[], ["one"], ["one", "two"]])
def test_each_file_of_tests_is_run_by_whoever_comes_first(tmp_path, claimed):
    tests = [SimpleNamespace(nodeid=f"tests/{name}.py::test_{place}") for name in ("one", "two") for place in range(2)]
    before = [test for test in tests if test.nodeid[6:9] in claimed]
    assert list(claimed_in(tmp_path, before)) == before
    assert list(claimed_in(tmp_path, tests)) == [test for test in tests if test not in before]


@pytest.mark.parametrize("every", [False, True])
def test_a_tenth_of_many_cases_is_the_same_each_time_and_all_come_in_the_long_run(monkeypatch, every):
    monkeypatch.setattr(long, "ALL", every)
    tenth, other = long.cases(range(95)), long.cases(range(95), seed=1)
    assert (len(tenth), long.examples(95)) == ((95, 95) if every else (10, 10))
    assert tenth == long.cases(range(95)) == sorted(tenth)
    assert (tenth == other) is every


def test_a_borrowed_server_is_gone_after_a_failure():
    folders = []

    def fail(url):
        folders.append(Path(unquote(url.partition("host=")[2])))
        assert (folders[0] / "data" / "postmaster.pid").exists()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), cluster() as url:
        fail(url)
    assert not folders[0].exists()


def test_a_borrowed_server_answers_on_no_network_port():
    with cluster() as url:
        ask = "import psycopg, sys; print(psycopg.connect(sys.argv[1]).execute('show listen_addresses').fetchone()[0])"
        done = subprocess.run([sys.executable, "-c", ask, url], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
