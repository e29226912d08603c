"""The memory of a running server, looked through as an examiner does: every byte that its processes can write."""

import base64
import json
import os
import re
from pathlib import Path
from urllib.parse import quote_plus

REGION = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (?=rw)", flags=re.MULTILINE)
PIECE, OVERLAP = 1 << 18, 1 << 10  # bytes


def workers_of(rounds) -> set[int]:
    """The processes that answer pages."""
    pid = rounds.process.pid
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def written_as(secret) -> set[bytes]:
    """A key as bytes, in hex and in base64; words as Python, a form and JSON keep them."""
    if isinstance(secret, bytes):
        return {secret, secret.hex().encode(), base64.b64encode(secret).rstrip(b"=")[:-1]}
    kept = {secret.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")}
    return kept | {quote_plus(secret).encode(), json.dumps(secret)[1:-1].encode()}


def found_in_memory(pids, secrets: dict) -> set[str]:
    """The names of those `secrets` that stand in the memory of any of the processes."""
    looked_for = {name: written_as(secret) for name, secret in secrets.items()}
    seen, found = set(), set()
    for piece in (piece for pid in pids for piece in _pieces(pid)):
        if hash(piece) in seen:  # a worker shares with its parent what neither of them wrote to
            continue
        seen.add(hash(piece))
        found |= {name for name in looked_for.keys() - found if any(each in piece for each in looked_for[name])}
    return found


def can_be_read(pid) -> bool:
    """Whether this system lets us read the memory of a process that we started."""
    try:
        return any(_pieces(pid))
    except OSError:
        return False


def _pieces(pid):
    """All that can be read of a process, in pieces that overlap; a region may go while we look."""
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        regions = [(int(start, 16), int(end, 16)) for start, end in REGION.findall(maps.read())]
        for place in (place for start, end in regions for place in range(start, end, PIECE)):
            try:
                yield os.pread(memory.fileno(), PIECE + OVERLAP, place)
            except OSError:
                continue
