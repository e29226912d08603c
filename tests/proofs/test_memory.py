"""After she signed out the memory of the server holds no key, nothing she read and nothing she typed."""

import json
import time

import pytest

from tests.conftest import PASSPHRASE
from tests.proofs.memory import can_be_read, found_in_memory, workers_of
from tests.proofs.reader import Reader
from tests.server import installation

WORDS = {"nickname": "阿香凤凰花", "phone": "139-5550-7731", "search word": "Zephyrion 凤凰"}
PLANT = f"""
import json, os
from django.contrib.auth import authenticate
from accounts.signing_in import opened_for
from people.models import Person
from vault import flows
from vault.keyring import current
user = authenticate(username="amber", password=os.environ["ROUNDS_PASSPHRASE"])
with opened_for(user):
    her = Person.objects.create(nickname={WORDS["nickname"]!r}, phone={WORDS["phone"]!r})
    keys = {{f"key of {{name}}": key for name, ring in current().keys.items() for key in ring.values()}}
keys |= {{"seed": flows._unwrap(user.key_holder, user.kek).seed, "key-encryption key": user.kek}}
print(json.dumps({{"her": str(her.pk), "keys": {{name: key.hex() for name, key in keys.items()}}}}))
"""
AFTER = 5  # seconds in which everything has to be gone


@pytest.fixture(scope="module")
def rounds(tmp_path_factory):
    with installation(tmp_path_factory.mktemp("memory")) as running:
        running.manage("setup", "--organisation", "Lantern", "--coordinator", "amber")
        running.planted = json.loads(running.manage("shell", "-v", "0", "-c", PLANT))
        running.start()
        if not can_be_read(running.process.pid):
            pytest.skip("this system lets nobody read another process's memory (ptrace_scope, or not root)")
        yield running


def worked(rounds):
    """Sign in and work until every worker has answered many pages; the reader."""
    amber = Reader(rounds.address)
    amber.sign_in("amber")
    for _ in range(10):
        assert WORDS["nickname"] in amber.get("/people/")
        assert WORDS["phone"] in amber.get(f"/people/{rounds.planted['her']}/")
        amber.post("/search/", words=WORDS["search word"])
        assert amber.status == 200
    return amber


def secrets_of(rounds, reader):
    """Everything that nobody may find, by what it is."""
    cookies = {cookie.name: cookie.value for cookie in reader.cookies}
    keys = {name: bytes.fromhex(key) for name, key in rounds.planted["keys"].items()}
    session = {"session id": cookies["rounds_session"], "session secret": bytes.fromhex(cookies["rounds_keys"])}
    return {**WORDS, **keys, **session, "passphrase": PASSPHRASE}


def test_after_signing_out_nothing_of_hers_is_found_and_before_it_was(rounds):
    reader = worked(rounds)
    secrets, before = secrets_of(rounds, reader), workers_of(rounds)
    opened = {f"key of {name}" for name in ("venue", "person", "health", "audit", "personal")}
    held = found_in_memory(before, secrets)
    assert held >= {*WORDS, *opened, "session id", "session secret"}, "the looking finds what is there"
    assert found_in_memory([rounds.process.pid], secrets) == set()

    reader.sign_out()
    ends = time.monotonic() + AFTER
    while workers_of(rounds) & before and time.monotonic() < ends:
        time.sleep(0.1)
    assert found_in_memory({rounds.process.pid, *workers_of(rounds)}, secrets) == set()
