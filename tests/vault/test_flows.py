"""What happens to keys: granted, revoked, wrapped anew, gone."""

import pytest
from django.contrib.auth import authenticate

from accounts import actions
from accounts.permissions import COMPARTMENTS, Role
from people.models import Person
from tests.conftest import PASSPHRASE, signed_in_for_commands
from vault import boxes, device, flows, passphrases
from vault.keyring import Keyring, Locked, current, using
from vault.models import CompartmentKey, Grant, KeyHolder, Session
from vault.sessions import SessionStore


def ring_of(user, passphrase=PASSPHRASE):
    """What `user` holds when she signs in anew."""
    known = authenticate(username=user.username, password=passphrase)
    return flows.open_ring(known, known.kek)


def session_of(user):
    store = SessionStore()
    store.create()
    store.put_keys(user, ring_of(user))
    return store.session_key


def test_each_role_holds_the_keys_of_its_work_and_its_own_and_no_other(staff):
    for role, user in staff.items():
        assert set(ring_of(user).keys) == COMPARTMENTS[Role(role)] | {flows.PERSONAL}, role


def test_colleagues_hold_the_same_compartment_keys_and_each_a_personal_one_of_her_own(staff):
    worker, coordinator = ring_of(staff["worker"]).keys, ring_of(staff["coordinator"]).keys
    assert worker["person"] == coordinator["person"]
    assert worker[flows.PERSONAL] != coordinator[flows.PERSONAL]


def test_the_database_alone_holds_no_key(opened):
    keys = {key for versions in ring_of(opened).keys.values() for key in versions.values()}
    columns = [*Grant.objects.values_list("sealed_key"), *CompartmentKey.objects.values_list("public")]
    columns += KeyHolder.objects.values_list("public", "wrapped_seed")
    kept = b"".join(bytes(column) for row in columns for column in row)
    assert len(keys) == 5
    assert not any(key in kept for key in keys)


def test_what_one_seals_another_holder_reads(staff):
    with using(ring_of(staff["worker"])):
        Person.objects.create(nickname="Kettle")
    with using(ring_of(staff["coordinator"])):
        assert Person.objects.get().nickname == "Kettle"
    for role in ("adviser", "funder", "administrator"):
        with using(ring_of(staff[role])):
            assert str(Person.objects.get().nickname) == "•••"


def test_nobody_grants_what_she_does_not_hold(staff):
    with using(ring_of(staff["adviser"])), pytest.raises(Locked):
        flows.grant(staff["funder"], {"person"})
    assert not Grant.objects.filter(holder__user=staff["funder"], compartment="person").exists()


def test_a_grant_covers_every_version_of_a_key(staff):
    current().add("person", 2, boxes.random_key())
    flows.grant(staff["adviser"], {"person"})
    assert ring_of(staff["adviser"]).keys["person"] == current().keys["person"]


def test_a_revoked_compartment_no_longer_opens_and_the_sessions_that_held_it_end(staff):
    worker = staff["worker"]
    session_of(worker)
    kept = session_of(staff["coordinator"])
    flows.revoke(worker, {"person", "venue"})
    assert set(ring_of(worker).keys) == {"health", flows.PERSONAL}
    assert [row.user for row in Session.objects.all()] == [staff["coordinator"]]
    assert SessionStore(kept).exists(kept)


def test_a_change_of_role_gives_and_takes_keys(staff):
    actions.change_role(user=staff["adviser"], role=Role.WORKER, by=staff["coordinator"])
    assert set(ring_of(staff["adviser"]).keys) == {"venue", "person", "health", flows.PERSONAL}
    actions.change_role(user=staff["worker"], role=Role.FUNDER, by=staff["coordinator"])
    assert set(ring_of(staff["worker"]).keys) == {flows.PERSONAL}


def test_a_change_of_passphrase_keeps_every_key_and_ends_every_session(staff):
    worker = staff["worker"]
    before, session = ring_of(worker).keys, session_of(worker)
    kek = authenticate(username="birch", password=PASSPHRASE).kek
    actions.choose_passphrase(user=worker, kek=kek, passphrase="seven new boats")
    assert authenticate(username="birch", password=PASSPHRASE) is None
    assert ring_of(worker, "seven new boats").keys == before
    assert not SessionStore().exists(session)


