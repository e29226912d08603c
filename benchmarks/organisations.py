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

    def ask(self, verb: str, *given: str) -> object:
        """What `benchmarks.inside` answers; what it says meanwhile goes to stderr. Raises CalledProcessError."""
        command = [sys.executable, "-m", "benchmarks.inside", verb, *given]
        done = subprocess.run(  # noqa: S603 - our own program
            command, cwd=CLONE, env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        )
        return json.loads(done.stdout)


@contextmanager
def on_sqlite(folder: Path, size: float) -> Iterator[Organisation]:
    """A place for an organisation on SQLite."""
    (folder / "data").mkdir(mode=0o700, parents=True)
    (folder / "plain.sqlite3").touch(mode=0o600)
    yield Organisation(Group("SQLite"), size, folder, _environment(folder))
    shutil.rmtree(folder)


@contextmanager
def on_postgresql(folder: Path, size: float, server: str) -> Iterator[Organisation]:
    """A place for an organisation in a new database of a PostgreSQL server."""
    (folder / "data").mkdir(mode=0o700, parents=True)
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


def _environment(folder):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ROUNDS_", "DATABASE_URL"))}
    place = {"ROUNDS_DATA": str(folder / "data"), "PLAIN_FILE": str(folder / "plain.sqlite3"), "TMPDIR": str(folder)}
    return {**kept, **CHEAP, **place, "PYTHONUTF8": "1"}


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
