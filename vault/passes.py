"""Looking through a whole table for what lies sealed in it, row by row and without making a record of each.

There is no index from a person to what points to her: the link lies inside the boxes alone. Whoever looks her up
opens them all, which costs as much as opening costs, and makes records only of those that are about her.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from core.codecs import encode_uuid

ID = re.compile(rb'"([\w-]{22})"')  # as `core.codecs` writes one


def stored(rows, value, *columns: str) -> Iterator[tuple]:
    """Of each of the `rows` its id, its sealed `value` as JSON, or None where it has none, and further columns."""
    name = value.name
    for of, text, *more in value.box.texts(rows, *columns):
        yield (of, json.loads(text).get(name), *more)


def naming(rows, box, ids: Iterable[UUID]) -> list[UUID]:
    """The ids of those of the `rows` in whose `box` one of `ids` is written, as a value or inside one."""
    wanted = {encode_uuid(pk).encode() for pk in ids if pk is not None}
    if not wanted:
        return []
    return [UUID(bytes=of) for of, text in box.texts(rows) if not wanted.isdisjoint(ID.findall(text))]


def saying(rows, value, wanted) -> list[UUID]:
    """The ids of those of the `rows` whose sealed `value` is `wanted`."""
    name, written = value.name, value.encode(wanted)
    hint = json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()
    found = ((of, text) for of, text in value.box.texts(rows) if hint in text)
    return [UUID(bytes=of) for of, text in found if json.loads(text).get(name) == written]


def day(column) -> date:
    """A day as the database gives it."""
    return date.fromisoformat(column) if isinstance(column, str) else column
