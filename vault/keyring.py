"""The keys that are open right now: for one request or one command, in a context variable, never in a module global."""

import json
from base64 import b64decode, b64encode
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


class Locked(Exception):
    """A sealed value was asked for and its compartment's key is not open."""

    def __init__(self, compartment):
        super().__init__(f"no key of compartment {compartment!r} is open")
        self.compartment = compartment


@dataclass
class Keyring:
    """Compartment keys by name and version. `sizes` remembers, while it is open, how large rows of one size are."""

    keys: dict[str, dict[int, bytes]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def __repr__(self):
        return f"<Keyring of {', '.join(sorted(self.keys)) or 'nothing'}>"

    def holds(self, compartment: str) -> bool:
        """Whether any version of the compartment's key is open."""
        return compartment in self.keys

    def newest(self, compartment: str) -> tuple[int, bytes]:
        """The version and key to seal under; raises Locked."""
        if compartment not in self.keys:
            raise Locked(compartment)
        return max(self.keys[compartment].items())

    def key(self, compartment: str, version: int) -> bytes:
        """The key of one version; raises Locked."""
        try:
            return self.keys[compartment][version]
        except KeyError:
            raise Locked(compartment) from None

    def add(self, compartment: str, version: int, key: bytes) -> None:
        """Put a key on the ring."""
        self.keys.setdefault(compartment, {})[version] = key

    def pack(self) -> bytes:
        """The keys as bytes, to be encrypted at once."""
        packed = {
            name: {str(v): b64encode(key).decode() for v, key in versions.items()}
            for name, versions in self.keys.items()
        }
        return json.dumps(packed).encode()

    @classmethod
    def unpack(cls, packed: bytes) -> "Keyring":
        """The ring that `pack` packed."""
        unpacked = json.loads(packed)
        return cls({n: {int(v): b64decode(key) for v, key in versions.items()} for n, versions in unpacked.items()})


_open: ContextVar[Keyring | None] = ContextVar("rounds_keyring", default=None)


def current() -> Keyring:
    """The open keyring; an empty one where nobody opened any."""
    return _open.get() or Keyring()


@contextmanager
def using(ring: Keyring | None):
    """Have the keys of `ring` open inside the block, and whatever was open before after it."""
    token = _open.set(ring)
    try:
        yield ring
    finally:
        _open.reset(token)
