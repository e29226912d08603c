"""The boot secret: drawn at each start of the server, kept in memory, handed to the workers before they fork.

It is the one key that lives in a module global. When the server stops it is gone, and with it every session:
that is its purpose.
"""

import secrets

_secret = b""


def draw() -> None:
    """Draw a new boot secret; what was opened under the old one can no longer be."""
    global _secret
    _secret = secrets.token_bytes(32)


def secret() -> bytes:
    """The boot secret of this start of the server."""
    if not _secret:
        draw()
    return _secret
