"""Rounds as it really runs, for tests that need a whole one: gunicorn as configured, a data folder, a database.

It runs on whichever database the suite runs on: SQLite in the data folder, or a new database of the PostgreSQL server.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.conftest import PASSPHRASE

CLONE = Path(__file__).resolve().parent.parent
READY = "Rounds is ready"
PATIENCE = 60  # seconds until it answers


@dataclass
class Rounds:
    """One running installation: its folder, its environment, the address it answers at, and what it wrote to stderr."""

    folder: Path
    environment: dict
    address: str = ""
    process: subprocess.Popen | None = None
    written: list = field(default_factory=list)

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def temporary(self) -> Path:
        """The folder for temporary files of the server and of every command."""
        return self.folder / "tmp"

    @property
    def log(self) -> Path:
        """Everything that the server wrote, and what commands wrote to stderr."""
        return self.folder / "log"

    def manage(self, *arguments, check=True, **variables) -> str:
        """Run a command of manage.py; its stdout."""
        done = subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=CLONE,
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        with self.log.open("a") as log:
            log.write(done.stderr)  # stdout is what was asked for
        assert not check or done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *options):
        """Serve as `./rounds run` does, which forgets the passphrase: at a free port, started again at the same."""
        with socket.create_server(("127.0.0.1", urlsplit(self.address).port or 0)) as door:
            port = door.getsockname()[1]
        before = len(self.log.read_text(errors="replace"))
        environment = {name: value for name, value in self.environment.items() if name != "ROUNDS_PASSPHRASE"}
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.conf.py", "config.wsgi"]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*gunicorn, "--bind", f"127.0.0.1:{port}", *options], cwd=CLONE, env=environment, stdout=log, stderr=log
            )
        self.address = f"http://127.0.0.1:{port}"
        ends = time.monotonic() + PATIENCE
        while READY not in self.log.read_text(errors="replace")[before:]:
            assert self.process.poll() is None, self.log.read_text(errors="replace")
            assert time.monotonic() < ends, "the server did not start"
            time.sleep(0.1)

    def stop(self):
        """End the server as Ctrl-C does, so that SQLite closes its files."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)


@contextlib.contextmanager
def installation(folder):
    """A data folder and an empty database for one installation; both are gone afterwards."""
    for name in ("data", "tmp"):
        (folder / name).mkdir(mode=0o700)
    (folder / "log").touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ROUNDS_", "DATABASE_URL"))}
    environment = {
        **kept,
        "ROUNDS_DATA": str(folder / "data"),
        "TMPDIR": str(folder / "tmp"),
        "ROUNDS_ARGON2_OPSLIMIT": "1",
        "ROUNDS_ARGON2_MEMLIMIT": "8192",
        "ROUNDS_PASSPHRASE": PASSPHRASE,
        "PYTHONUTF8": "1",
    }
    with _database() as url:
        rounds = Rounds(folder, {**environment, **({"DATABASE_URL": url} if url else {})})
        try:
            yield rounds
        finally:
            rounds.stop()


@contextlib.contextmanager
def _database():
    """The address of a new database on the PostgreSQL server the suite runs on, or "" for SQLite."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield ""
        return
    name = f"rounds_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
