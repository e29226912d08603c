"""The whole suite on SQLite, then on PostgreSQL: what `./rounds test` runs. Its arguments are pytest's."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time

from tests.cluster import NoPostgreSQL, cluster

NO_TEST_RAN = 5  # pytest's exit code


def main(arguments):
    """Run both halves; 0 only if both passed and at least one of them ran a test."""
    signal.signal(signal.SIGTERM, _leave)
    on_sqlite = run_suite("SQLite", arguments)
    try:
        with cluster() as url:
            on_postgresql = run_suite("PostgreSQL", without_browser(arguments), DATABASE_URL=url)
    except NoPostgreSQL as problem:
        say(str(problem))
        on_postgresql = 1
    return summary({"SQLite": on_sqlite, "PostgreSQL": on_postgresql})


def without_browser(arguments):
    """The same arguments without the browser's tests: Chromium sees the same pages on either database."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-m", dest="marks")
    chosen, others = parser.parse_known_args(arguments)
    return ["-m", f"not browser and ({chosen.marks})" if chosen.marks else "not browser", *others]


def run_suite(database, arguments, **variables):
    """Run pytest once, in a data folder of its own; its exit code."""
    say(f"Tests on {database}" + (" (the browser's run on SQLite)" if variables else ""))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("ROUNDS_", "DATABASE_URL"))}
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rounds-test-") as folder:
        cheap = {"ROUNDS_DATA": folder, "ROUNDS_ARGON2_OPSLIMIT": "1", "ROUNDS_ARGON2_MEMLIMIT": "8192"}
        pytest = [sys.executable, "-m", "pytest", *arguments]
        code = _wait(subprocess.Popen(pytest, env={**inherited, **cheap, **variables}))
    say(f"{database}: {time.monotonic() - started:.0f} seconds")
    return code


def summary(codes):
    """Say how each half ended; the exit code of both together."""
    words = {0: "passed", NO_TEST_RAN: "no test chosen"}
    say(" · ".join(f"{database}: {words.get(code, 'FAILED')}" for database, code in codes.items()))
    failed = [code for code in codes.values() if code not in words]
    if failed:
        return failed[0]
    return 0 if 0 in codes.values() else NO_TEST_RAN


def say(words):
    """Print to the terminal, apart from pytest's own lines."""
    print(f"\n=== {words}", flush=True)  # noqa: T201


def _wait(process):
    """Wait for the tests. On Ctrl-C they hear of it too and end themselves; on SIGTERM they are told."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        raise
    except SystemExit:
        process.terminate()
        process.wait()
        raise


def _leave(*_):
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Interrupted. Not everything was run.")
        sys.exit(128 + signal.SIGINT)
