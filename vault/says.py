"""What a sealed value says of itself where it is declared: what it points to, and whose words lie in it.

    person_id = sealed.Of(UUID, person_box, points_to="people.Person")
    note = sealed.Text(note_box, words=True)

A frozen dataclass that lies in a value says it of each of its own fields, with `part`.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints
from uuid import UUID

ANYTHING = "*"  # what JSON points to that holds ids of whatever there is


@dataclass(frozen=True)
class Says:
    """What a value says of itself; None where it says nothing.

    `points_to`: the labels of the records whose ids may lie in it. `words`: whether somebody writes freely in it, so
    that it may name anybody. `moves_along`: whether the record that comes after this one takes it over.
    """

    points_to: tuple[str, ...] | None = None
    words: bool | None = None
    moves_along: bool | None = None


def says(*, points_to=None, **more) -> Says:
    """What is said; `points_to` is a model or its label, or several of them, or () for none."""
    if points_to is None:
        return Says(**more)
    several = points_to if isinstance(points_to, tuple) else (points_to,)
    return Says(tuple(each if isinstance(each, str) else each._meta.label for each in several), **more)


def part(*, default=dataclasses.MISSING, **said):
    """A field of a dataclass that lies in a sealed value, and what it says of itself."""
    return dataclasses.field(default=default, metadata={"says": says(**said)})


@dataclass(frozen=True)
class Part:
    """What lies in a value: the value itself, or a field of the dataclass in it (`met.person`)."""

    name: str
    kind: type
    says: Says

    def points_to(self, label: str) -> bool:
        """Whether the id of a record of that label may lie in it."""
        return bool({label, ANYTHING} & set(self.says.points_to or ()))

    @property
    def missing(self) -> list[str]:
        """What it must say and does not: an id to what it points, words whether they are free, JSON both."""
        missing = []
        if (self.kind is UUID and not self.says.points_to) or (self.kind is object and self.says.points_to is None):
            missing.append("points_to")
        if self.kind in (str, object) and self.says.words is None:
            missing.append("words")
        return missing


def parts(name: str, kind, said: Says) -> Iterator[Part]:
    """What lies in a value of that kind."""
    kind = one_of(kind)
    if not dataclasses.is_dataclass(kind):
        yield Part(name, kind, said)
        return
    hints = get_type_hints(kind)
    for field in dataclasses.fields(kind):
        yield from parts(f"{name}.{field.name}", hints[field.name], field.metadata.get("says", Says()))


def one_of(kind):
    """The type of a single thing: without "or None", and of a tuple the type of what is in it."""
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
    return one_of(get_args(kind)[0]) if get_origin(kind) is tuple else kind


def free_words(item, said: Says) -> Iterator[str]:
    """The words in what was read from a value, wherever it says that somebody writes freely."""
    if dataclasses.is_dataclass(item):
        for field in dataclasses.fields(item):
            yield from free_words(getattr(item, field.name), field.metadata.get("says", Says()))
    elif isinstance(item, dict | list | tuple):
        for each in item.values() if isinstance(item, dict) else item:
            yield from free_words(each, said)
    elif said.words and isinstance(item, str):
        yield item
