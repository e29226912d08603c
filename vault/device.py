"""The device secret: one file in the data folder, never in a backup. Without it no passphrase opens anything."""

import hashlib
import os
import secrets
from pathlib import Path

FILE_NAME = "device.secret"
LENGTH = 32


class NoSecret(Exception):
    """The data folder holds no device secret, or none that can be one."""


def draw() -> bytes:
    """A new device secret: for the set-up of an organisation, and for nothing else."""
    return secrets.token_bytes(LENGTH)


def device_secret(data_dir: Path) -> bytes:
    """The bytes of this machine; raises NoSecret. It is never made here: a new one would open nothing."""
    try:
        secret = (Path(data_dir) / FILE_NAME).read_bytes()
    except OSError as error:
        raise NoSecret from error
    if len(secret) != LENGTH:
        raise NoSecret
    return secret


def signing_key(data_dir: Path) -> str:
    """Django's SECRET_KEY: derived from the device secret, so that there is one secret on the disk, not two.

    Before the set-up there is none; a random one serves this process.
    """
    try:
        key = device_secret(data_dir)
    except NoSecret:
        key = draw()
    return hashlib.blake2b(b"", key=key, person=b"rounds signing").hexdigest()


def check_value(secret: bytes) -> bytes:
    """What tells a device secret from others, and does not tell it."""
    return hashlib.blake2b(b"", key=secret, person=b"rounds check", digest_size=32).digest()


def keep(path: Path, content: bytes) -> None:
    """Write a file (mode 0400) that lies there whole or not at all, even if the power is cut; never over another."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    try:
        os.write(handle, content)
        os.fsync(handle)
        os.link(draft, path)
    finally:
        os.close(handle)
        os.unlink(draft)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
