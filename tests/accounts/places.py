"""A data folder as it was found: copied, spoiled, started on, and looked at again byte by byte."""

import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace

import psycopg
from django.conf import settings
from django.db import connection

from tests.server import CLONE, READY, Rounds
from vault.device import check_value, device_secret

SECRET, DATABASE, MARKER = "device.secret", "rounds.sqlite3", "setting-up"
SETUP = ("setup", "--organisation", "Kite", "--coordinator", "mei")


def lying_there(rounds: Rounds) -> dict:
    """Every file of the data folder with its bytes and mode, and every table of a server's database with its rows."""
    files = {path.name: (path.stat().st_mode, path.read_bytes()) for path in rounds.data.rglob("*")}
    url = rounds.environment.get("DATABASE_URL")
    if not url:
        return files
    with psycopg.connect(url) as connection:
        tables = [name for (name,) in connection.execute("SELECT relname FROM pg_class WHERE relkind = 'r'")]
        ours = sorted(name for name in tables if not name.startswith(("pg_", "sql_")))
        return files | {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in ours}


def marker(rounds: Rounds) -> bytes:
    """What lies beside the device secret while an organisation is made with it."""
    kind = "postgresql" if "DATABASE_URL" in rounds.environment else "sqlite"
    return f"{kind} {check_value((rounds.data / SECRET).read_bytes()).hex()}".encode()


@contextmanager
def set_up_was_broken_off():
    """In this process, where the tables are made already: the command that sets up begins again."""
    mark = settings.DATA_DIR / MARKER
    mark.write_bytes(f"{connection.vendor} {check_value(device_secret(settings.DATA_DIR)).hex()}".encode())
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def copied(rounds: Rounds, folder) -> Rounds:
    """The same installation in another folder; a server's database is the same one."""
    shutil.copytree(rounds.folder, folder)
    return replace(rounds, folder=folder, environment={**rounds.environment, "ROUNDS_DATA": str(folder / "data")})


def run(rounds: Rounds, *command, by=(), **variables) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command of manage.py, or of the server when there is none."""
    program = ["manage.py", *command] if command else ["-m", "gunicorn", *GUNICORN]
    done = subprocess.run(
        [*by, sys.executable, *program],
        cwd=CLONE,
        env={**rounds.environment, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


GUNICORN = ["--config", "config/gunicorn.conf.py", "--bind", "127.0.0.1:0", "config.wsgi"]


def refused(rounds: Rounds, *command, **variables) -> str:
    """The one sentence with which a command, or the server, refuses; nothing was written."""
    before = lying_there(rounds)
    code, out, err = run(rounds, *command, **variables)
    assert lying_there(rounds) == before, "something was written"
    assert (code != 0, out, READY in err) == (True, "", False), err
    assert err.count("\n") == 1, err
    return err.strip().removeprefix("Refused: ")
