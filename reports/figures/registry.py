"""Figures: each is counted by one function and printed under one name with one definition."""

from collections.abc import Callable
from dataclasses import dataclass

FIGURES: dict[str, "Figure"] = {}


@dataclass(frozen=True)
class Figure:
    """How a figure is called, what it counts, its number in the list of indicators, and the function that counts it."""

    key: str
    source: str
    name: str
    definition: str
    count: Callable


def figure(source: str, name: str, definition: str) -> Callable:
    """The function below counts the figure `name`; `definition` is printed beside it wherever it is shown."""

    def register(count):
        FIGURES[count.__name__] = Figure(count.__name__, source, name, definition, count)
        return count

    return register


def counted(keys, books, period) -> dict:
    """The figures named, counted from `books` over `period`."""
    return {key: FIGURES[key].count(books, period) for key in keys}
