"""A session is its user's: whoever holds the device secret and the database cannot make hers a colleague's.

The attacker is birch, a worker: she is signed in, writes to the database, and signs session data as the server does.
"""

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from accounts.models import User
from audit.models import Entry
from tests.conftest import PASSPHRASE
from vault.models import Session
from vault.sessions import SessionStore, row_id

OTHERS = ["amber", "heron", "finch", "otter"]


def signed_in(username):
    client = Client()
    assert client.post("/sign-in/", {"username": username, "passphrase": PASSPHRASE}).status_code == 302
    return client


@pytest.fixture
def birch(staff):
    """Signed in, as is everybody else."""
    client = signed_in("birch")
    client.others = {name: signed_in(name) for name in OTHERS}
    return client


def row_of(client):
    return Session.objects.filter(session_key=row_id(client.cookies["rounds_session"].value))


def signed_as(user):
    """Session data as the server signs them for `user`."""
    backend = "accounts.backends.PassphraseBackend"
    data = {SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: backend, HASH_SESSION_KEY: user.get_session_auth_hash()}
    return SessionStore().encode(data)


def who_answers(client):
    """Whose name stands on the page, or where she is sent."""
    answer = client.get("/passphrase/")
    return answer["Location"] if answer.status_code == 302 else answer.context["user"].username


SIGNED_OUT = "/sign-in/?next=%2Fpassphrase%2F"


def test_the_data_that_are_forged_here_are_as_the_server_makes_them(birch):
    user = User.objects.get(username="birch")
    row_of(birch).update(session_data=signed_as(user))
    assert who_answers(birch) == "birch"


@pytest.mark.parametrize("name", OTHERS)
def test_data_signed_anew_for_a_colleague_end_the_session(birch, name):
    row_of(birch).update(session_data=signed_as(User.objects.get(username=name)))

    assert who_answers(birch) == SIGNED_OUT
    assert not row_of(birch).exists()


@pytest.mark.parametrize("name", OTHERS)
def test_data_and_account_of_the_row_changed_together_end_the_session(birch, name):
    user = User.objects.get(username=name)
    row_of(birch).update(session_data=signed_as(user), user=user)

    assert who_answers(birch) == SIGNED_OUT


@pytest.mark.parametrize("name", OTHERS)
def test_a_row_that_was_made_a_colleagues_ends(birch, name):
    row_of(birch).update(user=User.objects.get(username=name))

    assert who_answers(birch) == SIGNED_OUT, "or it would outlive hers when she leaves"


@pytest.mark.parametrize("name", OTHERS)
def test_keys_put_into_another_row_open_nothing(birch, name):
    row_of(birch.others[name]).update(sealed_keys=row_of(birch).get().sealed_keys)
    thief = birch.others[name]
    thief.cookies["rounds_keys"] = birch.cookies["rounds_keys"].value

    assert who_answers(thief) == SIGNED_OUT


def test_keys_put_into_another_row_of_hers_open_nothing(birch):
    other = signed_in("birch")
    row_of(other).update(sealed_keys=row_of(birch).get().sealed_keys)
    other.cookies["rounds_keys"] = birch.cookies["rounds_keys"].value

    assert who_answers(other) == SIGNED_OUT


@pytest.mark.parametrize("name", OTHERS)
def test_a_session_without_keys_is_nobodys(birch, name):
    user = User.objects.get(username=name)
    row_of(birch).update(session_data=signed_as(user), user=user, sealed_keys=b"")

    assert who_answers(birch) == SIGNED_OUT


def test_nothing_is_done_and_nothing_written_down_under_the_coordinators_name(birch):
    amber, worker = User.objects.get(username="amber"), User.objects.get(username="birch")
    before = Entry.objects.count()
    row_of(birch).update(session_data=signed_as(amber), user=amber)
    answers = [
        birch.post(f"/staff/{worker.pk}/", {"role": "coordinator"}),
        birch.post("/staff/invite/", {"username": "robin", "role": "coordinator"}),
        birch.post("/settings/", {"name": "Kettle", "time_zone": "UTC", "language": "en"}),
        birch.post("/sign-out/"),
    ]

    assert [answer.status_code for answer in answers] == [302] * 4
    assert all(answer["Location"].startswith("/sign-in/") for answer in answers)
    assert User.objects.get(username="birch").role == "worker"
    assert (User.objects.filter(username="robin").count(), Entry.objects.count()) == (0, before)
