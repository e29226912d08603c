"""A session row is found by a hash and holds the keys under two secrets that it does not hold."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.utils import timezone

from accounts.models import User
from vault import boot
from vault.keyring import Keyring
from vault.models import Session
from vault.sessions import SessionStore, row_id

RING = Keyring({"person": {1: b"the key of the compartment here!"}})


@pytest.fixture
def session(coordinator):
    """A stored session with keys, and its secret."""
    store = SessionStore()
    store["who"] = "amber"
    store.create()
    return store, store.put_keys(coordinator, RING)


def later(store):
    """The same session, found by a later request."""
    return SessionStore(store.session_key)


def open_keys(store, secret):
    """The keys that a later request of hers opens."""
    return later(store).open_keys(secret, User.objects.get())


def test_the_browsers_secret_opens_the_keys_of_its_session(session):
    store, secret = session
    assert open_keys(store, secret).keys == RING.keys
    assert later(store)["who"] == "amber"


def test_the_row_is_known_by_a_hash_and_holds_neither_id_nor_secret_nor_key(session):
    store, secret = session
    row = Session.objects.get()
    assert row.session_key == sha256(store.session_key.encode()).hexdigest() == row_id(store.session_key)
    kept = repr((row.session_key, row.session_data, bytes(row.sealed_keys))).encode() + bytes(row.sealed_keys)
    for hidden in (store.session_key.encode(), secret.encode(), bytes.fromhex(secret), RING.keys["person"][1]):
        assert hidden not in kept


def test_the_hash_itself_signs_nobody_in(session):
    assert SessionStore(Session.objects.get().session_key).load() == {}


@pytest.mark.parametrize("wrong", ["", "zz", "00", "00" * 32, "0" * 63, "é", "00" * 33, "a" * 100_000])
def test_another_cookie_opens_nothing_and_raises_nothing(session, wrong):
    assert open_keys(session[0], wrong) is None


def test_another_start_of_the_server_opens_nothing(session):
    store, secret = session
    before = boot.secret()
    boot.draw()
    assert boot.secret() != before
    assert open_keys(store, secret) is None


def test_the_keys_of_one_session_do_not_open_with_the_secret_of_another(session, coordinator):
    store, secret = session
    other = SessionStore()
    other.create()
    other_secret = other.put_keys(coordinator, RING)
    assert secret != other_secret
    assert open_keys(store, other_secret) is None


def test_a_session_without_keys_opens_none(coordinator):
    store = SessionStore()
    store.create()
    assert open_keys(store, "00" * 32) is None


def test_an_expired_session_is_not_found_and_is_cleared_away(session):
    store, _ = session
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert later(store).load() == {}
    SessionStore.clear_expired()
    assert not Session.objects.exists()


def test_a_deleted_session_is_gone_with_its_keys_and_is_not_saved_back(session):
    store, secret = session
    mine = later(store)
    assert mine["who"] == "amber"
    later(store).delete()
    assert not Session.objects.exists()
    assert open_keys(store, secret) is None
    mine["who"] = "birch"
    with pytest.raises(UpdateError):
        mine.save()


def test_a_new_id_keeps_what_the_session_knows_under_another_row(session):
    store, _ = session
    old = store.session_key
    store.cycle_key()
    assert store.session_key != old
    assert SessionStore(old).load() == {}
    assert later(store)["who"] == "amber"


def test_a_page_moves_the_expiry_on_only_once_a_minute(session, django_assert_num_queries):
    store, secret = session
    mine = later(store)
    mine.open_keys(secret, User.objects.get())
    with django_assert_num_queries(0):
        mine.touch()
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
    mine = later(store)
    mine.open_keys(secret, User.objects.get())
    with django_assert_num_queries(1):
        mine.touch()
    assert Session.objects.get().expire_date > timezone.now() + timedelta(minutes=30)
