"""What the sealed values of all models say of themselves (`says.py`), asked together: nobody keeps a list of them."""

from collections.abc import Iterable
from functools import cache

from django.apps import apps

from vault.keyring import Locked
from vault.says import Part, free_words, parts
from vault.sealed import Value, is_sealed, values_of


@cache
def parts_of(value: Value) -> tuple[Part, ...]:
    """What lies in a value: itself, or every field of the dataclass in it."""
    return tuple(parts(value.name, value.kind, value.says))


def pointers_to(target, models: Iterable | None = None) -> list[Value]:
    """The values of all models in which the id of a `target` may lie."""
    values = (value for model in models or apps.get_models() for value in values_of(model))
    return [value for value in values if any(part.points_to(target._meta.label) for part in parts_of(value))]


@cache
def worded(model) -> tuple[Value, ...]:
    """The values of a model in which somebody writes freely."""
    return tuple(value for value in values_of(model) if any(part.says.words for part in parts_of(value)))


def words_in(row) -> list[str]:
    """All that somebody wrote freely into a row; raises Locked where it is not open."""
    words = []
    for value in worded(type(row)):
        read = getattr(row, value.name)
        if is_sealed(read):
            raise Locked(value.box.compartment)
        words += free_words(read, value.says)
    return words


def moving_along(model) -> list[str]:
    """The names of the values that the record after this one takes over."""
    return [value.name for value in values_of(model) if value.says.moves_along]
