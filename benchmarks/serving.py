"""A whole Rounds in an organisation, measured from outside: `python -m benchmarks.serving serve`, JSON in and out.

A start, the command `month`, and 1, 4 and 16 people who write visits down at once. What is written in a second is told
by the clock: it is the one figure that other work on the machine makes worse.
"""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, ProxyHandler, build_opener

from benchmarks import names
from benchmarks.names import AMBER, PASSPHRASE
from benchmarks.organisations import CLONE
from benchmarks.read_off import filled_in
from benchmarks.told import say
from tests.proofs.reader import Reader
from tests.server import Rounds

STARTS = 2
WRITES = {1: 4, 4: 8, 16: 16}  # stops that are written down, by how many write at once
DJANGO_ALONE = """
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=["django.contrib." + n for n in ("auth", "contenttypes", "messages", "staticfiles")])
django.setup()
"""
TICKS = os.sysconf("SC_CLK_TCK")


class Stays(HTTPRedirectHandler):
    """A browser that does not go on to the next page: what is measured is the writing."""

    def redirect_request(self, *_):
        """No request follows."""


def serve(places: dict) -> list[dict]:
    """Each line of what is measured from outside."""
    wanted = [name for name in names.SERVED if name in places["only"]]
    rounds = Rounds(_folder(), {**os.environ, "ROUNDS_PASSPHRASE": PASSPHRASE})
    lines = [*_starts(rounds, places["month"], wanted)]
    if set(wanted) & {*names.WRITERS.values(), *names.FAILED.values()}:
        rounds.start()
        try:
            lines += _writers(rounds, places["stops"], wanted)
        finally:
            rounds.stop()
    return [line for line in lines if line["work"] in wanted]


def _folder():
    folder = Path(os.environ["ROUNDS_DATA"]).parent
    (folder / "log").touch()
    return folder


def _starts(rounds, month, wanted):
    if not {names.START, names.MANAGE_MONTH} & set(wanted):
        return
    floor = min(_cpu_of([sys.executable, "-c", DJANGO_ALONE], rounds) for _ in range(STARTS + 1))
    manage = [sys.executable, "manage.py"]
    say("    " + names.START)
    start = min(_cpu_of([*manage, "start_up"], rounds) + _to_the_first_page(rounds) for _ in range(STARTS))
    yield {"work": names.START, "value": start, "floor": floor}
    say("    " + names.MANAGE_MONTH)
    command = [*manage, "month", month, "--as", AMBER]
    yield {"work": names.MANAGE_MONTH, "value": min(_cpu_of(command, rounds) for _ in range(STARTS)), "floor": floor}


def _cpu_of(command, rounds):
    """Milliseconds of CPU of a command."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, cwd=CLONE, env=rounds.environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    after = getrusage(RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _to_the_first_page(rounds):
    """Milliseconds of CPU of a server, from its start until somebody sees the page on which one signs in."""
    rounds.start()
    try:
        assert "passphrase" in Reader(rounds.address).get("/"), "the first page does not ask who she is"
        parent = rounds.process.pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return 1000 * sum(_ticks(pid) for pid in [parent, *children]) / TICKS
    finally:
        rounds.stop()


def _ticks(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _writers(rounds, stops, wanted):
    stops = iter(reversed(stops))  # the first ones are written down already
    for many, writes in WRITES.items():
        if not {names.WRITERS[many], names.FAILED[many]} & {*wanted}:
            continue
        say("    " + names.WRITERS[many])
        written, failed, seconds = _written(rounds.address, many, [next(stops) for _ in range(writes)])
        yield {"work": names.WRITERS[many], "value": written / seconds, "unit": "a second"}
        yield {"work": names.FAILED[many], "value": 100 * failed / writes, "unit": "%"}


def _written(address, many, stops):
    """How many stops were written down and how many not, by so many people at once, and in how many seconds."""
    waiting = [_Writer(address, stops[first::many]) for first in range(many)]
    threads = [threading.Thread(target=writer.write) for writer in waiting]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds, written = time.monotonic() - started, sum(writer.written for writer in waiting)
    return written, len(stops) - written, seconds


class _Writer:
    """Somebody at her own browser, with the forms of her stops filled in."""

    def __init__(self, address, stops):
        self.reader, self.written, self.filled = Reader(address), 0, []
        self.reader.sign_in(AMBER, PASSPHRASE)
        for outing, venue in stops:
            path = f"/outings/{outing}/stops/{venue}/"
            fields = filled_in(self.reader.get(path))
            self.filled.append((path, {key: _one(value) for key, value in fields.items() if value}))
        self.reader.opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.reader.cookies), Stays)

    def write(self):
        """Send all her forms, one after another."""
        for path, fields in self.filled:
            self.reader.post(path, **fields)
            self.written += self.reader.status == 302


def _one(value):
    return value[0] if isinstance(value, list) else value


if __name__ == "__main__":
    json.dump({"serve": serve}[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
