"""Sealed fields: they read like ordinary model fields and lie encrypted in the database.

A model declares one *box* for each compartment (a binary column) and the values that lie in it:

    class Visit(sealed.Record):
        venue_box = sealed.Box("venue", "visit.venue", row_bytes=512)
        headcount = sealed.Integer(venue_box)

Writing seals when the row is saved; reading opens on attribute access. Without the key a value is `Unopened`: it prints
as "•••", refuses to be counted, compared or looped over (raising `Locked`), and is saved back untouched.
"""

import json
import uuid
from copy import deepcopy
from hashlib import sha256

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.query_utils import DeferredAttribute

from core.codecs import codec_for
from vault import boxes, passes, sizes
from vault.keyring import Locked, current
from vault.says import says
from vault.unopened import Unopened, is_sealed

ASK_IN_MEMORY = (
    "%s is sealed: the database cannot filter, order, update or select it. Open the rows with .opened() and ask the "
    "collection, or change the attribute and save()."
)


class AskInMemory(TypeError):
    """A query named a sealed value."""


class _Opened:
    """What lies in a box of a row: `stored` as JSON, `python` as it is read; `changed` since it was sealed."""

    __slots__ = ("changed", "python", "stored")

    def __init__(self, stored, changed=False):
        self.stored, self.python, self.changed = stored, {}, changed


class _BoxAttribute(DeferredAttribute):
    """The ciphertext of a row; what was changed is sealed the moment it is asked for."""

    def __get__(self, row, owner=None):
        if row is None:
            return self
        opened = row.__dict__.get(self.field.state)
        if opened is not None and opened.changed:
            row.__dict__[self.field.attname] = self.field.seal(row, opened.stored)
            opened.changed = False
        elif row.__dict__.get(self.field.attname, self) is None:
            row.__dict__[self.field.attname] = self.field.seal(row, {})
        return super().__get__(row, owner)

    def __set__(self, row, value):
        row.__dict__[self.field.attname] = value
        row.__dict__.pop(self.field.state, None)


