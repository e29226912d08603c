"""A set-up that is stopped, started twice, or older than the check of its secret."""

import fcntl
import os
import subprocess
import sys
import time

import pytest
from django.conf import settings as current
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from accounts.models import Organisation
from accounts.permissions import Role
from accounts.signing_in import opened_for
from tests.accounts.places import DATABASE, MARKER, SECRET, SETUP, lying_there, marker, refused, run
from tests.conftest import PASSPHRASE
from tests.server import CLONE, PATIENCE, installation
from vault import device
from vault.models import Calibration

ASKED = "from accounts.models import Organisation as O; print(*O.objects.values_list('name', 'is_example'))"


@pytest.fixture
def rounds(tmp_path):
    with installation(tmp_path) as made:
        yield made


def making(rounds, *command):
    """A command that is setting up, from the moment it has made the device secret."""
    process = begun(rounds, *command)
    ends = time.monotonic() + PATIENCE
    while not (rounds.data / SECRET).exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < ends, "it does not begin"
        time.sleep(0.01)
    return process


def begun(rounds, *command):
    """A command that runs."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=CLONE,
        env=rounds.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def broken_off(rounds):
    """The power is cut while the example is made; its secret."""
    process = making(rounds, "example_organisation")
    process.kill()
    process.communicate()
    assert (rounds.data / MARKER).read_bytes() == marker(rounds)
    return (rounds.data / SECRET).read_bytes()


def organisations(rounds):
    """Name, and whether it is the example, of what is there."""
    return rounds.manage("shell", "-v", "0", "-c", ASKED).strip()


def test_a_set_up_that_was_broken_off_is_begun_again_with_its_secret(rounds):
    secret = broken_off(rounds)
    assert run(rounds, *SETUP)[0] == 0
    assert ((rounds.data / SECRET).read_bytes(), organisations(rounds)) == (secret, "('Kite', False)")
    assert {path.name.partition("-")[0] for path in rounds.data.iterdir()} <= {SECRET, DATABASE}
    assert run(rounds, "start_up") == (0, "", "")


def test_what_was_broken_off_is_not_begun_again_with_the_secret_of_another(rounds, tmp_path):
    broken_off(rounds)
    (rounds.data / SECRET).unlink()
    (rounds.data / SECRET).write_bytes(bytes(32))
    assert "a device secret, but no organisation in the database" in refused(rounds, "start_up")


def test_nor_in_another_kind_of_database(rounds):
    broken_off(rounds)
    url = rounds.environment.pop("DATABASE_URL", "")
    if url:
        assert "a device secret, but no organisation in the database" in refused(rounds, "start_up")


def test_a_marker_that_was_left_goes_at_the_next_start(rounds):
    rounds.manage(*SETUP)
    (rounds.data / MARKER).write_bytes(marker(rounds))
    assert run(rounds, "start_up") == (0, "", "")
    assert not (rounds.data / MARKER).exists()
    assert organisations(rounds) == "('Kite', False)"


def test_while_somebody_sets_up_here_others_say_so_and_write_nothing(rounds):
    somebody = os.open(rounds.data, os.O_RDONLY)
    fcntl.flock(somebody, fcntl.LOCK_EX)
    said = [refused(rounds, *command) for command in (("start_up",), SETUP)]
    os.close(somebody)
    assert said == ["Another start is at work here. Wait until it is done, then start again."] * 2
    assert run(rounds, *SETUP)[0] == 0


def test_of_two_at_the_same_moment_there_is_one_organisation_and_its_secret(rounds):
    both = [begun(rounds, *SETUP) for _ in range(2)]
    said = [each.communicate(timeout=PATIENCE)[1] for each in both]
    assert sorted(each.returncode for each in both) == [0, 1]
    assert [("Traceback" in words, words.count("\n")) for words in said] == [(False, 1)] * 2
    assert rounds.manage("month", "2026-11", "--as", "mei") != ""


def test_a_question_that_is_not_answered_has_written_nothing(rounds):
    code, _, err = run(rounds, "setup")
    assert (code, "is missing" in err, lying_there(rounds)) == (1, True, {})


def test_an_organisation_of_before_is_checked_from_its_first_sign_in_on(rounds, tmp_path):
    rounds.manage(*SETUP)
    rounds.manage("migrate", "vault", "0001")
    assert run(rounds, "start_up") == (0, "", "Bringing the database up to date\n")
    aside = tmp_path / "aside"
    (rounds.data / SECRET).rename(aside)
    (rounds.data / SECRET).write_bytes(bytes(32))
    assert run(rounds, "start_up") == (0, "", ""), "nothing tells yet that it is another one's"
    assert "not the machine" in run(rounds, "month", "2026-11", "--as", "mei")[2]
    aside.replace(rounds.data / SECRET)
    rounds.manage("month", "2026-11", "--as", "mei")
    (rounds.data / SECRET).rename(aside)
    (rounds.data / SECRET).write_bytes(bytes(32))
    assert "the device secret of another one" in refused(rounds, "start_up")


@pytest.mark.django_db
class TestInTheProgram:
    @pytest.fixture
    def elsewhere(self, coordinator, settings, tmp_path):
        """The data folder, without a secret."""
        settings.DATA_DIR = tmp_path
        return tmp_path

    def test_the_check_value_is_of_the_secret_and_does_not_hold_it(self, coordinator):
        secret = device.device_secret(current.DATA_DIR)
        check = bytes(Calibration.objects.get().secret_check)
        assert (len(check), check) == (32, device.check_value(secret))
        assert check not in (secret, device.check_value(bytes(32)))

    def test_signing_in_keeps_it_for_an_organisation_of_before(self, coordinator, sign_in):
        known = bytes(Calibration.objects.get().secret_check)
        Calibration.objects.update(secret_check=b"")
        sign_in(coordinator)
        assert bytes(Calibration.objects.get().secret_check) == known

    def test_a_command_keeps_it_too_and_never_another(self, coordinator):
        for kept in (b"", b"another"):
            Calibration.objects.update(secret_check=kept)
            with opened_for(authenticate(username="amber", password=PASSPHRASE)):
                pass
            expected = kept or device.check_value(device.device_secret(current.DATA_DIR))
            assert bytes(Calibration.objects.get().secret_check) == expected

    def test_a_page_that_misses_the_secret_says_so_and_makes_none(self, client, elsewhere):
        page = client.post("/sign-in/", {"username": "amber", "passphrase": PASSPHRASE})
        assert (page.status_code, "device.secret" in page.content.decode()) == (503, True)
        assert list(elsewhere.iterdir()) == []

    def test_so_does_one_that_makes_a_code(self, coordinator, sign_in, settings, tmp_path):
        signed_in = sign_in(coordinator)
        settings.DATA_DIR = tmp_path
        page = signed_in.post("/staff/invite/", {"username": "wren", "role": Role.WORKER})
        assert (page.status_code, "device.secret" in page.content.decode()) == (503, True)

    def test_a_command_says_it_in_a_sentence(self, elsewhere, monkeypatch):
        monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
        with pytest.raises(CommandError, match="an organisation, but no device secret"):
            call_command("month", "2026-11", "--as", "amber")
        assert (list(elsewhere.iterdir()), Organisation.objects.count()) == ([], 1)
