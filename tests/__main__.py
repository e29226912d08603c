"""The whole suite on SQLite, on PostgreSQL and in Chromium: what `./rounds test` runs. Its arguments are pytest's.

Two of the three run at once, for most machines have two cores; each line says whose it is.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

from tests.cluster import NoPostgreSQL, cluster

NO_TEST_RAN = 5  # pytest's exit code
AT_ONCE = 2
PARTS = {"SQLite": "not browser", "PostgreSQL": "not browser", "Chromium": "browser"}
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped)\b")

_running = set()


def main(arguments):
    """Run all parts; 0 only if each passed and at least one of them ran a test."""
    signal.signal(signal.SIGTERM, _leave)
    counts = {}
    with ThreadPoolExecutor(AT_ONCE) as lanes:
        futures = {name: lanes.submit(run_part, name, chosen(arguments, name), counts) for name in PARTS}
        try:
            codes = {name: future.result() for name, future in futures.items()}
        except BaseException:
            lanes.shutdown(wait=False, cancel_futures=True)
            for process in list(_running):
                process.terminate()
            raise
    code = summary(codes)
    failed = counts.get("failed", 0) + counts.get("error", 0)
    say(f"{counts.get('passed', 0)} passed, {failed} failed, {counts.get('skipped', 0)} skipped", before="")
    return code


def chosen(arguments, name):
    """The arguments for one part: Chromium sees the same pages on either database, so it runs on one."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-m", dest="marks")
    given, others = parser.parse_known_args(arguments)
    marks = PARTS[name]
    return ["-m", f"{marks} and ({given.marks})" if given.marks else marks, *others]


def run_part(name, arguments, counts):
    """Run pytest once, in a data folder of its own; its exit code. What it counted is added to `counts`."""
    started = time.monotonic()
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("ROUNDS_", "DATABASE_URL"))}
    cheap = {"ROUNDS_ARGON2_OPSLIMIT": "1", "ROUNDS_ARGON2_MEMLIMIT": "8192"}
    try:
        with tempfile.TemporaryDirectory(prefix="rounds-test-") as folder, _server(name) as url:
            place = {"ROUNDS_DATA": folder, **({"DATABASE_URL": url} if url else {})}
            code, last = _told([sys.executable, "-m", "pytest", *arguments], {**inherited, **cheap, **place}, name)
    except NoPostgreSQL as problem:
        say(str(problem))
        return 1
    for number, what in COUNTED.findall(last):
        what = what.removesuffix("s") if what.startswith("error") else what
        counts[what] = counts.get(what, 0) + int(number)
    say(f"{name}: {time.monotonic() - started:.0f} seconds")
    return code


def summary(codes):
    """Say how each part ended; the exit code of all together."""
    words = {0: "passed", NO_TEST_RAN: "no test chosen"}
    say(" · ".join(f"{name}: {words.get(code, 'FAILED')}" for name, code in codes.items()))
    failed = [code for code in codes.values() if code not in words]
    if failed:
        return failed[0]
    return 0 if 0 in codes.values() else NO_TEST_RAN


def say(words, before="\n=== "):
    """Print to the terminal, apart from pytest's own lines."""
    print(f"{before}{words}", flush=True)  # noqa: T201


def _server(name):
    return cluster() if name == "PostgreSQL" else nullcontext()


def _told(command, environment, name):
    """Run a command and pass its lines on, each with the part's name; its exit code, and its last line."""
    last = ""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        _running.add(process)
        for line in process.stdout:
            say(f"{name:10} | {line.rstrip()}", before="")
            last = line.strip() or last
    _running.discard(process)
    return process.returncode, last


def _leave(*_):
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Interrupted. Not everything was run.")
        sys.exit(128 + signal.SIGINT)
