"""Looking for secrets in bytes, in every way in which they might lie there."""

import base64
import json
from collections import defaultdict
from urllib.parse import quote

WINDOW, STEP = 5, 4
SHORTEST = WINDOW + STEP - 1  # bytes; an encoding shorter than this would be found by chance


def encodings(secret: str) -> dict[str, bytes]:
    """The secret as it might lie on a disk."""
    plain = secret.encode()
    written = {
        "UTF-8": plain,
        "UTF-16 LE": secret.encode("utf-16-le"),
        "UTF-16 BE": secret.encode("utf-16-be"),
        "GB18030": secret.encode("gb18030"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "JSON": json.dumps(secret)[1:-1].encode(),
        "percent": quote(secret).encode(),
        "lower case": secret.lower().encode(),
    }
    for shift in range(3):
        written[f"base64, shifted {shift}"] = _base64_inside(plain, shift)
    return {name: needle for name, needle in written.items() if len(needle) >= SHORTEST}


def _base64_inside(plain, shift):
    """What base64 makes of the secret wherever it stands: without the characters that its neighbours share."""
    coded = base64.b64encode(bytes(shift) + plain).rstrip(b"=")
    begin = {0: 0, 1: 2, 2: 3}[shift]
    return coded[begin : len(coded) - (1 if (shift + len(plain)) % 3 else 0)]


class Scanner:
    """Finds any of many needles in one pass: every STEP-th window of the hay is looked up among theirs."""

    def __init__(self, secrets):
        self.windows = defaultdict(list)
        for secret in secrets:
            for name, needle in encodings(secret).items():
                self.add(secret, name, needle)

    def add(self, secret, name, needle):
        """Look for these bytes too, and call them so."""
        for start in range(STEP):
            self.windows[needle[start : start + WINDOW]].append((start, needle, secret, name))

    def found_in(self, hay: bytes) -> set[tuple[str, str]]:
        """The secrets that lie in `hay`, each with the encoding it was found in."""
        windows, found = self.windows, set()
        for place in range(0, len(hay), STEP):
            if hay[place : place + WINDOW] in windows:
                for start, needle, secret, name in windows[hay[place : place + WINDOW]]:
                    if hay[place - start : place - start + len(needle)] == needle and place >= start:
                        found.add((secret, name))
        return found

    def found_in_files(self, folder) -> set[tuple[str, str, str]]:
        """The same for every file under `folder`, with the name of the file; names of files are looked at too."""
        found = set()
        for path in sorted(folder.rglob("*")):
            found |= {(*hit, f"the name {path.name}") for hit in self.found_in(bytes(path.name, "utf-8", "replace"))}
            if path.is_file():
                found |= {(*hit, path.name) for hit in self.found_in(_content(path))}
        return found


def _content(path):
    try:
        return path.read_bytes()
    except OSError:  # gone since it was listed, or a socket
        return b""
