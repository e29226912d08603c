"""The audit trail: one entry for an action, of one size, in a chain that shows what is missing."""

import threading
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction

from accounts.models import User
from audit.models import Entry, Head, first_broken_link, record
from core.months import Month
from tests.conftest import signed_in_for_commands
from vault.keyring import Keyring, Locked, using


@pytest.fixture
def trail(opened):
    """Five entries more than the set-up wrote."""
    for _ in range(5):
        record("read a record", by=opened, target=uuid4())
    return list(Entry.objects.order_by("pk"))


def test_an_entry_opens_to_who_did_what_to_which_record_and_when(opened):
    target = uuid4()
    entry = record("read a record", by=opened, target=target).opened()
    assert (entry["action"], entry["actor"], entry["target"]) == ("read a record", "amber", str(target))
    assert entry["at"][:7] == str(Month.this()) or Entry.objects.last().month == Month.this()


def test_the_machine_itself_is_nobody(opened):
    assert record("closed a month", by=None).opened()["actor"] == ""


def test_an_entry_tells_nothing_in_clear_but_its_month(opened):
    target = uuid4()
    entry = Entry.objects.get(pk=record("read a record", by=opened, target=target).pk)
    for told in (b"amber", b"read", str(target).encode(), target.bytes):
        assert told not in bytes(entry.sealed)
    assert {field.name for field in Entry._meta.fields} == {"id", "month", "before", "version", "sealed"}


def test_only_who_holds_the_audit_key_opens_an_entry(opened):
    entry = record("read a record", by=opened)
    with using(Keyring()), pytest.raises(Locked):
        entry.opened()


@pytest.mark.parametrize("username", ["a", "香" * 40, "\U0001f680" * 40, '"' * 40])
def test_entries_have_one_length_whoever_did_whatever(opened, username):
    short = record("left", by=None)
    long = record("wrote the month's paragraph and closed the month", by=User(username=username), target=uuid4())
    assert len(long.sealed) == len(short.sealed)
    assert long.opened()["actor"] == username


def test_an_untouched_chain_is_whole(trail):
    assert first_broken_link() is None
    assert Head.objects.get().hash == trail[-1].hash


def test_an_empty_chain_is_whole(db):
    assert first_broken_link() is None


def test_a_changed_entry_breaks_the_link_after_it(trail):
    changed = bytearray(trail[2].sealed)
    changed[10] ^= 1
    Entry.objects.filter(pk=trail[2].pk).update(sealed=bytes(changed))
    assert first_broken_link() == trail[3].pk


def test_a_missing_entry_breaks_the_link_after_it(trail):
    trail[2].delete()
    assert first_broken_link() == trail[3].pk


def test_an_exchanged_entry_breaks_the_chain(trail):
    Entry.objects.filter(pk=trail[2].pk).update(sealed=trail[3].sealed)
    assert first_broken_link() == trail[3].pk


def test_entries_missing_at_the_end_show_by_the_head(trail):
    trail[-1].delete()
    assert first_broken_link() == -1
    Entry.objects.all().delete()
    assert first_broken_link() == -1


def test_a_failed_action_leaves_no_entry_and_no_gap(trail):
    @transaction.atomic
    def fail():
        record("imported registers", by=None)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert Entry.objects.count() == len(trail)
    record("read a record", by=None)
    assert first_broken_link() is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one connection; PostgreSQL has many")
def test_entries_written_at_once_stand_in_one_chain(coordinator):
    start, failures = threading.Barrier(6), []

    def write():
        try:
            start.wait(timeout=10)
            for _ in range(5):
                record("read a record", by=coordinator, target=uuid4())
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    before = Entry.objects.count()
    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Entry.objects.count() == before + 30
    assert first_broken_link() is None
    with signed_in_for_commands(coordinator):
        assert all(entry.opened()["actor"] == "amber" for entry in Entry.objects.all())
