"""The table of who may open what: tests/access_matrix.csv."""

import csv
from pathlib import Path

TABLE = Path(__file__).parent / "access_matrix.csv"


def table() -> list[dict]:
    """The lines of the matrix: page, address, method, and the status that each reader gets."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
