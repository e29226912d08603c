"""What Rounds may cost: the goals, and which of them a run missed."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks import names
from benchmarks.measured import Measured


@dataclass(frozen=True)
class Goal:
    """`what` of each of the works is at most `most`; `size` and `database` where it is asked of one alone."""

    what: str
    most: float
    works: tuple[str, ...]
    size: float | None = None
    database: str | None = None


RATIO, GROWTH, FURTHER = "times the floor", "growth", "µs for each further visit"
QUERIES, MEMORY, NOT_WRITTEN = "queries", "MB", "%"
GOALS = (
    Goal(RATIO, 12, (names.MONTH, names.CLOSED_MONTH)),
    Goal(GROWTH, 0.2, names.FLAT),
    Goal(RATIO, 5, names.ALL_WHO_WERE_MET, size=1),
    Goal(FURTHER, 10, names.ALL_WHO_WERE_MET),
    Goal(MEMORY, 250, names.PAGES, size=10),
    Goal(QUERIES, 20, (names.SAVING,)),
    Goal(RATIO, 1.2, (names.YEAR_PDF,)),
    Goal(RATIO, 20, (names.IMPORT,)),
    # Of the SQL a server of its own does, no CPU is counted: what is left is not what coverage costs.
    Goal(RATIO, 3, (names.COVERAGE_OF_A_YEAR, names.COVERAGE_OF_ALL), database="SQLite"),
    Goal(RATIO, 5, (names.START,)),  # 60 % of the 8.3 it was in November 2026
    Goal(RATIO, 5.2, (names.MANAGE_MONTH,), size=1),  # 60 % of 8.7
    Goal(NOT_WRITTEN, 0, tuple(names.FAILED.values())),
)
READ = {
    RATIO: lambda line: line.ratio,
    QUERIES: lambda line: line.queries,
    MEMORY: lambda line: line.memory,
    NOT_WRITTEN: lambda line: line.value,
}


@dataclass(frozen=True)
class Missed:
    """A goal that a run missed."""

    work: str
    where: str
    what: str
    is_: float
    most: float

    def __str__(self):
        return f"{self.work} ({self.where}): {self.is_:.3g} {self.what}, at most {self.most:g}"


def missed(measured: Measured) -> list[Missed]:
    """The goals that were missed; what was not measured misses none."""
    found = []
    for goal in GOALS:
        for group in measured.groups():
            for work in goal.works if goal.database in (None, group.database) else ():
                for where, value in _values(measured, goal, work, group):
                    if value is not None and value > goal.most:
                        found.append(Missed(work, where, goal.what, value, goal.most))
    return found


def _values(measured, goal, work, group) -> Iterator[tuple[str, float | None]]:
    """Each value a goal is about, and where it was measured."""
    if goal.what == GROWTH:
        yield str(group), measured.growth(work, group)
    elif goal.what == FURTHER:
        yield str(group), measured.each_further_visit(work, group)
    else:
        for line in measured.of(work, group):
            if goal.size in (None, line.size):
                yield f"{group}, size {line.size:g}", READ[goal.what](line)
