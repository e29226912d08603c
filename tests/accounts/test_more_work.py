"""Whose passphrase had less work than goes into one by now has her keys sealed anew when she signs in."""

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from nacl import pwhash

from accounts import signing_in
from accounts.models import User
from tests.conftest import PASSPHRASE
from vault import device, flows, passphrases
from vault.models import KeyHolder, Session


def passes(user) -> int:
    """How many passes her passphrase has by now."""
    return int(User.objects.get(pk=user.pk).password.split("$")[1])


def kept(user) -> tuple:
    """Verifier and wrapped seed as they lie in the database."""
    return User.objects.get(pk=user.pk).password, bytes(KeyHolder.objects.get(user=user).wrapped_seed)


@pytest.fixture
def mark(settings):
    """Sets how many passes a new passphrase gets; those there are have one."""

    def set_to(number):
        settings.ARGON2_OPSLIMIT = number

    return set_to


def test_signing_in_seals_her_keys_anew_once(coordinator, sign_in, mark, actions_of):
    old, before = authenticate(username="amber", password=PASSPHRASE).kek, kept(coordinator)
    mark(3)
    browser = sign_in(coordinator)
    after = kept(coordinator)

    assert (passes(coordinator), [one == other for one, other in zip(before, after, strict=True)]) == (
        3,
        [False, False],
    )
    assert browser.get("/people/").status_code == 200
    with pytest.raises(flows.WrongMachine):
        flows.open_ring(coordinator, old)
    sign_in(coordinator)
    assert kept(coordinator) == after
    with signing_in.opened_for(authenticate(username="amber", password=PASSPHRASE)):
        assert actions_of(coordinator.pk)[-3:] == ["sealed her keys anew", "signed in", "signed in"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_mark_that_is_lower_or_the_same_changes_nothing(coordinator, sign_in, mark, number):
    mark(3)
    sign_in(coordinator)
    before = kept(coordinator)
    mark(number)
    sign_in(coordinator)
    assert (kept(coordinator), passes(coordinator)) == (before, 3)


def test_more_memory_counts_as_more_work_and_passes_are_not_lowered_for_it(coordinator, sign_in, mark, settings):
    mark(3)
    sign_in(coordinator)
    mark(2)
    settings.ARGON2_MEMLIMIT *= 2
    sign_in(coordinator)
    assert kept(coordinator)[0].split("$")[1:3] == ["3", str(settings.ARGON2_MEMLIMIT)]


def test_all_of_it_happens_or_nothing(client, coordinator, mark, settings, tmp_path):
    before = kept(coordinator)
    mark(3)
    device.keep(tmp_path / device.FILE_NAME, device.draw())
    settings.DATA_DIR = tmp_path
    answer = client.post("/sign-in/", {"username": "amber", "passphrase": PASSPHRASE})
    assert "sealed on another machine" in answer.content.decode()
    assert kept(coordinator) == before


def test_whose_access_was_taken_meanwhile_gets_nothing_back(coordinator, mark):
    user = authenticate(username="amber", password=PASSPHRASE)
    User.objects.update(password="another")
    mark(3)
    with pytest.raises(signing_in.Changed):
        signing_in.strengthen(user, PASSPHRASE)
    assert User.objects.get(pk=user.pk).password == "another"


def test_where_several_people_sign_in_it_is_left_for_another_time(coordinator, mark):
    user, before = authenticate(username="amber", password=PASSPHRASE), kept(coordinator)
    mark(3)
    for _ in range(passphrases.WAITING):
        passphrases._places.acquire()
    signing_in.strengthen(user, PASSPHRASE)
    passphrases._places.release(passphrases.WAITING)
    assert kept(coordinator) == before
    assert flows.open_ring(user, user.kek).keys != {}


def test_her_other_sessions_end_and_a_colleagues_do_not(staff, sign_in, mark):
    other, colleague = Client(), Client()
    for browser, user in ((other, staff["worker"]), (colleague, staff["coordinator"])):
        browser.post("/sign-in/", {"username": user.username, "passphrase": PASSPHRASE})
    mark(3)
    sign_in(staff["worker"])
    assert Session.objects.filter(user=staff["worker"]).count() == 1
    assert [browser.get("/people/").status_code for browser in (other, colleague)] == [302, 200]


def test_a_no_takes_as_much_work_for_one_from_before_as_for_nobody(coordinator, mark, monkeypatch):
    run, derive = [], pwhash.argon2id.kdf

    def counted(*args, opslimit, memlimit):
        run.append(opslimit * memlimit)
        return derive(*args, opslimit=opslimit, memlimit=memlimit)

    monkeypatch.setattr(pwhash.argon2id, "kdf", counted)
    mark(4)
    work = []
    for username in ("amber", "nobody"):
        run.clear()
        assert authenticate(username=username, password="wrong") is None
        work.append(sum(run))
    assert work[0] == work[1] > 0
