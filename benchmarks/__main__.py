"""Grow organisations, measure in each, print the table; ends with 1 where a goal is missed."""

import argparse
import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack, nullcontext
from datetime import date
from pathlib import Path

from benchmarks.goals import missed
from benchmarks.measured import Line, Measured
from benchmarks.organisations import Organisation, a_copy, on_postgresql, on_sqlite
from benchmarks.table import table
from tests.cluster import NoPostgreSQL, cluster


def main(arguments: list[str]) -> int:
    """Measure, print, and judge."""
    asked = _asked(arguments)
    before = Measured.read(asked.against) if asked.against else None
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
            with on_sqlite(folder / f"sqlite-{size:g}", size) as organisation:
                _measure_on_sqlite(organisation, asked, measured)
            if server:
                with on_postgresql(folder / f"postgresql-{size:g}", size, server) as organisation:
                    _look(organisation, _grown(organisation, asked), asked, measured)
    return measured


def _measure_on_sqlite(organisation, asked, measured):
    places = _grown(organisation, asked)
    with ExitStack() as stack:
        copy = stack.enter_context(a_copy(organisation))
        _look(organisation, places, asked, measured)
        say(f"{copy.group}, size {copy.size:g}: closing its months")
        copy.ask("close", f"{copy.size}", asked.today)
        _look(copy, places, asked, measured)


def _grown(organisation: Organisation, asked) -> dict:
    say(f"{organisation.group}, size {organisation.size:g}: growing")
    return organisation.ask("grow", f"{organisation.size}", asked.today)


def _look(organisation, places, asked, measured):
    say(f"{organisation.group}, size {organisation.size:g}: measuring")
    lines = organisation.ask("look", json.dumps({**places, "closes": organisation.group.closes, "only": asked.only}))
    place = {"group": organisation.group, "size": organisation.size, "visits": places["visits"]}
    measured.lines += [Line(**line, **place) for line in lines]


def say(words: str) -> None:
    """A line for whoever waits."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def _asked(arguments):
    parser = argparse.ArgumentParser(prog="./rounds measure", description=__doc__, allow_abbrev=False)
    parser.add_argument("--sizes", type=_sizes, default=[1.0], metavar="1,10", help="times the example's years")
    parser.add_argument("--against", type=Path, metavar="FILE", help="the JSON of an earlier run, printed beside")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to keep what was measured")
    parser.add_argument("--only", type=_words, default=[], metavar="WORK,WORK", help="as they are called in the table")
    parser.add_argument("--sqlite", action="store_true", help="not on PostgreSQL")
    parser.set_defaults(today=date.today().isoformat())
    return parser.parse_args(arguments)


def _sizes(text):
    sizes = [float(size) for size in text.split(",")]
    if not all(0.05 <= size <= 200 for size in sizes):
        raise argparse.ArgumentTypeError("a size is a number from 0.05 to 200")
    return sizes


def _words(text):
    return [words.strip() for words in text.split(",")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