def test_the_first_passphrase_replaces_the_seed_and_keeps_every_grant(opened):
    code = actions.invite(username="robin", role=Role.WORKER, by=opened)
    robin = authenticate(username="robin", password=code)
    before, seed = flows.open_ring(robin, robin.kek).keys, bytes(robin.key_holder.public)
    actions.choose_passphrase(user=robin, kek=robin.kek, passphrase=PASSPHRASE)
    assert ring_of(robin).keys == before
    assert set(before) == {"venue", "person", "health", flows.PERSONAL}
    assert bytes(KeyHolder.objects.get(user=robin).public) != seed
    assert authenticate(username="robin", password=code) is None


def test_who_kept_the_one_time_code_opens_nothing_of_what_is_stored_afterwards(opened):
    code = actions.invite(username="robin", role=Role.WORKER, by=opened)
    robin = authenticate(username="robin", password=code)
    actions.choose_passphrase(user=robin, kek=robin.kek, passphrase=PASSPHRASE)
    robin.refresh_from_db()
    with pytest.raises(flows.WrongMachine):
        flows.open_ring(robin, robin.kek)


def test_a_forgotten_passphrase_gives_a_new_seed_and_the_keys_of_her_role(staff):
    code = actions.invite_again(user=staff["worker"], by=staff["coordinator"])
    assert authenticate(username="birch", password=PASSPHRASE) is None
    assert set(ring_of(staff["worker"], code).keys) == {"venue", "person", "health", flows.PERSONAL}


def test_a_leaver_has_no_grant_no_session_and_no_seed(staff):
    worker = staff["worker"]
    session_of(worker)
    actions.leave(user=worker, by=staff["coordinator"])
    assert not KeyHolder.objects.filter(user=worker).exists()
    assert not Grant.objects.filter(holder__user=worker).exists()
    assert not Session.objects.filter(user=worker).exists()
    assert authenticate(username="birch", password=PASSPHRASE) is None


def test_the_last_coordinator_cannot_leave_or_become_something_else(staff):
    for attempt in (
        lambda: actions.leave(user=staff["coordinator"], by=staff["coordinator"]),
        lambda: actions.change_role(user=staff["coordinator"], role=Role.WORKER, by=staff["coordinator"]),
    ):
        with pytest.raises(actions.NotPossible):
            attempt()
    assert "audit" in ring_of(staff["coordinator"]).keys


def test_the_right_passphrase_on_another_machine_opens_nothing_and_says_so(coordinator, settings, tmp_path):
    device.keep(tmp_path / device.FILE_NAME, device.draw())
    settings.DATA_DIR = tmp_path
    known = authenticate(username="amber", password=PASSPHRASE)
    assert known is not None
    with pytest.raises(flows.WrongMachine):
        flows.open_ring(known, known.kek)


def test_a_seed_moved_to_another_account_does_not_open(staff):
    moved = KeyHolder.objects.get(user=staff["coordinator"]).wrapped_seed
    KeyHolder.objects.filter(user=staff["worker"]).update(wrapped_seed=moved)
    kek = authenticate(username="amber", password=PASSPHRASE).kek
    with pytest.raises(flows.WrongMachine):
        flows.open_ring(staff["worker"], kek)


def test_anybody_seals_to_the_audit_compartment_and_only_its_holders_open(staff):
    with using(Keyring()):
        version, sealed = flows.seal_for_all_who_hold("audit", b"who did what")
        with pytest.raises(Locked):
            flows.open_as_holder("audit", version, sealed)
    with using(ring_of(staff["worker"])), pytest.raises(Locked):
        flows.open_as_holder("audit", version, sealed)
    assert flows.open_as_holder("audit", version, sealed) == b"who did what"


def test_an_account_whose_seed_is_gone_holds_nothing(staff):
    KeyHolder.objects.filter(user=staff["worker"]).delete()
    assert ring_of(staff["worker"]).keys == {}


def test_commands_open_the_vault_for_the_block_alone(coordinator):
    with signed_in_for_commands(coordinator):
        assert current().holds("person")
    assert not current().holds("person")


def test_keys_derived_for_one_purpose_are_not_the_verifier(coordinator):
    kek = authenticate(username="amber", password=PASSPHRASE).kek
    assert kek.hex() not in coordinator.password
    assert passphrases.derive_known(PASSPHRASE, coordinator.password).kek == kek
