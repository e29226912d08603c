"""Organisations to measure in: each in a folder and databases of its own, of which nothing is left."""

import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from benchmarks.measured import Group

CLONE = Path(__file__).resolve().parent.parent
CHEAP = {"ROUNDS_ARGON2_OPSLIMIT": "1", "ROUNDS_ARGON2_MEMLIMIT": "8192"}  # what a passphrase costs is chosen


@dataclass(frozen=True)
class Organisation:
    """One organisation: where it was made, of how many times the years, and the environment in which it is found."""

    group: Group
    size: float
    folder: Path
    environment: dict

    def __str__(self):
        return f"{self.group}, size {self.size:g}"

    def ask(self, verb: str, *, of: str = "inside", **facts) -> object:
        """What the program `of` answers to a verb; what it says meanwhile goes to stderr. Raises CalledProcessError."""
        command = [sys.executable, "-m", f"benchmarks.{of}", verb]
        asked = json.dumps({"size": self.size, **facts})
        done = subprocess.run(  # noqa: S603 - our own program
            command, cwd=CLONE, env=self.environment, input=asked, stdout=subprocess.PIPE, text=True, check=True
        )
        return json.loads(done.stdout)


@contextmanager
def on_sqlite(folder: Path, size: float) -> Iterator[Organisation]:
    """A place for an organisation on SQLite."""
    _make(folder)
    yield Organisation(Group("SQLite"), size, folder, _environment(folder))
    shutil.rmtree(folder)


@contextmanager
def on_postgresql(folder: Path, size: float, server: str) -> Iterator[Organisation]:
    """A place for an organisation in a new database of a PostgreSQL server."""
    _make(folder)
    with _database(server) as url, _database(server) as plain:
        environment = {**_environment(folder), "DATABASE_URL": url, "PLAIN_URL": plain}
        yield Organisation(Group("PostgreSQL"), size, folder, environment)
    shutil.rmtree(folder)


@contextmanager
def a_copy(of: Organisation) -> Iterator[Organisation]:
    """Another organisation on SQLite in which everything is as in `of`: it will close its months."""
    folder = of.folder.with_name(f"{of.folder.name}-closes")
    shutil.copytree(of.folder, folder)
    yield Organisation(Group("SQLite", closes=True), of.size, folder, _environment(folder))
    shutil.rmtree(folder)


def _make(folder):
    for name in ("data", "tmp"):
        (folder / name).mkdir(mode=0o700, parents=True)
    (folder / "plain.sqlite3").touch(mode=0o600)


def _environment(folder):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ROUNDS_", "DATABASE_URL"))}
    place = {"ROUNDS_DATA": "data", "PLAIN_FILE": "plain.sqlite3", "TMPDIR": "tmp"}
    return {**kept, **CHEAP, **{key: str(folder / name) for key, name in place.items()}, "PYTHONUTF8": "1"}


@contextmanager
def _database(server):
    """The address of a new database on a server."""
    import psycopg

    name = f"rounds_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