class Box(models.BinaryField):
    """The column that holds a row's sealed values of one compartment.

    `label` is authenticated with every ciphertext and must never change. With `row_bytes` every row of the table has
    one size, because the length would tell how many. With `least_bytes` no row is smaller: for a table of which nobody
    could enlarge all rows, because they open to different people.
    """

    descriptor_class = _BoxAttribute

    def __init__(self, compartment, label, row_bytes=None, least_bytes=0, **options):
        self.compartment, self.label, self.row_bytes, self.least_bytes = compartment, label, row_bytes, least_bytes
        options.setdefault("editable", False)
        super().__init__(**options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        least = {"least_bytes": self.least_bytes} if self.least_bytes else {}
        return name, path, [self.compartment, self.label], {**options, "row_bytes": self.row_bytes, **least}

    def contribute_to_class(self, cls, name, **options):
        super().contribute_to_class(cls, name, **options)
        self.state = f"_opened_{name}"

    def get_default(self):
        return None

    def from_db_value(self, value, expression, connection):
        return None if value is None else boxes.Ciphertext(value)

    def get_db_prep_value(self, value, connection, prepared=False):
        if not isinstance(value, boxes.Ciphertext):
            raise TypeError(f"{self.name} takes only what the vault sealed")
        return super().get_db_prep_value(bytes(value), connection, prepared)

    def about(self, row) -> bytes:
        """What a ciphertext is bound to: the label of its column and the id of its row."""
        return self.label.encode() + b"/" + row.pk.bytes

    def seal(self, row, stored) -> boxes.Ciphertext:
        """Seal the JSON values of a row under the newest open key; raises Locked."""
        version, key = current().newest(self.compartment)
        text = json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode()
        return boxes.seal(text, key, about=self.about(row), version=version, size=self._size(len(text)))

    def _size(self, fitting):
        if self.row_bytes:
            return sizes.size_of(self, fitting=fitting)
        return self.least_bytes if fitting < self.least_bytes else None

    def pre_save(self, row, add):
        self.fit(row)
        return super().pre_save(row, add)

    def fit(self, row) -> None:
        """Seal anew what was sealed before the table was enlarged, where the key is open."""
        if self.row_bytes and len(getattr(row, self.attname)) < sizes.sealed_length(self):
            opened = self.opened(row)
            if opened is not None:
                opened.changed = True

    def opened(self, row) -> _Opened | None:
        """What lies in the box of `row`, or None when its key is not open; raises DoesNotOpen for a moved one."""
        opened = row.__dict__.get(self.state)
        if opened is None:
            opened = self._open(row)
            if opened is not None:
                row.__dict__[self.state] = opened
        return opened

    def _open(self, row):
        if row.__dict__.get(self.attname, self) is None:
            return _Opened({}, changed=True)
        sealed = getattr(row, self.attname)
        try:
            key = current().key(self.compartment, sealed.version)
        except Locked:
            return None
        return _Opened(json.loads(boxes.unseal(sealed, key, about=self.about(row))))

    def texts(self, rows, *columns):
        """Of each of the `rows` (a query set) its id and the JSON in this box, both as bytes, and more clear columns.

        No record is made of them, and the columns are as the database gives them: a day is text on SQLite. Rows that no
        open key opens are left out. Raises DoesNotOpen for a ciphertext that was moved or is under another's key.
        """
        keys, label = current().keys.get(self.compartment, {}), self.label.encode() + b"/"
        try:
            sql, params = rows.values_list("pk", self.attname, *columns).query.sql_with_params()
        except EmptyResultSet:
            return
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            for pk, sealed, *more in cursor:
                key = sealed and keys.get(int.from_bytes(sealed[1 : boxes.HEAD], "big"))
                if key:
                    of = bytes.fromhex(pk) if isinstance(pk, str) else pk.bytes
                    yield (of, boxes.unseal(sealed, key, about=label + of), *more)


class Value(models.Field):
    """A value that lies in a box. `default` is what an empty box gives; `said` what it says of itself (`says.py`)."""

    empty = None
    kind = str

    def __init__(self, box, *, default=None, **said):
        self.box, self.says = box, says(**said)
        if default is not None:
            self.empty = default
        super().__init__(blank=True, null=True)

    def get_attname_column(self):
        return self.name, None

    def contribute_to_class(self, cls, name, **options):
        super().contribute_to_class(cls, name, private_only=True)
        self.encode, self.decode = codec_for(self.kind)
        setattr(cls, name, self)

    def __get__(self, row, owner=None):
        if row is None:
            return self
        opened = self.box.opened(row)
        if opened is None:
            return Unopened(self.box.compartment)
        if self.name not in opened.python:
            opened.python[self.name] = self._read(opened.stored.get(self.name))
        return opened.python[self.name]

    def __set__(self, row, value):
        if is_sealed(value):
            return
        opened = self.box.opened(row)
        if opened is None:
            raise Locked(self.box.compartment)
        if value is None or value == self.empty:
            opened.stored.pop(self.name, None)
        else:
            opened.stored[self.name] = self._write(value)
        opened.python.pop(self.name, None)
        opened.changed = True

    def _read(self, stored):
        return self.empty if stored is None else self.decode(stored)

    def _write(self, value):
        return self.encode(value)

    def _refuse(self, *args, **options):
        raise AskInMemory(ASK_IN_MEMORY % f"{self.model.__name__}.{self.name}")

    get_col = get_lookup = get_transform = get_db_prep_save = select_format = _refuse


class Text(Value):
    """Words; "" when there are none."""

    empty = ""


class Integer(Value):
    """A whole number, or None when it is missing."""

    kind = int


class Boolean(Value):
    """True, False, or None when nobody said."""

    kind = bool


class Of(Value):
    """One value of a type the codecs know (date, UUID, enum, Month, frozen dataclass), or None."""

    def __init__(self, kind, box, **options):
        self.kind = kind
        super().__init__(box, **options)


class ListOf(Of):
    """A tuple of values of one type."""

    empty = ()

    def _read(self, stored):
        return () if stored is None else tuple(map(self.decode, stored))

    def _write(self, values):
        return [self.encode(value) for value in values]


class Json(Value):
    """Plain lists, dictionaries, words and numbers, as they are; a fresh copy at each reading."""

    kind = object

    def __get__(self, row, owner=None):
        return deepcopy(super().__get__(row, owner)) if row is not None else self


class RecordQuerySet(models.QuerySet):
    """Rows that can be opened into a typed collection."""

    collection = list

    def opened(self):
        """The rows in memory, as this record's collection, whose questions may look into what is sealed."""
        return self.collection(self)

    def naming(self, value, *ids):
        """Those in whose box of `value` one of the `ids` is written: all are looked through, few are made records."""
        return self.filter(pk__in=passes.naming(self, value.box, ids))

    def bulk_create(self, objs, *args, **options):
        """Django's, of rows that were all sealed first."""
        objs = list(objs)
        seal_all(objs)
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs, *args, **options):
        """Django's, of rows that were all sealed first; what was changed in a box is named by the box."""
        objs = list(objs)
        seal_all(objs)
        return super().bulk_update(objs, *args, **options)


