"""One password hash. From its root come, with different labels, the verifier and the key-encryption key.

The key-encryption key has the device secret mixed in: with a copy of the database a passphrase can be guessed at, but
without this machine's file even the right one opens nothing.
"""

import hmac
import threading
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass
from time import perf_counter

from django.conf import settings
from nacl import pwhash, utils

from vault.boxes import derive
from vault.device import device_secret

ALGORITHM = "rounds_argon2id"
SALT = pwhash.argon2id.SALTBYTES
WAITING = 3  # one derivation runs, two may wait; the rest are told to come back

_running = threading.Lock()
_places = threading.BoundedSemaphore(WAITING)


class Busy(Exception):
    """Too many people sign in at this moment; again in a few seconds."""


@dataclass(frozen=True)
class Derived:
    """What one passphrase yields: the line for the password column, and the key-encryption key."""

    encoded: str
    kek: bytes


def derive_new(passphrase: str) -> Derived:
    """A new salt and what comes of it; raises Busy."""
    return _derive(passphrase, utils.random(SALT), _passes(), settings.ARGON2_MEMLIMIT)


def derive_known(passphrase: str, encoded: str) -> Derived | None:
    """What `passphrase` yields when it is the one of `encoded`, otherwise None; costs the same either way. Raises Busy.

    An `encoded` that is no passphrase (nobody of that name, an entry without sign-in) costs the same and yields None.
    """
    known = encoded.startswith(f"{ALGORITHM}$")
    if known:
        _, passes, memory, salt, _ = encoded.split("$")
        derived = _derive(passphrase, b64decode(salt), int(passes), int(memory))
    else:
        derived = derive_new(passphrase)
    return derived if known and hmac.compare_digest(derived.encoded, encoded) else None


def calibrate(seconds: float = 0.5) -> int:
    """Passes over the memory that take about `seconds` on this machine; three at least."""
    start = perf_counter()
    pwhash.argon2id.kdf(64, b"calibration", utils.random(SALT), opslimit=3, memlimit=settings.ARGON2_MEMLIMIT)
    return max(3, round(3 * seconds / (perf_counter() - start)))


def _passes():
    from vault.models import Calibration

    return settings.ARGON2_OPSLIMIT or Calibration.passes_of_this_machine()


def _derive(passphrase, salt, passes, memory):
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        with _running:
            text = unicodedata.normalize("NFC", passphrase).encode()
            root = pwhash.argon2id.kdf(64, text, salt, opslimit=passes, memlimit=memory)
    finally:
        _places.release()
    verifier = b64encode(derive(root, "verifier")).decode()
    encoded = f"{ALGORITHM}${passes}${memory}${b64encode(salt).decode()}${verifier}"
    return Derived(encoded, derive(root, "key-encryption key", device_secret(settings.DATA_DIR)))
