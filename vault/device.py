"""The device secret: one file in the data folder, never in a backup. Without it no passphrase opens anything."""

import hashlib
import os
import secrets
from pathlib import Path

FILE_NAME = "device.secret"


def device_secret(data_dir: Path) -> bytes:
    """The 32 bytes of this machine, made (mode 0400) when the data folder has none."""
    path = Path(data_dir) / FILE_NAME
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_once(path, secrets.token_bytes(32))
    return path.read_bytes()


def signing_key(data_dir: Path) -> str:
    """Django's SECRET_KEY: derived from the device secret, so that there is one secret on the disk, not two."""
    return hashlib.blake2b(b"", key=device_secret(data_dir), person=b"rounds signing").hexdigest()


def _write_once(path, secret):
    """Two processes that start together agree on whoever linked the complete file first."""
    draft = path.with_name(f"{FILE_NAME}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    try:
        os.write(handle, secret)
        os.fsync(handle)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.close(handle)
        os.unlink(draft)
