"""What the police have: every row of every table, the code, and no key; or, to try the same questions, the keys too."""

import base64
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db import connection

from vault.sealed import boxes_of, is_sealed, values_of


@dataclass(frozen=True)
class Row:
    """One row: its table, its place in the table, its columns as they lie there, and what was opened of it."""

    table: str
    place: int
    columns: dict
    opened: dict

    def mentions(self, thing) -> bool:
        """Whether anything in the row, clear or opened, is or contains `thing` (an id, a name, a number)."""
        return any(_contains(value, thing) for value in [*self.columns.values(), *self.opened.values()])

    @property
    def pk(self):
        """The row's id."""
        return _as_uuid(self.columns.get("id"))

    def shape(self, *without) -> tuple:
        """What the row tells without being opened, apart from the columns named: values, and lengths of ciphertexts."""
        kept = {name: value for name, value in self.columns.items() if name not in {"id", *without}}
        return tuple((name, len(value) if isinstance(value, bytes) else value) for name, value in sorted(kept.items()))


class Loot(list):
    """All rows of a seized database."""

    def of(self, table) -> list[Row]:
        """The rows of one table, in the order in which they lie there."""
        return [row for row in self if row.table == table]

    def mentioning(self, *things) -> list[Row]:
        """The rows that name all of `things` together: links between them."""
        return [row for row in self if all(row.mentions(thing) for thing in things)]


def seized() -> Loot:
    """The database, read by somebody who never saw the code run: SQL alone."""
    loot = Loot()
    order = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY {_order(table, order)}')
            names = [column[0] for column in cursor.description]
            for place, row in enumerate(cursor.fetchall()):
                values = [bytes(value) if isinstance(value, memoryview) else value for value in row]
                loot.append(Row(table, place, dict(zip(names, values, strict=True)), {}))
    return loot


def opened() -> Loot:
    """The same rows, with what the open keys open: to show that the questions can be answered at all."""
    known = {row.pk: row for model in apps.get_models() if boxes_of(model) for row in model.objects.all()}
    return Loot(Row(row.table, row.place, row.columns, _values(known.get(row.pk))) for row in seized())


def _values(row):
    if row is None:
        return {}
    read = {value.name: getattr(row, value.name) for value in values_of(type(row))}
    return {name: value for name, value in read.items() if not is_sealed(value)}


def _order(table, order):
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s" if order == "rowid" else "SELECT %s", [table])
        described = str(cursor.fetchone())
    return "1" if "WITHOUT ROWID" in described.upper() else order


def _as_uuid(value):
    if isinstance(value, UUID):
        return value
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _contains(value, thing):
    if isinstance(value, UUID | str | int) and _as_uuid(value) is not None and isinstance(thing, UUID):
        return _as_uuid(value) == thing
    if isinstance(value, bytes):
        return any(written in value for written in _written(thing))
    if isinstance(value, str):
        return str(thing) in value or (isinstance(thing, UUID) and thing.hex in value)
    return any(written in repr(value).encode() for written in _written(thing))


def _written(thing):
    if isinstance(thing, UUID):
        short = base64.urlsafe_b64encode(thing.bytes).rstrip(b"=")
        return [thing.bytes, thing.hex.encode(), str(thing).encode(), short]
    return [str(thing).encode(), str(thing).encode("utf-16-le")]
