"""Open keys belong to one request or one command."""

import threading

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from vault.keyring import Keyring, Locked, current, using
from vault.middleware import OpenKeys

RING = Keyring({"person": {1: bytes(32), 2: bytes(range(32))}, "venue": {1: b"v" * 32}})


def test_a_packed_ring_unpacks_to_the_same_keys():
    assert Keyring.unpack(RING.pack()).keys == RING.keys
    assert Keyring.unpack(Keyring().pack()).keys == {}


def test_a_ring_prints_no_key():
    assert repr(RING) == "<Keyring of person, venue>"
    assert str(Keyring()) == "<Keyring of nothing>"


def test_the_newest_version_seals_and_each_version_opens():
    assert RING.newest("person") == (2, bytes(range(32)))
    assert RING.key("person", 1) == bytes(32)
    for missing in (lambda: RING.newest("health"), lambda: RING.key("health", 1), lambda: RING.key("person", 3)):
        with pytest.raises(Locked):
            missing()


def test_a_block_closes_its_ring_and_gives_back_the_one_before():
    assert current().keys == {}
    with using(RING):
        assert current() is RING
        with using(None):
            assert current().keys == {}
        assert current() is RING
    assert current().keys == {}


def test_a_block_that_fails_closes_its_ring_too():
    with pytest.raises(ZeroDivisionError), using(RING):
        raise ZeroDivisionError
    assert current().keys == {}


def test_another_thread_sees_no_key():
    seen = []
    with using(RING):
        thread = threading.Thread(target=lambda: seen.append(current().keys))
        thread.start()
        thread.join()
    assert seen == [{}]


def test_threads_that_open_rings_at_once_each_see_their_own():
    both_open, seen = threading.Barrier(8), {}

    def open_mine(number):
        with using(Keyring({f"c{number}": {1: bytes(32)}})):
            both_open.wait(timeout=10)
            seen[number] = set(current().keys)
        seen[number, "after"] = set(current().keys)

    threads = [threading.Thread(target=open_mine, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {n: {f"c{n}"} for n in range(8)} | {(n, "after"): set() for n in range(8)}


def through_the_middleware(user, ring, view):
    """Ask `view` as a signed-in reader whose session holds `ring`."""
    from django.contrib.auth import login

    from vault.sessions import SessionStore

    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), user
    login(request, user)
    request.session.save()
    secret = request.session.put_keys(user, ring)
    request.session, request.COOKIES = SessionStore(request.session.session_key), {"rounds_keys": secret}
    return OpenKeys(view)(request)


def test_the_keys_are_open_during_the_request_and_closed_after_it(coordinator):
    seen = []
    through_the_middleware(coordinator, RING, lambda request: seen.append(current().keys) or HttpResponse())
    assert (seen, current().keys) == ([RING.keys], {})


def test_the_keys_are_closed_after_a_request_that_failed(coordinator):
    def fail(request):
        assert current().keys == RING.keys
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        through_the_middleware(coordinator, RING, fail)
    assert current().keys == {}
