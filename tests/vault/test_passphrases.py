"""One password hash: a verifier and a key out of one root, on one machine, one at a time."""

import os
import subprocess
import sys
import threading
import time
from base64 import b64decode
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from nacl import pwhash

from tests.conftest import PASSPHRASE
from vault import device, passphrases
from vault.models import Calibration

pytestmark = pytest.mark.django_db


@pytest.fixture
def another_machine(settings, tmp_path):
    """Derivations inside the block use another device secret."""

    def move():
        device.keep(tmp_path / device.FILE_NAME, device.draw())
        settings.DATA_DIR = tmp_path

    return move


def test_the_same_passphrase_yields_the_same_verifier_and_key_again():
    new = passphrases.derive_new(PASSPHRASE)
    assert passphrases.derive_known(PASSPHRASE, new.encoded) == new


def test_another_passphrase_yields_nothing():
    encoded = passphrases.derive_new(PASSPHRASE).encoded
    assert passphrases.derive_known(PASSPHRASE + " ", encoded) is None
    assert passphrases.derive_known("", encoded) is None


def test_two_people_with_one_passphrase_have_nothing_in_common():
    one, other = passphrases.derive_new(PASSPHRASE), passphrases.derive_new(PASSPHRASE)
    assert one.encoded.split("$")[3:] != other.encoded.split("$")[3:]
    assert one.kek != other.kek


def test_the_password_column_does_not_hold_the_key():
    derived = passphrases.derive_new(PASSPHRASE)
    verifier = b64decode(derived.encoded.split("$")[-1])
    assert len(verifier) == len(derived.kek) == 32
    assert verifier != derived.kek


def test_accents_typed_in_two_ways_are_one_passphrase():
    encoded = passphrases.derive_new("café zwölf").encoded
    assert passphrases.derive_known("café zwölf", encoded) is not None


def test_the_device_secret_is_mixed_into_the_key_and_not_into_the_verifier(another_machine):
    here = passphrases.derive_new(PASSPHRASE)
    another_machine()
    there = passphrases.derive_known(PASSPHRASE, here.encoded)
    assert there.encoded == here.encoded
    assert there.kek != here.kek


@pytest.mark.parametrize("entry", ["", "!", "pbkdf2_sha256$1$x$y"])
def test_what_is_no_passphrase_of_ours_fits_nothing(entry):
    assert passphrases.derive_known(PASSPHRASE, entry) is None
    assert passphrases.derive_known("", entry) is None


def test_an_unknown_user_costs_as_much_as_a_known_one(coordinator, settings):
    settings.ARGON2_OPSLIMIT, settings.ARGON2_MEMLIMIT = 2, 32 * 1024**2
    coordinator.password = passphrases.derive_new(PASSPHRASE).encoded
    coordinator.save()

    def seconds(username):
        started = time.thread_time()
        assert authenticate(username=username, password="wrong") is None
        return time.thread_time() - started

    known, unknown = (min(seconds(name) for _ in range(5)) for name in ("amber", "nobody"))
    assert known > 0.01
    assert 0.5 < unknown / known < 2


def test_one_runs_two_wait_and_the_rest_are_told_to_come_back(settings):
    settings.ARGON2_OPSLIMIT, settings.ARGON2_MEMLIMIT = 2, 32 * 1024**2
    start, ended = threading.Barrier(12), []

    def derive():
        start.wait(timeout=10)
        try:
            ended.append(passphrases.derive_new(PASSPHRASE).encoded[:15])
        except passphrases.Busy:
            ended.append("busy")

    threads = [threading.Thread(target=derive) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended.count("busy") >= 1
    assert len(ended) - ended.count("busy") >= passphrases.WAITING
    assert passphrases.derive_new(PASSPHRASE), "and afterwards there is room again"


def test_calibration_takes_three_passes_at_least_and_more_for_longer(settings):
    settings.ARGON2_MEMLIMIT = 1024**2
    assert passphrases.calibrate(seconds=0) == 3
    assert passphrases.calibrate(seconds=0.2) > 3


def test_what_else_the_machine_does_meanwhile_does_not_make_a_passphrase_cheap(settings, monkeypatch):
    settings.ARGON2_MEMLIMIT = 1024**2
    quiet, derive, run = passphrases.calibrate(), pwhash.argon2id.kdf, []

    def on_a_busy_machine(*args, **options):
        time.sleep(0.1)
        run.append(1)
        if len(run) < 3:
            derive(*args, **{**options, "opslimit": 60})
        return derive(*args, **options)

    monkeypatch.setattr(pwhash.argon2id, "kdf", on_a_busy_machine)
    assert passphrases.calibrate() > quiet / 3


def test_whoever_changes_the_calibration_does_not_make_guessing_cheap():
    Calibration.objects.create(passes=1)
    assert Calibration.passes_of_this_machine() == 3


@pytest.mark.parametrize(("before", "raised"), [(1, True), (2**15 - 1, False)])
def test_what_a_busy_machine_had_measured_is_raised_once_and_never_lowered(before, raised):
    Calibration.objects.create(passes=before)
    import_module("vault.migrations.0003_passes_measured_by_work").measure_again(apps, None)
    after = Calibration.objects.get().passes
    assert (after > before, after >= 3) == (raised, True)


def test_without_the_cheap_setting_a_derivation_takes_64_mib():
    ask = "from django.conf import settings as s; print(s.ARGON2_MEMLIMIT, s.ARGON2_OPSLIMIT)"
    cheap = ("ROUNDS_ARGON2_OPSLIMIT", "ROUNDS_ARGON2_MEMLIMIT")
    environment = {name: value for name, value in os.environ.items() if name not in cheap}
    done = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"{64 * 1024**2} None\n"


def test_the_device_secret_is_kept_whole_readable_by_its_owner_alone_and_never_written_over(tmp_path):
    file, secret = tmp_path / device.FILE_NAME, device.draw()
    device.keep(file, secret)
    with pytest.raises(FileExistsError):
        device.keep(file, device.draw())
    assert (device.device_secret(tmp_path), len(secret), file.stat().st_mode & 0o777) == (secret, 32, 0o400)
    assert [path.name for path in tmp_path.iterdir()] == [device.FILE_NAME]
    assert device.draw() != secret


@pytest.mark.parametrize("content", [None, b"", bytes(31), bytes(33)])
def test_what_cannot_be_a_device_secret_is_none_and_stays_as_it_is(tmp_path, content):
    if content is not None:
        (tmp_path / device.FILE_NAME).write_bytes(content)
    with pytest.raises(device.NoSecret):
        device.device_secret(tmp_path)
    assert device.signing_key(tmp_path) != device.signing_key(tmp_path), "of this process alone"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if content is None else [content])


def test_the_signing_key_comes_from_the_device_secret_and_does_not_tell_it(tmp_path):
    device.keep(tmp_path / device.FILE_NAME, device.draw())
    assert device.signing_key(tmp_path) == device.signing_key(tmp_path)
    assert device.device_secret(tmp_path).hex() not in device.signing_key(tmp_path)
