"""Signing in: one sentence for every wrong pair, one derivation whoever is asked for, and only local ways on."""

import pytest
from nacl import pwhash

from tests.conftest import PASSPHRASE
from vault import device, passphrases

WRONG = "Pseudonym or passphrase is not right."


def attempt(client, username, passphrase=PASSPHRASE, **more):
    return client.post("/sign-in/", {"username": username, "passphrase": passphrase, **more})


@pytest.fixture
def derivations(monkeypatch):
    """One entry for each time Argon2id is run."""
    run, derive = [], pwhash.argon2id.kdf

    def counted(*args, **options):
        run.append(1)
        return derive(*args, **options)

    monkeypatch.setattr(pwhash.argon2id, "kdf", counted)
    return run


@pytest.fixture
def all_places_taken():
    """As many sign-ins as may wait are waiting."""
    for _ in range(passphrases.WAITING):
        passphrases._places.acquire()
    yield
    passphrases._places.release(passphrases.WAITING)


def test_the_right_pair_leads_home_with_two_cookies(client, coordinator):
    answer = attempt(client, "amber")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert {"rounds_session", "rounds_keys"} <= set(answer.cookies)
    assert all(answer.cookies[name]["httponly"] for name in ("rounds_session", "rounds_keys"))
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("username", "passphrase"),
    [
        ("amber", "wrong"),
        ("amber", f"{PASSPHRASE} "),
        ("Amber", PASSPHRASE),
        ("nobody", PASSPHRASE),
        ("", ""),
        ("a\0", "x"),
    ],
)
def test_a_wrong_pair_opens_nothing(client, coordinator, username, passphrase):
    answer = attempt(client, username, passphrase)

    assert answer.status_code == 200
    assert "rounds_keys" not in answer.cookies
    assert client.get("/")["Location"] == "/sign-in/?next=%2F"


def test_wrong_name_and_wrong_passphrase_get_the_same_answer(client, coordinator):
    answers = [attempt(client, *pair).content.decode() for pair in (("amber", "wrong"), ("nobody", "wrong"))]

    assert [answer.count(WRONG) for answer in answers] == [1, 1]


def test_every_attempt_derives_once_whoever_is_asked_for(client, coordinator, derivations):
    from accounts.models import User

    User.objects.create(username="moth")
    counts = []
    for username, passphrase in [("amber", PASSPHRASE), ("amber", "wrong"), ("nobody", "wrong"), ("moth", "wrong")]:
        derivations.clear()
        attempt(client, username, passphrase)
        counts.append(len(derivations))

    assert counts == [1, 1, 1, 1]


def test_a_name_in_a_team_without_sign_in_gets_in_with_nothing(client, coordinator):
    from accounts.models import User

    User.objects.create(username="moth")

    assert [attempt(client, "moth", words).status_code for words in ("", PASSPHRASE)] == [200, 200]


def test_busy_keeps_the_pseudonym_and_asks_for_a_few_seconds(client, coordinator, all_places_taken):
    answer = attempt(client, "amber", next="/venues/")

    assert answer.status_code == 503
    page = answer.content.decode()
    assert "again in a few seconds" in page
    assert 'value="amber"' in page
    assert 'value="/venues/"' in page
    assert PASSPHRASE not in page


def test_the_passphrase_is_not_shown_again(client, coordinator):
    assert "not this one" not in attempt(client, "amber", "not this one").content.decode()


def test_another_machine_says_so(client, coordinator, settings, tmp_path):
    device.keep(tmp_path / device.FILE_NAME, device.draw())
    settings.DATA_DIR = tmp_path
    answer = attempt(client, "amber")

    assert answer.status_code == 200
    assert "sealed on another machine" in answer.content.decode()
    assert "rounds_keys" not in answer.cookies


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/staff/", "/staff/"),
        ("/reports/?month=2026-10", "/reports/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("/\t/elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("staff/", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_one_goes_on_to_local_pages_only(client, coordinator, wanted, reached):
    assert attempt(client, "amber", next=wanted)["Location"] == reached


def test_who_is_signed_out_comes_back_to_the_page_she_wanted(client, coordinator):
    asked = client.get("/staff/")
    page = client.get(asked["Location"])

    assert asked["Location"] == "/sign-in/?next=%2Fstaff%2F"
    assert '<input type="hidden" name="next" value="/staff/"' in page.content.decode()


def test_who_was_signed_out_while_writing_comes_back_to_the_first_page(client, coordinator):
    assert client.post("/settings/")["Location"] == "/sign-in/?next=%2F"


@pytest.mark.django_db
def test_without_an_organisation_the_page_says_how_to_set_one_up(client):
    page = client.get("/sign-in/").content.decode()

    assert "./rounds run --empty" in page
    assert 'name="passphrase"' not in page


@pytest.mark.django_db
def test_without_an_organisation_nobody_gets_in(client):
    assert attempt(client, "amber").status_code == 200
    assert client.get("/").status_code == 302
