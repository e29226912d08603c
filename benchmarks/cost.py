"""What something costs: CPU time, queries, bytes of the answer, peak memory. Each is measured in a process of its own.

CPU is `time.process_time` of that process, the least of several runs after one that warmed it up: it counts neither
waiting nor what other programs do, nor what a PostgreSQL server does. Memory is the child's `ru_maxrss`, all of it.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import process_time

RUNS, LONG_ENOUGH = 5, 3.0  # runs at most, and seconds of CPU after which no further one begins


@dataclass(frozen=True)
class Cost:
    """`cpu` in milliseconds, `length` in bytes of the answer, `memory` in megabytes; None where it was not measured."""

    cpu: float
    queries: int | None = None
    length: int | None = None
    memory: float | None = None


class Failed(Exception):
    """What was to be measured did not come about; the message says what happened instead."""


def cost_of(do: Callable, *, prepare: Callable = tuple, runs: int = RUNS) -> Cost:
    """What `do` costs, which returns the bytes of its answer; what `prepare` returns are its arguments, not measured.

    Raises Failed.
    """
    return Cost(**in_a_child(lambda: asdict(_measured(do, prepare, runs))))


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


def _answer(ask, writing):
    code = 1
    try:
        answer, code = {"answer": ask()}, 0
    except BaseException:
        answer = {"failed": traceback.format_exc()}
    with open(writing, "w", encoding="utf-8") as pipe:
        json.dump(answer, pipe)
    sys.stdout.flush()
    os._exit(code)


def _measured(do, prepare, runs):
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    given = prepare()
    with CaptureQueriesContext(connections["default"]) as queries:
        length = do(*given)
    asked = len(queries)
    taken = []
    while len(taken) < runs and sum(taken) < LONG_ENOUGH:
        given = prepare()
        before = cpu()
        do(*given)
        taken.append(cpu() - before)
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return Cost(cpu=1000 * min(taken), queries=asked, length=length, memory=memory)


def cpu() -> float:
    """Seconds of CPU of this process and of those it waited for."""
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime
