"""A key that was taken away, replaced or closed lies nowhere in the database's files any more.

A one-time code that is found on paper, or a leaver's passphrase, would open it there.
"""

import pytest

from tests.accounts.keys import CODE
from tests.conftest import PASSPHRASE
from tests.proofs.key_files import key_files
from tests.proofs.reader import Reader
from tests.server import installation

ROLES = {"birch": "worker", "finch": "worker", "wren": "worker", "robin": "worker", "heron": "adviser"}
SECOND = "seven new boats come in"
WORKS = {"venue", "person", "health", "personal"}


@pytest.fixture(scope="module")
def rounds(tmp_path_factory):
    with installation(tmp_path_factory.mktemp("keys")) as running:
        running.manage("setup", "--organisation", "Lantern", "--coordinator", "amber")
        for username, role in ROLES.items():
            running.manage("add_staff", username, "--role", role, "--as", "amber", ROUNDS_NEW_PASSPHRASE=PASSPHRASE)
        running.start()
        yield running


@pytest.fixture
def files(rounds):
    with key_files(rounds) as looking:
        yield looking


@pytest.fixture
def amber(rounds):
    reader = Reader(rounds.address)
    reader.sign_in("amber")
    return reader


@pytest.fixture
def gone_after(files):
    """Does `act`, after which these kinds of keys of `whose` are gone from the tables; says where they still lie."""

    def act_and_look(act, whose, **kinds):
        before = files.lying()
        needed = {f"{kind} of {name}" for kind, name, _ in before}
        assert {line.split(" in ")[0] for line in files.remaining(before)} == needed, "the looking finds them"
        files.analyze()
        act()
        files.seen = gone = before - files.lying()
        assert {(kind, name) for kind, name, _ in gone} == {(kind, whose) for kind in kinds}
        assert {kind: sum(1 for each, _, _ in gone if each == kind) for kind in kinds} == kinds
        return files.remaining(gone)

    return act_and_look


def test_of_a_leaver(rounds, files, amber, gone_after):
    Reader(rounds.address).sign_in("birch")
    page = f"/staff/{files.ids()['birch']}/leave/"
    assert gone_after(lambda: amber.post(page), "birch", seed=1, grant=len(WORKS), session=1) == []


def test_of_a_role_that_was_taken_away(files, amber, gone_after):
    page = f"/staff/{files.ids()['heron']}/"
    assert gone_after(lambda: amber.post(page, role="funder"), "heron", grant=1) == []


def test_of_the_passphrase_before(rounds, gone_after):
    wren = Reader(rounds.address)
    wren.sign_in("wren")
    wren.get("/passphrase/")
    new = {"old": PASSPHRASE, "new": SECOND, "again": SECOND}
    assert gone_after(lambda: wren.post("/passphrase/", **new), "wren", seed=1, session=1) == []


def test_of_whoever_forgot_her_passphrase_and_of_the_one_time_code_she_used(rounds, files, amber, gone_after):
    page, shown = f"/staff/{files.ids()['robin']}/code/", []
    assert gone_after(lambda: shown.append(amber.post(page)), "robin", seed=1, grant=len(WORKS)) == []
    (code,) = CODE.findall(shown[0])
    robin = Reader(rounds.address)
    robin.sign_in("robin", code)
    robin.get("/passphrase/")
    chosen = {"old": code, "new": PASSPHRASE, "again": PASSPHRASE}
    assert gone_after(lambda: robin.post("/passphrase/", **chosen), "robin", seed=1, grant=len(WORKS), session=1) == []


def test_of_a_leaver_while_the_tables_are_in_use_soon_after_they_no_longer_are(files, amber, gone_after):
    page = f"/staff/{files.ids()['finch']}/leave/"
    with files.in_use():
        still_there = gone_after(lambda: amber.post(page), "finch", seed=1, grant=len(WORKS))
        assert amber.status == 200, "she is not kept waiting, and nothing fails"
        assert {line.split(" in ")[0] for line in still_there} >= {"grant of finch"}
    amber.sign_out()
    assert files.remaining(files.seen) == []


def test_of_a_session_that_was_signed_out(amber, gone_after):
    assert gone_after(amber.sign_out, "amber", session=1) == []


def test_of_a_session_that_was_open_when_the_server_stopped(rounds, files, amber):
    keys = {key for key in files.lying() if key[0] == "session"}
    assert ("session", "amber") in {key[:2] for key in keys}
    assert files.remaining(keys)
    rounds.stop()
    assert files.remaining(keys) == []
