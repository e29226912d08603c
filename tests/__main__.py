"""The whole suite on SQLite, on PostgreSQL and in Chromium: what `./rounds test` runs. Its arguments are pytest's.

Three lanes run at once: a browser waits most of the time, and most machines have two cores. Whoever is free helps with
Chromium, file by file (tests/lanes.py). Each line says whose it is. Two arguments are ours:

    --quick   what one wants after every small change: SQLite, no browser, no proofs, no PDF, no server of its own
    --long    everything, with all cases of what has very many (tests/long.py); docs/long-run.md keeps the result
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from tests.cluster import NoPostgreSQL, cluster

NO_TEST_RAN = 5  # pytest's exit code
AT_ONCE = 3
PARTS = {"SQLite": "not browser", "PostgreSQL": "not browser", "Chromium": "browser"}
LANES = ("PostgreSQL", "SQLite", "Chromium", "Chromium")
QUICK = "not browser and not proof and not paper and not whole"
QUICK_LANES = ("SQLite", "SQLite")
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped)\b")
SLOWEST = 20
CLONE = Path(__file__).resolve().parent.parent
NOTE = CLONE / "docs" / "long-run.md"

_running = set()


def main(arguments):
    """Run all parts; 0 only if each passed and at least one of them ran a test."""
    signal.signal(signal.SIGTERM, _leave)
    arguments, kind = kind_of(arguments)
    lanes, started = QUICK_LANES if kind == "quick" else LANES, time.monotonic()
    counts, seconds = Counter(), {}
    with tempfile.TemporaryDirectory(prefix="rounds-lanes-") as folder, ThreadPoolExecutor(AT_ONCE) as threads:
        futures = [
            threads.submit(run_lane, name, chosen(arguments, name, kind), Path(folder), counts, seconds, kind)
            for name in lanes
        ]
        try:
            codes = worst_of(lanes, [future.result() for future in futures])
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            for process in list(_running):
                process.terminate()
            raise
    for line in slowest(seconds):
        say(line, before="")
    code = summary(codes)
    say(f"{time.monotonic() - started:.0f} seconds in all. {counted(counts)}", before="")
    if kind == "long" and not arguments:
        note_down(code, counts, time.monotonic() - started)
    return code


def kind_of(arguments):
    """The arguments that are pytest's, and whether the run is "quick", "long" or "" (the usual one)."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    either = parser.add_mutually_exclusive_group()
    for kind in ("quick", "long"):
        either.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, default="")
    given, others = parser.parse_known_args(arguments)
    return others, given.kind


def chosen(arguments, name, kind=""):
    """The arguments for one part: Chromium sees the same pages on either database, so it runs on one."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-m", dest="marks")
    given, others = parser.parse_known_args(arguments)
    marks = QUICK if kind == "quick" else PARTS[name]
    return ["-m", f"{marks} and ({given.marks})" if given.marks else marks, *others]


def run_lane(name, arguments, folder, counts, seconds, kind=""):
    """Run pytest once, in a data folder of its own, on what nobody else has claimed of this part; its exit code.

    What it counted is added to `counts`, and how long each test took to `seconds`.
    """
    left_out = ("ROUNDS_", "DATABASE_URL", "PYTHONDONTWRITEBYTECODE")  # what is compiled once serves every process
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(left_out)}
    cheap = {"ROUNDS_ARGON2_OPSLIMIT": "1", "ROUNDS_ARGON2_MEMLIMIT": "8192", "LONG_RUN": "1" if kind == "long" else ""}
    claims, times = folder / name, Path(tempfile.mkstemp(dir=folder)[1])
    claims.mkdir(exist_ok=True)
    ours = ["-p", "tests.lanes", f"--claims={claims}", f"--times={times}"]
    ours += ["--on-a-server"] if name == "PostgreSQL" else []
    started = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="rounds-test-") as data, _server(name) as url:
            place = {"ROUNDS_DATA": data, **({"DATABASE_URL": url} if url else {})}
            command = [sys.executable, "-m", "pytest", *ours, *arguments]
            code, last = _told(command, {**inherited, **cheap, **place}, name)
    except NoPostgreSQL as problem:
        say(str(problem))
        return 1
    for number, what in COUNTED.findall(last):
        counts[what.removesuffix("s") if what.startswith("error") else what] += int(number)
    written = json.loads(times.read_text(encoding="utf-8") or "{}")
    seconds.update({(name, test): took for test, took in written.items()})
    say(f"{name}: {time.monotonic() - started:.0f} seconds")
    return code


def worst_of(lanes, codes):
    """The exit code of each part: of several lanes the one that failed, then the one that ran something."""
    parts = {}
    for name, code in zip(lanes, codes, strict=True):
        known = parts.get(name, NO_TEST_RAN)
        parts[name] = code if known == NO_TEST_RAN or (known == 0 and code != NO_TEST_RAN) else known
    return parts


def summary(codes):
    """Say how each part ended; the exit code of all together."""
    words = {0: "passed", NO_TEST_RAN: "no test chosen"}
    say(" · ".join(f"{name}: {words.get(code, 'FAILED')}" for name, code in codes.items()))
    failed = [code for code in codes.values() if code not in words]
    if failed:
        return failed[0]
    return 0 if 0 in codes.values() else NO_TEST_RAN


def counted(counts):
    """How many tests passed, failed and were skipped."""
    failed = counts["failed"] + counts["error"]
    return f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped"


def slowest(seconds):
    """The tests that took longest in all parts together, a line for each."""
    longest = sorted(seconds.items(), key=lambda line: -line[1])[:SLOWEST]
    lines = [f"{took:6.1f} s | {name:10} | {test}" for (name, test), took in longest]
    return [f"The {len(lines)} slowest tests:", *lines] if lines else []


def note_down(code, counts, took):
    """Write into the repository when the long run was, of which commit, and how it ended."""
    commit = _said_by_git("rev-parse", "--short", "HEAD") + ("" if not _said_by_git("status", "--porcelain") else "+")
    line = f"| {datetime.now(UTC):%Y-%m-%d} | {commit} | {'passed' if code == 0 else 'FAILED'} | "
    line += f"{counted(counts)} | {took / 60:.0f} min |\n"
    with NOTE.open("a", encoding="utf-8") as note:
        note.write(line)


def say(words, before="\n=== "):
    """Print to the terminal, apart from pytest's own lines."""
    print(f"{before}{words}", flush=True)  # noqa: T201


def _said_by_git(*arguments):
    done = subprocess.run(["git", *arguments], cwd=CLONE, capture_output=True, text=True, check=False)
    return done.stdout.strip()


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
