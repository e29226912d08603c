"""Amber, the coordinator as whom everything is measured: she may read and write all that there is."""

from django.contrib.auth import authenticate
from django.test import Client

from accounts.signing_in import opened_for
from benchmarks.names import AMBER, PASSPHRASE


def with_her_keys():
    """Her keys, open for a `with` block, which gets her account."""
    return opened_for(authenticate(username=AMBER, password=PASSPHRASE))


def signed_in() -> Client:
    """A browser in which she is signed in."""
    client = Client(headers={"host": "localhost"})
    answer = client.post("/sign-in/", {"username": AMBER, "passphrase": PASSPHRASE})
    assert answer.status_code == 302, "she cannot sign in"
    return client
