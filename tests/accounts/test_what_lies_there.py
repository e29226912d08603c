"""A start over what is not, or not only, a new folder: refused in a sentence, and nothing is written."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pysqlite3
import pytest

from tests.accounts.places import DATABASE, SECRET, SETUP, copied, lying_there, refused, run
from tests.server import CLONE, installation

# Root may write where nobody may, unless it lays that down.
WITHOUT_PRIVILEGES = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
SQLITE = not os.environ.get("DATABASE_URL")
on_sqlite = pytest.mark.skipif(not SQLITE, reason="the database is a file of SQLite's")
on_a_server = pytest.mark.skipif(SQLITE, reason="the database is a server's")
STARTS = [("start_up",), ("start_up", "--empty"), SETUP, ("example_organisation",)]
OPENING = [("start_up",), (), ("month", "2026-11", "--as", "mei"), ("sweep",), SETUP, ("example_organisation",)]
PLACE = "Is this the right folder? Is DATABASE_URL missing, or wrong?"
UNOPENED = "Nobody can open its records without its own device.secret, so none is made anew: put that file back."
NEWER = "A newer Rounds, or another program, wrote in the database. Nothing was changed: start that one."
AGAIN = "If nothing was ever kept here, take rounds.sqlite3 away and start again."


@pytest.fixture(scope="module")
def kite(tmp_path_factory):
    """An organisation that was set up."""
    with installation(tmp_path_factory.mktemp("kite")) as rounds:
        rounds.manage(*SETUP)
        yield rounds


@pytest.fixture
def place(kite, tmp_path):
    """A copy of its folder, to be spoiled."""
    return copied(kite, tmp_path / "place")


@pytest.fixture
def fresh(tmp_path):
    """An installation where nothing ever was."""
    with installation(tmp_path) as rounds:
        yield rounds


def found(place, words, *more):
    return " ".join([f"Nothing was made or changed. Found in {place.data}: {words}.", PLACE, *more])


def spoil(path: Path, content: bytes | None):
    """Let a file hold something else, or be gone."""
    path.unlink()
    if content is not None:
        path.write_bytes(content)


def told(rounds, sql):
    """Let somebody else write in the database."""
    connect = pysqlite3.connect if SQLITE else psycopg.connect
    with closing(connect(rounds.environment.get("DATABASE_URL", rounds.data / DATABASE))) as connection:
        connection.execute(sql)
        connection.commit()


@on_sqlite
@pytest.mark.parametrize("command", STARTS)
def test_a_secret_without_a_database_never_becomes_another_organisation(place, command):
    spoil(place.data / DATABASE, None)
    assert refused(place, *command) == found(place, "a device secret, but no organisation in the database")


@on_sqlite
def test_nor_beside_a_database_of_no_bytes(place):
    spoil(place.data / DATABASE, b"")
    assert refused(place, "start_up") == found(place, "a device secret, but no organisation in the database")


@on_a_server
@pytest.mark.parametrize("command", STARTS)
def test_nor_when_the_address_of_the_database_was_forgotten(place, command):
    del place.environment["DATABASE_URL"]
    assert refused(place, *command) == found(place, "a device secret, but no organisation in the database")


@on_a_server
def test_nor_when_the_address_is_of_another_database(place, fresh):
    place.environment["DATABASE_URL"] = fresh.environment["DATABASE_URL"]
    assert refused(place, "start_up") == found(place, "a device secret, but no organisation in the database")


@on_sqlite
def test_a_database_of_no_bytes_is_not_filled(fresh):
    (fresh.data / DATABASE).touch()
    assert refused(fresh, "start_up") == found(fresh, "a database without an organisation", AGAIN)


@on_sqlite
def test_nor_is_a_place_made_that_a_link_leads_to_and_that_is_not_there(fresh):
    """An encrypted disk that is not open yet."""
    (fresh.data / DATABASE).symlink_to(fresh.folder / "not-open" / DATABASE)
    code, _out, err = run(fresh, "start_up")
    assert (code, "a database without an organisation" in err) == (1, True), err
    assert [path.name for path in fresh.data.iterdir()] == [DATABASE]


@on_sqlite
def test_a_file_that_is_no_database_is_left_alone(fresh):
    (fresh.data / DATABASE).write_text("Dear diary, " * 100)
    assert refused(fresh, "start_up") == found(fresh, "a file rounds.sqlite3 that cannot be read", AGAIN)


@pytest.mark.parametrize("command", STARTS)
def test_tables_of_somebody_else_are_left_alone(fresh, command):
    told(fresh, "CREATE TABLE recipes (name TEXT)")
    more = [AGAIN] if SQLITE else []
    assert refused(fresh, *command) == found(fresh, "a database without an organisation", *more)


@pytest.mark.parametrize("command", OPENING)
def test_without_its_secret_nothing_opens_an_organisation_and_none_is_made(place, command):
    spoil(place.data / SECRET, None)
    assert refused(place, *command) == found(place, "an organisation, but no device secret", UNOPENED)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an organisation, but a device secret that cannot be used"),
        (b"short", "an organisation, but a device secret that cannot be used"),
        (bytes(32), "an organisation, and the device secret of another one"),
    ],
)
def test_nor_is_one_that_is_not_its_own_taken_for_it(place, content, words):
    spoil(place.data / SECRET, content)
    assert refused(place, "start_up") == found(place, words, UNOPENED)
    assert refused(place) == found(place, words, UNOPENED)


def test_an_older_program_leaves_a_newer_database_alone(kite, tmp_path):
    told(kite, "INSERT INTO django_migrations (app, name, applied) VALUES ('gatherings', '0001_initial', '2027-01-01')")
    place = copied(kite, tmp_path / "place")
    try:
        said = [refused(place, *command) for command in OPENING]
    finally:
        told(kite, "DELETE FROM django_migrations WHERE app = 'gatherings'")
    assert said == [NEWER] * len(OPENING)


def test_a_chinese_organisation_is_refused_in_chinese(fresh):
    fresh.manage(*SETUP, "--language", "zh-hans")
    spoil(fresh.data / SECRET, None)
    assert "设备密钥" in refused(fresh, "start_up")


@pytest.mark.parametrize("command", [(), ("month", "2026-11", "--as", "mei"), ("sweep",)])
def test_where_nothing_is_nothing_is_made_but_by_the_set_up(fresh, command):
    assert refused(fresh, *command) == "There is no organisation yet: run setup first."


@pytest.mark.parametrize("command", [("check",), ("help",), ("shell", "-v", "0", "-c", "pass")])
def test_a_look_makes_neither_secret_nor_database_nor_folder(fresh, command):
    fresh.data.rmdir()
    code, _, err = run(fresh, *command)
    assert (code, err, fresh.data.exists()) == (0, "", False)


def test_a_command_of_the_framework_makes_no_database_either(fresh):
    if SQLITE:
        assert run(fresh, "migrate")[0] == 1
        assert lying_there(fresh) == {}


@pytest.mark.parametrize("folder", ["/proc", "/dev/null/rounds"])
def test_a_folder_that_cannot_be_written_to_is_named(fresh, folder):
    before = lying_there(fresh)
    code, out, err = run(fresh, *SETUP, ROUNDS_DATA=folder)
    assert (code, out, err) == (1, "", f"Refused: The folder {folder} cannot be written to.\n")
    assert lying_there(fresh) == before


@on_sqlite
def test_a_folder_that_was_closed_to_its_owner_is_named_too(place):
    place.data.chmod(0o500)
    code, out, err = run(place, "start_up", by=WITHOUT_PRIVILEGES)
    place.data.chmod(0o700)
    assert (code, out, err) == (1, "", f"Refused: The folder {place.data} cannot be written to.\n")


def test_the_server_looks_before_it_forks_and_hands_no_connection_on(kite):
    look = "import config.wsgi; from django.db import connection; print(connection.connection)"
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=CLONE, env=kite.environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "None\n"


def test_what_is_whole_starts_again_and_again(place):
    secret = (place.data / SECRET).read_bytes()
    for _ in range(2):
        assert run(place, "start_up") == (0, "", "")
    assert (place.data / SECRET).read_bytes() == secret
    assert {path.name: path.stat().st_mode & 0o777 for path in place.data.iterdir()} == (
        {SECRET: 0o400, DATABASE: 0o600} if SQLITE else {SECRET: 0o400}
    )
