"""Rows by columns as marks: which venue in which month."""

from ..words import listed, saying
from . import shapes

ROW = 20


def matrix(rows, columns, states, title, legend, description=""):
    """A table of marks, one for each row and column.

    `states[row][column]` is a key of `legend`, or None for nothing; `legend` maps at most four keys to words, and their
    order gives the mark: full, half, hollow, dot. All marks of one kind are one path, however many rows there are.
    """
    gutter = min(150, 14 + max((shapes.breadth(row) for row in rows), default=0))
    step = (shapes.WIDTH - gutter) / max(len(columns), 1)
    drawing, top = shapes.legend(legend.values(), tuple(_as_look(mark) for mark in MARKS))
    drawn, top = [drawing], top + 22
    drawn += [
        shapes.text(gutter + step * (column + 0.5), top - 6, label, anchor="middle", soft=True)
        for column, label in enumerate(columns)
    ]
    drawn += [shapes.text(gutter - 8, top + row * ROW + 14, label, anchor="end") for row, label in enumerate(rows)]
    counts = []
    for place, (key, words) in enumerate(legend.items()):
        centres = [
            (gutter + step * (column + 0.5), top + ROW * (row + 0.5))
            for row, line in enumerate(states)
            for column, state in enumerate(line)
            if state == key
        ]
        drawn.append(MARKS[place](centres, shapes.PALETTE[place]))
        counts.append(saying(words, len(centres)))
    return shapes.svg("".join(drawn), top + ROW * len(rows) + 6, title, description or listed(counts))


def _full(centres, colour):
    return shapes.path(_squares(centres, 6.75), fill=colour)


def _half(centres, colour):
    lower = "".join(f"M{shapes.number(x - 6)} {shapes.number(y)}h12v6h-12z" for x, y in centres)
    return _hollow(centres, colour) + shapes.path(lower, fill=colour)


def _hollow(centres, colour):
    return shapes.path(_squares(centres, 6), stroke=colour)


def _dot(centres, colour):
    return shapes.path(_squares(centres, 1.5), fill=colour)


def _squares(centres, reach):
    side = shapes.number(2 * reach)
    return "".join(f"M{shapes.number(x - reach)} {shapes.number(y - reach)}h{side}v{side}h-{side}z" for x, y in centres)


def _as_look(mark):
    """A mark as the legend draws it."""
    return lambda x, y, width, height, colour: mark([(x + width / 2, y + height / 2)], colour)


MARKS = (_full, _half, _hollow, _dot)
