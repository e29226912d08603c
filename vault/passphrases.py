"""One password hash. From its root come, with different labels, the verifier and the key-encryption key.

The key-encryption key has the device secret mixed in: with a copy of the database a passphrase can be guessed at, but
without this machine's file even the right one opens nothing.
"""

import hmac
import threading
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass
from time import thread_time

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
    One from before the mark was raised costs the rest of it on top: how soon a "no" comes must not tell who is known.
    """
    known = encoded.startswith(f"{ALGORITHM}$")
    passes, memory, salt = _made_with(encoded) if known else (0, 0, b"")
    derived = _derive(passphrase, salt, passes, memory) if known else None
    if derived and hmac.compare_digest(derived.encoded, encoded):
        return derived
    if (rest := _passes() - passes * memory // settings.ARGON2_MEMLIMIT) > 0:
        _derive(passphrase, utils.random(SALT), rest, settings.ARGON2_MEMLIMIT)
    return None


def derive_stronger(passphrase: str, encoded: str) -> Derived | None:
    """A new salt and what comes of it, if less work went into `encoded` than a new passphrase gets; raises Busy."""
    passes, memory, _ = _made_with(encoded)
    wanted = max(passes, _passes()), max(memory, settings.ARGON2_MEMLIMIT)
    return None if wanted == (passes, memory) else _derive(passphrase, utils.random(SALT), *wanted)


def calibrate(seconds: float = 0.5) -> int:
    """Passes over the memory that take about `seconds` of work on this machine; three at least.

    The best of three, in the processor's time: what else the machine does meanwhile must not make guessing cheap.
    """

    def work_of_three_passes():
        start = thread_time()
        pwhash.argon2id.kdf(64, b"calibration", utils.random(SALT), opslimit=3, memlimit=settings.ARGON2_MEMLIMIT)
        return thread_time() - start

    passes = round(3 * seconds / min(work_of_three_passes() for _ in range(3)))
    return min(max(3, passes), 2**15 - 1)  # the column takes no more


def _made_with(encoded):
    _, passes, memory, salt, _ = encoded.split("$")
    return int(passes), int(memory), b64decode(salt)


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
