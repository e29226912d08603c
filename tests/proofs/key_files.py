"""The keys that lie sealed in a running installation, and the bytes of its database's files."""

import sqlite3
import subprocess
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

import psycopg

KEYS = {
    "seed": "SELECT username, wrapped_seed FROM vault_keyholder JOIN accounts_user ON user_id = accounts_user.id",
    "grant": "SELECT username, sealed_key FROM vault_grant JOIN accounts_user ON holder_id = accounts_user.id",
    "session": "SELECT username, sealed_keys FROM vault_session JOIN accounts_user ON user_id = accounts_user.id",
}


class KeyFiles:
    """A running installation's database, looked at from beside it."""

    def __init__(self, rounds, connection):
        self.rounds, self.connection, self.url = rounds, connection, rounds.environment.get("DATABASE_URL")

    def lying(self) -> set[tuple[str, str, bytes]]:
        """Each sealed key that the tables hold now: its kind, whose it is, its bytes."""
        rows = {kind: self.connection.execute(words).fetchall() for kind, words in KEYS.items()}
        return {(kind, whose, bytes(sealed)) for kind, found in rows.items() for whose, sealed in found}

    def remaining(self, keys) -> list[str]:
        """Which of `keys` stand anywhere in the files."""
        read = Path.read_bytes if self.url else _read_beside
        content = {path.name: read(path) for path in self._paths()}
        return sorted(
            f"{kind} of {whose} in {name}" for kind, whose, key in keys for name, held in content.items() if key in held
        )

    def analyze(self):
        """What databases do by themselves now and then: PostgreSQL copies some of the rows into its statistics."""
        self.connection.execute("ANALYZE vault_keyholder, vault_grant, vault_session" if self.url else "ANALYZE")

    def ids(self) -> dict[str, UUID]:
        """The id of each account by its pseudonym."""
        rows = self.connection.execute("SELECT username, id FROM accounts_user").fetchall()
        return {username: UUID(str(pk)) for username, pk in rows}

    def expire_all_sessions(self):
        """As if nobody had opened a page for a long time."""
        self.connection.execute("UPDATE vault_session SET expire_date = '2020-01-01 00:00:00+00'")
        self.connection.commit()

    @contextmanager
    def in_use(self):
        """Read the tables in one transaction for as long as the block lasts."""
        with closing(_connected(self.rounds)) as other:
            other.execute("BEGIN")
            for words in KEYS.values():
                other.execute(words).fetchall()
            yield
            other.execute("ROLLBACK")

    def _paths(self):
        if not self.url:
            return list(self.rounds.data.glob("rounds.sqlite3*"))
        self.connection.execute("CHECKPOINT")
        (folder,) = self.connection.execute("SHOW data_directory").fetchone()
        number = self.connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()[0]
        paths = list(Path(folder).glob(f"base/{number}/*"))
        assert paths, "the folder of the server can be read"
        return paths


def _read_beside(path):
    """In a process of its own: SQLite's locks on a file are let go where it is opened and closed."""
    return subprocess.run(["cat", path], capture_output=True, check=False).stdout


@contextmanager
def key_files(rounds):
    """Stay connected, as another page of the server is: SQLite does not put its log away by itself."""
    with closing(_connected(rounds)) as connection:
        looking = KeyFiles(rounds, connection)
        looking.ids()
        yield looking


def _connected(rounds):
    url = rounds.environment.get("DATABASE_URL")
    return psycopg.connect(url, autocommit=True) if url else sqlite3.connect(rounds.data / "rounds.sqlite3")
