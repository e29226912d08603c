"""What happens to keys: made, granted, revoked, wrapped anew. Callers hold a transaction and write the audit trail."""

from secrets import randbelow

from vault import boxes, remains
from vault.keyring import Keyring, current
from vault.models import CompartmentKey, Grant, KeyHolder, Session

PERSONAL = "personal"  # each holder's own compartment: drafts, granted to their writer alone
VERSIONS = 2**15 - 1  # what a grant's column takes


class WrongMachine(Exception):
    """The passphrase is right, but the device secret is not the one her seed was wrapped with."""


def create_compartment(name: str, *, anybody_seals: bool = False) -> None:
    """Make version 1 of a compartment's key and put it on the open ring; with `anybody_seals` it has a public half."""
    key = boxes.random_key()
    CompartmentKey.objects.create(compartment=name, public=boxes.Pair(key).public if anybody_seals else b"")
    current().add(name, 1, key)


def make_holder(user, kek: bytes) -> KeyHolder:
    """Give `user` a new seed, wrapped under `kek`, and her personal compartment. Earlier grants are gone.

    The version of her personal key is drawn, so that what lies under a lost one is known to be closed to her.
    """
    remains.delete(KeyHolder.objects.filter(user=user))
    pair = boxes.Pair(boxes.random_key())
    holder = KeyHolder.objects.create(user=user, public=pair.public, wrapped_seed=_wrap(pair.seed, kek, user))
    key, version = boxes.seal_to(pair.public, boxes.random_key()), 1 + randbelow(VERSIONS)
    Grant.objects.create(holder=holder, compartment=PERSONAL, version=version, sealed_key=key)
    return holder


def grant(user, compartments) -> None:
    """Seal every open version of the compartments' keys to `user`; raises Locked for one that is not open."""
    holder = KeyHolder.objects.get(user=user)
    ring = current()
    for name in sorted(compartments):
        ring.newest(name)
        for version, key in ring.keys[name].items():
            Grant.objects.update_or_create(
                holder=holder,
                compartment=name,
                version=version,
                defaults={"sealed_key": boxes.seal_to(holder.public, key)},
            )


def revoke(user, compartments) -> None:
    """Take the compartments' keys from `user` and end her sessions, whose rows hold them too."""
    remains.delete(Grant.objects.filter(holder__user=user, compartment__in=compartments))
    end_sessions(user)


def open_ring(user, kek: bytes) -> Keyring:
    """The keys that `user` holds; raises WrongMachine. An account without a seed holds none."""
    holder = KeyHolder.objects.filter(user=user).first()
    ring = Keyring()
    if holder is None:
        return ring
    pair = _unwrap(holder, kek)
    for row in holder.grants.all():
        ring.add(row.compartment, row.version, pair.open(row.sealed_key))
    return ring


def rewrap(user, old_kek: bytes, new_kek: bytes) -> None:
    """Wrap the seed of `user` under another key: a change of passphrase, or more work for it. Raises WrongMachine."""
    holder = KeyHolder.objects.get(user=user)
    holder.wrapped_seed = _wrap(_unwrap(holder, old_kek).seed, new_kek, user)
    holder.save(update_fields=["wrapped_seed"])
    remains.clear_away()


def replace_seed(user, old_kek: bytes, new_kek: bytes) -> Keyring:
    """Give `user` a new seed that holds what the old one held: whoever saw the one-time code opens nothing any more."""
    ring = open_ring(user, old_kek)
    holder = make_holder(user, new_kek)
    Grant.objects.filter(holder=holder).delete()
    Grant.objects.bulk_create(
        Grant(holder=holder, compartment=name, version=version, sealed_key=boxes.seal_to(holder.public, key))
        for name, versions in ring.keys.items()
        for version, key in versions.items()
    )
    return ring


def end_sessions(user, *, but: str = "") -> None:
    """End all sessions of `user` but the one whose row is `but`."""
    remains.delete(Session.objects.filter(user=user).exclude(session_key=but))


def forget_holder(user) -> None:
    """Grants, wrapped seed and sessions of `user` are gone."""
    remains.delete(KeyHolder.objects.filter(user=user))
    end_sessions(user)


def seal_for_all_who_hold(compartment: str, text: bytes) -> tuple[int, bytes]:
    """Seal `text` to a compartment that has a public half, without holding its key: the version, and the ciphertext."""
    newest = CompartmentKey.objects.filter(compartment=compartment).order_by("-version").first()
    return newest.version, boxes.seal_to(newest.public, text)


def open_as_holder(compartment: str, version: int, sealed: bytes) -> bytes:
    """Open what was sealed to a compartment's public half; raises Locked or DoesNotOpen."""
    return boxes.Pair(current().key(compartment, version)).open(sealed)


def _wrap(seed, kek, user):
    return boxes.seal(seed, kek, about=b"seed/" + user.pk.bytes)


def _unwrap(holder, kek):
    try:
        return boxes.Pair(boxes.unseal(bytes(holder.wrapped_seed), kek, about=b"seed/" + holder.user_id.bytes))
    except boxes.DoesNotOpen as error:
        raise WrongMachine from error
