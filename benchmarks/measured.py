"""What a run measured: lines, each one thing in one organisation, and what follows from several of them."""

import json
from dataclasses import asdict, dataclass, field
from math import log
from pathlib import Path


@dataclass(frozen=True)
class Group:
    """Where something was measured: on which database, whether months are closed there."""

    database: str
    closes: bool = False

    def __str__(self):
        return f"{self.database}, {'all months closed but the last' if self.closes else 'no month closed'}"


@dataclass(frozen=True)
class Line:
    """One thing measured in an organisation of `size` times the example's years, with `visits` written down.

    `value` and `floor` are in `unit`: milliseconds of CPU, or writes in a second. `length` is the answer's, in bytes;
    `memory` in megabytes. None where there is nothing to say.
    """

    work: str
    group: Group
    size: float
    visits: int
    value: float
    floor: float | None = None
    unit: str = "ms"
    queries: int | None = None
    length: int | None = None
    memory: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.value / self.floor if self.floor else None


@dataclass
class Measured:
    """The lines of a run."""

    sizes: list[float]
    lines: list[Line] = field(default_factory=list)

    def groups(self) -> list[Group]:
        """Where anything was measured, in the order of measuring."""
        return list(dict.fromkeys(line.group for line in self.lines))

    def works(self, group: Group) -> list[str]:
        """What was measured there, in the order of measuring."""
        return list(dict.fromkeys(line.work for line in self.lines if line.group == group))

    def line(self, work: str, group: Group, size: float) -> Line | None:
        """One line, if it was measured."""
        wanted = (work, group, size)
        return next((line for line in self.lines if (line.work, line.group, line.size) == wanted), None)

    def of(self, work: str, group: Group) -> list[Line]:
        """The lines of one thing, the smallest organisation first."""
        found = (line for line in self.lines if (line.work, line.group) == (work, group))
        return sorted(found, key=lambda line: line.size)

    def growth(self, work: str, group: Group) -> float | None:
        """The exponent by which its cost grows with the years: 0 it stays, 1 it grows as they do. Needs two sizes."""
        lines = self._grown(work, group)
        if len(lines) < 2:
            return None
        return log(lines[-1].value / lines[0].value) / log(lines[-1].size / lines[0].size)

    def each_further_visit(self, work: str, group: Group) -> float | None:
        """Microseconds of CPU that each visit more costs. Needs two sizes."""
        lines = self._grown(work, group)
        if len(lines) < 2:
            return None
        return 1000 * (lines[-1].value - lines[0].value) / (lines[-1].visits - lines[0].visits)

    def _grown(self, work, group):
        """Its lines in organisations that differ by their years alone: below 1 they are smaller in all things."""
        return [line for line in self.of(work, group) if line.unit == "ms" and line.size >= 1]

    def keep(self, path: Path) -> None:
        """Write everything as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Measured":
        """What `keep` wrote."""
        kept = json.loads(path.read_text(encoding="utf-8"))
        return cls(kept["sizes"], [Line(**{**line, "group": Group(**line["group"])}) for line in kept["lines"]])
