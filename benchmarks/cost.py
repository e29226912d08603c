"""What something costs: CPU time, queries, bytes of the answer, peak memory. Each is measured in a process of its own.

CPU is that of the process and of those it waited for, the least of several runs after one that warmed it up: it counts
neither waiting nor what other programs do, nor what a PostgreSQL server does. Memory is the process's `ru_maxrss`, all
of it: Python, Django and Rounds alone take some 110 megabytes.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import process_time

RUNS = int(os.environ.get("MEASURE_RUNS", "5"))  # at most, besides the one that warms up
LONG_ENOUGH = 3.0  # seconds of CPU after which no further run begins


@dataclass(frozen=True)
class Cost:
    """`cpu` and `floor` in milliseconds, `length` in bytes of the answer, `memory` in megabytes."""

    cpu: float
    queries: int
    length: int
    memory: float
    floor: float | None = None


class Failed(Exception):
    """What was to be measured did not come about; the message says what happened instead."""


def cost_of(do: Callable, *, prepare: Callable = tuple, floor: Callable | None = None) -> Cost:
    """What `do` costs, which returns the bytes of its answer, and right after it, in the same process, its floor.

    What `prepare` returns are the arguments of `do`, and are not measured. Raises Failed.
    """
    return Cost(**in_a_child(lambda: asdict(_measured(do, prepare, floor))))


def in_a_child(ask: Callable) -> object:
    """What `ask` returns, as JSON keeps it, asked in a forked process: what it opens and allocates goes with it.

    Raises Failed.
    """
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(ask, writing)
    os.close(writing)
    with open(reading, encoding="utf-8") as pipe:
        answer = json.loads(pipe.read() or '{"failed": "the process ended"}')
    os.waitpid(child, 0)
    if "failed" in answer:
        raise Failed(answer["failed"])
    return answer["answer"]


def cpu() -> float:
    """Seconds of CPU of this process and of those it waited for."""
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def _answer(ask, writing):
    try:
        answer = {"answer": ask()}
    except BaseException:
        answer = {"failed": traceback.format_exc()}
    with open(writing, "w", encoding="utf-8") as pipe:
        json.dump(answer, pipe)
    sys.stdout.flush()
    os._exit(0)


def _measured(do, prepare, floor):
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    given = prepare()
    with CaptureQueriesContext(connections["default"]) as queries:
        length = do(*given)
    asked = len(queries)
    least, memory = _least(do, prepare), getrusage(RUSAGE_SELF).ru_maxrss / 1024
    if floor:
        floor()
    return Cost(least, asked, length, memory, floor and _least(floor))


def _least(do, prepare=tuple):
    """The least milliseconds of CPU of several runs."""
    taken = []
    while len(taken) < RUNS and sum(taken) < LONG_ENOUGH:
        given, before = prepare(), cpu()
        do(*given)
        taken.append(cpu() - before)
    return 1000 * min(taken)
