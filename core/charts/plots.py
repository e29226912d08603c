"""Bars, stacked bars and lines over a row of labels."""

from itertools import cycle
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..words import listed, saying
from . import shapes

HEIGHT = 170


class Series(NamedTuple):
    """One name and its values, in the order of the labels; None is missing."""

    name: str
    values: tuple


class Ground(NamedTuple):
    """Where labels and values lie in the picture."""

    labels: tuple
    largest: float
    ceiling: float

    @property
    def step(self):
        """How much room a label has."""
        return (shapes.WIDTH - 8) / max(len(self.labels), 1)

    @property
    def floor(self):
        """Where zero lies."""
        return self.ceiling + HEIGHT

    def x(self, column):
        """Where a label's room begins."""
        return 4 + column * self.step

    def y(self, value):
        """Where a value lies."""
        return self.floor - HEIGHT * value / self.largest

    def drawing(self):
        """The floor line and the labels; where they are too wide only every second, third, ... is written."""
        widest = max((shapes.breadth(label) + 6 for label in self.labels), default=1)
        every = max(1, int(-(-widest // self.step)))
        written = [
            shapes.text(self.x(column) + self.step / 2, self.floor + 18, label, anchor="middle", soft=True)
            for column, label in enumerate(self.labels)
            if column % every == 0
        ]
        floor_line = f"M4 {shapes.number(self.floor)}H{shapes.WIDTH - 4}"
        return shapes.path(floor_line, stroke=shapes.EDGE) + "".join(written)


def bars(series, labels, title, description=""):
    """Upright bars, a group for each label, each bar under its number. `series`: one `Series` or a few."""
    ground, drawn = _ground(series, labels, shapes.BARS, _largest(series))
    width = ground.step * 0.76 / len(series)
    for place, one in enumerate(series):
        for column, value in enumerate(one.values):
            left, top = ground.x(column) + ground.step * 0.12 + place * width, ground.y(value or 0)
            if value:
                drawn.append(shapes.rect(left, top, width - 1, ground.floor - top, _colour(place)))
            drawn.append(_figure(left + width / 2, top - 4, value, width))
    return _picture(ground, drawn, title, description or _told(series, labels))


def stacked_bars(series, labels, title, description=""):
    """Upright bars whose parts add up: the first part full, the second striped, the third hollow, and so on."""
    totals = [_sum(values) for values in zip(*(one.values for one in series), strict=True)]
    ground, drawn = _ground(series, labels, shapes.PARTS, max(filter(None, totals), default=1))
    width = ground.step * 0.7
    for column, total in enumerate(totals):
        left, below = ground.x(column) + ground.step * 0.15, 0
        for place, one in enumerate(series):
            value = one.values[column] or 0
            top, height = ground.y(below + value), HEIGHT * value / ground.largest
            if value:
                look = shapes.PARTS[place % len(shapes.PARTS)]
                drawn.append(look(left, top, width, max(height - 1.5, 0.5), _colour(place)))
            below += value
        drawn.append(_figure(left + width / 2, ground.y(below) - 4, total, width))
    return _picture(ground, drawn, title, description or _told(series, labels))


def lines(series, labels, title, description=""):
    """A line with points and their numbers for each `Series`; where a value is missing the line is broken."""
    ground, drawn = _ground(series, labels, shapes.POINTS, _largest(series))
    for place, (one, look) in enumerate(zip(series, cycle(shapes.POINTS), strict=False)):
        way, pen = [], "M"
        for column, value in enumerate(one.values):
            if value is None:
                pen = "M"
                continue
            x, y = ground.x(column) + ground.step / 2, ground.y(value)
            way.append(f"{pen}{shapes.number(x)} {shapes.number(y)}")
            drawn.append(look(x, y, 0, 0, _colour(place)))
            drawn.append(_figure(x, y - 8, value, ground.step))
            pen = "L"
        drawn.append(shapes.path("".join(way), stroke=_colour(place), width=2))
    return _picture(ground, drawn, title, description or _told(series, labels))


def _ground(series, labels, looks, largest):
    names = [one.name for one in series] if len(series) > 1 else []
    drawn, height = shapes.legend(names, looks)
    return Ground(tuple(labels), largest, height + 22), [drawn]


def _picture(ground, drawn, title, description):
    return shapes.svg(ground.drawing() + "".join(drawn), ground.floor + 28, title, description)


def _colour(place):
    return shapes.PALETTE[place % len(shapes.PALETTE)]


def _figure(x, y, value, room):
    """A number above its place, small where there is little room."""
    shown = "–" if value is None else _digits(value)
    return shapes.text(x, y, shown, anchor="middle", size=12 if shapes.breadth(shown) < room + 4 else 9)


def _digits(value):
    """A whole number as it is, another with one place."""
    return str(value) if isinstance(value, int) else f"{value:.1f}".removesuffix(".0")


def _largest(series):
    return max((value for one in series for value in one.values if value), default=1)


def _sum(values):
    """The sum of what is there; None if nothing is."""
    there = [value for value in values if value is not None]
    return sum(there) if there else None


def _told(series, labels):
    """All numbers in words, for those who hear the page."""
    return "\n".join(
        saying(
            one.name,
            listed(
                f"{label} {_('not recorded') if value is None else _digits(value)}"
                for label, value in zip(labels, one.values, strict=True)
            ),
        )
        for one in series
    )
