"""Grow organisations, measure in each, print the table; ends with 1 where a goal is missed."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack, nullcontext
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.goals import missed
from benchmarks.measured import Line, Measured
from benchmarks.names import ALL, IMPORT, INSIDE, SERVED
from benchmarks.organisations import a_copy, on_postgresql, on_sqlite
from benchmarks.table import table
from benchmarks.told import say
from tests.cluster import NoPostgreSQL, cluster


def main(arguments: list[str]) -> int:
    """Measure, or read what was measured; print, and judge."""
    asked = _asked(arguments)
    before = Measured.read(asked.against) if asked.against else None
    if asked.show:
        return report(Measured.read(asked.show), before)
    os.environ["MEASURE_RUNS"] = str(asked.runs)
    try:
        with tempfile.TemporaryDirectory(prefix="rounds-measure-") as folder:
            measured = measure(asked, Path(folder))
    except NoPostgreSQL as problem:
        say(str(problem))
        return 1
    except subprocess.CalledProcessError:
        say("Stopped: what went wrong stands above. Nothing was left behind.")
        return 1
    if asked.json:
        measured.keep(asked.json)
    return report(measured, before)


def report(measured: Measured, before: Measured | None = None) -> int:
    """Print the table and the goals that were missed; 1 if there is one."""
    sys.stdout.write(table(measured, before) + "\n")
    beyond = missed(measured)
    for each in beyond:
        sys.stdout.write(f"Missed: {each}\n")
    if len(measured.sizes) < 2:
        sys.stdout.write("One size says nothing of growth.\n")
    return 1 if beyond else 0


def measure(asked, folder: Path) -> Measured:
    """Everything that was asked for, in organisations under `folder`."""
    measured = Measured(sorted(asked.sizes))
    with nullcontext() if asked.sqlite else cluster() as server:
        for size in measured.sizes:
            _measure_one(lambda name, size=size: on_sqlite(folder / name, size), asked, measured)
            if server:
                _measure_one(lambda name, size=size: on_postgresql(folder / name, size, server), asked, measured)
    return measured


def _measure_one(place, asked, measured):
    """An organisation of one size on one database; on SQLite its twin, too, that closes its months."""
    inside, served = (not asked.only or {*asked.only} & {*names} for names in (INSIDE, SERVED))
    with place("grown") as organisation, ExitStack() as stack:
        has_twin = inside and organisation.group.database == "SQLite"
        say(f"{organisation}: growing")
        places = organisation.ask("grow", today=asked.today)
        places |= {"only": asked.only or ALL, "today": asked.today}
        twin = stack.enter_context(a_copy(organisation)) if has_twin else None
        if inside:
            _note(measured, organisation, places, "look")
        if served:
            _note(measured, organisation, places, "serve", of="serving")
        if twin:
            _note(measured, twin, places, "close_and_look")
    if organisation.size == measured.sizes[0] and (not asked.only or IMPORT in asked.only):
        with place("empty") as organisation:
            _note(measured, organisation, places, "take_in")


def _note(measured, organisation, places, verb, of="inside"):
    """Ask, and keep the lines that are answered."""
    say(f"{organisation}: measuring")
    where = {"group": organisation.group, "size": organisation.size, "visits": places["visits"]}
    measured.lines += [Line(**line, **where) for line in organisation.ask(verb, of=of, **places)]


def _asked(arguments):
    parser = argparse.ArgumentParser(prog="./rounds measure", description=__doc__, allow_abbrev=False)
    parser.add_argument("--sizes", type=_sizes, default=[1.0], metavar="1,10", help="times the example's years")
    parser.add_argument("--against", type=_file, metavar="FILE", help="the JSON of an earlier run, printed beside")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to keep what was measured")
    parser.add_argument("--show", type=_file, metavar="FILE", help="print the JSON of an earlier run, measure nothing")
    parser.add_argument("--only", action="append", choices=ALL, metavar="WORK", help="as it is called in the table")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="of which the least is taken")
    parser.add_argument("--sqlite", action="store_true", help="not on PostgreSQL")
    parser.set_defaults(today=datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat())  # where the organisation is
    return parser.parse_args(arguments)


def _file(text):
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return Path(text)


def _sizes(text):
    sizes = [float(size) for size in text.split(",")]
    if not all(0.05 <= size <= 200 for size in sizes):
        raise argparse.ArgumentTypeError("a size is a number from 0.05 to 200")
    return sizes


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Interrupted. Nothing was left behind.")
        sys.exit(128 + signal.SIGINT)
