"""A PostgreSQL server that lives as long as a block of code: Debian's binaries, a folder under /tmp, no network.

From the command line it lends the server to one command, which finds it in DATABASE_URL:

    python tests/cluster.py pytest tests/evening
"""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

INSTALLED = Path("/usr/lib/postgresql")
INITDB_OPTIONS = ["--username=rounds", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
SERVER_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
    "log_timezone": "UTC",
    "timezone": "UTC",
}


class NoPostgreSQL(Exception):
    """The server's binaries are missing or it does not start; the message says which and what to do."""


@contextmanager
def cluster():
    """Start a fresh server, give its DATABASE_URL, and leave nothing of it behind."""
    binaries = _binaries()
    home = Path(tempfile.mkdtemp(prefix="rounds-pg-", dir="/tmp"))  # noqa: S108 - a socket's path is at most 107 bytes
    data = home / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(home, "nobody", "nogroup")
        _run(binaries / "initdb", "-D", data, *INITDB_OPTIONS)
        options = {**SERVER_OPTIONS, "unix_socket_directories": home}
        flags = " ".join(f"-c {name}='{value}'" for name, value in options.items())
        try:
            _run(binaries / "pg_ctl", "start", "-w", "-s", "-D", data, "-l", home / "server.log", "-o", flags)
            yield f"postgresql://rounds@/postgres?host={quote(str(home), safe='')}"
        finally:
            if (data / "postmaster.pid").exists():
                _run(binaries / "pg_ctl", "stop", "-s", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _binaries():
    """The folder of the newest PostgreSQL that Debian has installed."""
    folders = [path.parent for path in INSTALLED.glob("*/bin/initdb")]
    if not folders:
        raise NoPostgreSQL("PostgreSQL is missing. Install the Debian package: postgresql")
    return max(folders, key=lambda folder: float(folder.parent.name))


def _run(*command):
    """Run one of PostgreSQL's programs; as it refuses root, root becomes nobody first."""
    drop = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*drop, *map(str, command)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=False,
        start_new_session=True,  # Ctrl-C at the terminal is for the tests, not for the server
    )
    if done.returncode:
        raise NoPostgreSQL(f"PostgreSQL: {Path(command[0]).name} failed:\n{done.stdout}")


if __name__ == "__main__":
    with cluster() as url:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode)