class Record(models.Model):
    """A row with a random id, known before it is written, because ciphertexts are bound to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self._meta.model_name} {self.pk}"


def boxes_of(model) -> list[Box]:
    """The boxes of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, Box)]


def values_of(model) -> list[Value]:
    """The sealed values of a model."""
    return [field for field in model._meta.private_fields if isinstance(field, Value)]


def names_of(model) -> list[str]:
    """The names of a model's sealed values: they say so by their box, and stand in no other list."""
    return [value.name for value in values_of(model)]


def seal_all(rows) -> None:
    """Seal what is unsealed in all `rows`, before a transaction writes them; rows of one size all get it."""
    loaded = [(box, row) for row in rows for box in boxes_of(type(row)) if box.attname in row.__dict__]
    for box, row in loaded:
        getattr(row, box.attname)
    for box, row in loaded:
        box.fit(row)
        getattr(row, box.attname)


def version_of(row) -> str:
    """A short hash of what lies in the row's columns, sealed and clear: another one after every change."""
    columns = (_bytes_of(row, field) for field in row._meta.concrete_fields)
    return sha256(b"".join(len(column).to_bytes(4) + column for column in columns)).hexdigest()[:16]


def _bytes_of(row, field):
    value = field.value_from_object(row)
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


class ChangedMeanwhile(Exception):
    """Somebody saved the row after a form had shown it; `row` is what lies there now."""

    def __init__(self, row):
        super().__init__("changed meanwhile")
        self.row = row


def locked(row, *, seen=""):
    """The row as it lies in the database, locked until the transaction ends.

    Raises ChangedMeanwhile where it is no longer the version `seen`, if one is given.
    """
    now = type(row)._base_manager.select_for_update().get(pk=row.pk)
    if seen and version_of(now) != seen:
        raise ChangedMeanwhile(now)
    return now


def packed(row) -> dict:
    """The sealed values of a row as JSON, to be kept sealed elsewhere; raises Locked."""
    values = {}
    for box in boxes_of(type(row)):
        opened = box.opened(row)
        if opened is None:
            raise Locked(box.compartment)
        values |= deepcopy(opened.stored)
    return values


def unpacked(model, values: dict, **clear):
    """A row of `model`, not yet saved, with the values that `packed` gave and what lies in clear."""
    row = model(**clear)
    for value in values_of(model):
        if value.name in values:
            value.box.opened(row).stored[value.name] = deepcopy(values[value.name])
    return row
