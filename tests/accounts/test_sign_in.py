"""Signing in: one sentence for every wrong pair, one derivation whoever is asked for, and only local ways on."""

import pytest

from tests.conftest import PASSPHRASE

WRONG = "Pseudonym or passphrase is not right."


def attempt(client, username, passphrase=PASSPHRASE, **more):
    return client.post("/sign-in/", {"username": username, "passphrase": passphrase, **more})


def test_the_right_pair_leads_home_with_two_cookies(client, coordinator):
    answer = attempt(client, "amber")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert {"rounds_session", "rounds_keys"} <= set(answer.cookies)
    assert all(answer.cookies[name]["httponly"] for name in ("rounds_session", "rounds_keys"))
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(("username", "passphrase"), [("amber", "wrong"), ("nobody", PASSPHRASE), ("", ""), ("a\0b", "x")])
def test_a_wrong_pair_opens_nothing(client, coordinator, username, passphrase):
    answer = attempt(client, username, passphrase)

    assert answer.status_code == 200
    assert "rounds_keys" not in answer.cookies
    assert client.get("/")["Location"] == "/sign-in/?next=%2F"


def test_wrong_name_and_wrong_passphrase_get_the_same_sentence(client, coordinator):
    said = [attempt(client, *pair).content.decode().count(WRONG) for pair in (("amber", "wrong"), ("nobody", "wrong"))]

    assert said == [1, 1]
