"""The table: a line for each thing measured, all sizes beside each other, and how it stood before."""

from benchmarks import names
from benchmarks.measured import Measured

HEADINGS = ("work", "product", "floor", "ratio", "growth", "µs a visit", "queries", "kB", "MB")


def table(measured: Measured, before: Measured | None = None) -> str:
    """Everything measured, as text: a part for each group. With `before`, how each figure stood then, in brackets."""
    sizes = " / ".join(f"{size:g}" for size in measured.sizes)
    parts = [f"Milliseconds of CPU; {sizes} times the years of the example. A further visit costs microseconds."]
    for group in measured.groups():
        rows = [HEADINGS, *(_row(measured, before, work, group) for work in measured.works(group))]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
        lines = ["  ".join(_aligned(row, widths)) for row in rows]
        parts.append("\n".join([str(group), *(line.rstrip() for line in lines)]))
    return "\n\n".join(parts)


def _row(measured, before, work, group):
    lines = measured.of(work, group)
    then = [before and before.line(work, group, line.size) for line in lines]
    pairs = list(zip(lines, then, strict=True))
    grew = before and _number(before.growth(work, group), ".2f")
    return (
        work if lines[0].unit == "ms" else f"{work} ({lines[0].unit})",
        _cell(pairs, lambda line: line.value, ".1f"),
        _cell(pairs, lambda line: line.floor, ".1f"),
        _cell(pairs, lambda line: line.ratio, ".1f"),
        _number(measured.growth(work, group), ".2f") + (f" ({grew})" if grew else ""),
        _number(measured.each_further_visit(work, group), ".1f") if work in names.ALL_WHO_WERE_MET else "",
        _cell(pairs, lambda line: line.queries, "d"),
        _cell(pairs, lambda line: line.length and line.length / 1000, ".0f"),
        _cell(pairs, lambda line: line.memory, ".0f"),
    )


def _cell(pairs, read, form):
    """The figure for each size, and in brackets what it was before."""
    cells = []
    for line, then in pairs:
        was = _number(read(then), form) if then else ""
        cells.append(_number(read(line), form) + (f" ({was})" if was else ""))
    return " / ".join(filter(None, cells))


def _number(value, form):
    return "" if value is None else format(value, f",{form}")


def _aligned(row, widths):
    return [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
