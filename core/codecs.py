"""How typed values become JSON and back: small, because rows of one size leave little room."""

import dataclasses
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints
from uuid import UUID

from core.months import Month


def _same(value):
    return value


def encode_uuid(value):
    """A UUID as it is written in a box: 22 letters."""
    return urlsafe_b64encode(value.bytes).decode().rstrip("=")


def decode_uuid(stored):
    """The UUID that is written so."""
    return UUID(bytes=urlsafe_b64decode(stored + "=="))


def _lists(kind):
    encode, decode = codec_for(get_args(kind)[0])
    return (lambda values: [encode(v) for v in values]), (lambda stored: tuple(map(decode, stored)))


def _dataclass(kind):
    """Positional, trailing defaults left out: a field may be added at the end and old rows still open."""
    hints = get_type_hints(kind)
    fields = [(f.name, *codec_for(hints[f.name]), f.default) for f in dataclasses.fields(kind)]

    def encode(value):
        stored, last = [], 0
        for place, (name, enc, _, default) in enumerate(fields, start=1):
            item = getattr(value, name)
            stored.append(None if item is None else enc(item))
            if item != default:
                last = place
        return stored[:last]

    def decode(stored):
        return kind(**{n: None if s is None else dec(s) for (n, _, dec, _), s in zip(fields, stored, strict=False)})

    return encode, decode


@cache
def codec_for(kind):
    """The pair (encode, decode) of a type; raises TypeError for one that has none."""
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (part for part in get_args(kind) if part is not NoneType)
    if kind in (str, int, bool, object):
        return _same, _same
    if kind is UUID:
        return encode_uuid, decode_uuid
    if kind is date:
        return date.isoformat, date.fromisoformat
    if kind is Month:
        return str, Month.parse
    if get_origin(kind) is tuple:
        return _lists(kind)
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda member: kind(member).value), kind
    raise TypeError(f"no codec for {kind!r}")
