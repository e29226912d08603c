"""The primitives: what every key and every sealed value is made of. PyNaCl and BLAKE2b, nothing home-made.

A ciphertext is: format (1 byte), version of the key (2 bytes), nonce (24 bytes), XChaCha20-Poly1305 of the padded text.
"""

from dataclasses import dataclass
from hashlib import blake2b

from nacl import bindings, utils
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

KEY_BYTES = 32
FORMAT = b"\x01"
HEAD = 3
NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
SMALLEST = 64


class DoesNotOpen(Exception):
    """The key is not the right one, or the ciphertext was moved or changed."""


class Ciphertext(bytes):
    """What the vault made; the only thing a sealed column takes."""

    __slots__ = ()

    @property
    def version(self) -> int:
        """The version of the compartment key it was sealed under."""
        return int.from_bytes(self[1:HEAD], "big")


@dataclass(frozen=True)
class Pair:
    """An X25519 pair made from a 32-byte seed."""

    seed: bytes

    @property
    def public(self) -> bytes:
        return bytes(PrivateKey.from_seed(self.seed).public_key)

    def open(self, sealed: bytes) -> bytes:
        """What was sealed to the public half; raises DoesNotOpen."""
        try:
            return SealedBox(PrivateKey.from_seed(self.seed)).decrypt(bytes(sealed))
        except CryptoError as error:
            raise DoesNotOpen from error


def random_key() -> bytes:
    """32 random bytes."""
    return utils.random(KEY_BYTES)


def seal_to(public: bytes, text: bytes) -> bytes:
    """Seal to a public key: whoever holds the seed opens it, whoever sealed it cannot."""
    return SealedBox(PublicKey(bytes(public))).encrypt(text)


def derive(key: bytes, label: str, *parts: bytes) -> bytes:
    """A 32-byte key for one purpose: BLAKE2b keyed with `key`, of the label and the parts, each with its length."""
    mixed = b"".join(len(part).to_bytes(4, "big") + part for part in (label.encode(), *parts))
    return blake2b(mixed, key=key, digest_size=KEY_BYTES).digest()


def pad(text: bytes, size: int | None = None) -> bytes:
    """Fill up to `size`, or to the next of 64, 128, 256, ... bytes; raises ValueError when it does not fit."""
    needed = len(text) + 1
    if size is None:
        size = SMALLEST
        while size < needed:
            size *= 2
    if needed > size:
        raise ValueError(needed)
    return text + b"\x80" + b"\x00" * (size - needed)


def unpad(padded: bytes) -> bytes:
    """The text without its padding."""
    return padded[: padded.rindex(b"\x80")]


def seal(text: bytes, key: bytes, *, about: bytes, version: int = 1, size: int | None = None) -> Ciphertext:
    """Seal `text` so that it opens only under `key` and only as what it is `about` (label and row)."""
    nonce = utils.random(NONCE)
    head = FORMAT + version.to_bytes(2, "big")
    body = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(pad(text, size), head + about, nonce, key)
    return Ciphertext(head + nonce + body)


def unseal(sealed: bytes, key: bytes, *, about: bytes) -> bytes:
    """The text of a ciphertext; raises DoesNotOpen, also for a format that is not ours."""
    head, nonce, body = bytes(sealed[:HEAD]), sealed[HEAD : HEAD + NONCE], sealed[HEAD + NONCE :]
    if not head.startswith(FORMAT):
        raise DoesNotOpen
    try:
        return unpad(bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, head + about, nonce, key))
    except (CryptoError, ValueError) as error:
        raise DoesNotOpen from error
