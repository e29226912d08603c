"""Every value that is declared to point to a person, planted with her id: forgotten, nothing that opens holds it."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from core.months import Month, MonthField
from outreach.forgetting.actions import forget_person, sweep_forgotten
from outreach.forgetting.pointers import BECOMES
from outreach.records.merging import FOLLOWS, STAYS, merge_people, undo_merge
from people.models import Person
from tests.forgetting.test_nothing_leads_to_her import links_to
from tests.life import person
from vault.declared import parts_of, pointers_to
from vault.says import one_of
from vault.sealed import ListOf, packed

POINTERS = {f"{value.model.__name__}.{value.name}": value for value in pointers_to(Person)}
POINTING = {
    UUID: lambda pk: pk,
    str: lambda pk: f"/people/{pk}/",
    object: lambda pk: {"people": [pk.hex], pk.hex: {"to": 1}, "words": [str(pk), {"who": str(pk)}]},
}


def pointing(value, pk):
    """What the value holds when the id of a person lies in it, wherever it may."""
    kind = one_of(value.kind)
    if not is_dataclass(kind):
        return POINTING[kind](pk)
    hers = {part.name.partition(".")[2] for part in parts_of(value) if part.points_to("people.Person")}
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    return kind(**dict.fromkeys(needed) | dict.fromkeys(hers, pk))


def planted(value, pk, life, by):
    """A row that points to a person by this value and by no other."""
    known = {"outing": life.trip, "venue": life.salon, "writer": by, "until": timezone.now() + timedelta(days=30)}
    columns = {field.name: field for field in value.model._meta.concrete_fields}
    months = {name: Month.this() for name, field in columns.items() if isinstance(field, MonthField) and not field.null}
    row = pointed(value, pk, **months, **{name: known[name] for name in known.keys() & columns.keys()})
    row.save()
    return row


def pointed(value, pk, **clear):
    row, there = value.model(**clear), pointing(value, pk)
    setattr(row, value.name, (there,) if isinstance(value, ListOf) else there)
    return row


@pytest.mark.parametrize("name", POINTERS)
def test_once_she_is_forgotten_nothing_holds_her_id_there(name, life, opened):
    her, now = person("Heliotrope"), timezone.now()
    row = planted(POINTERS[name], her.pk, life, opened)
    assert links_to(her.pk) == {"people_person", row._meta.db_table}
    forget_person(person=her, by=opened, now=now)
    sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    assert links_to(her.pk) == set()


@pytest.mark.parametrize("name", POINTERS)
def test_nobody_else_goes_with_her(name, life, opened):
    her, now = person("Heliotrope"), timezone.now()
    before = packed(planted(POINTERS[name], life.rose.pk, life, opened))
    forget_person(person=her, by=opened, now=now)
    sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    assert [packed(row) for row in POINTERS[name].model.objects.all()].count(before) == 1


@pytest.mark.parametrize("name", [name for name, value in POINTERS.items() if value in FOLLOWS])
def test_what_follows_points_to_the_record_that_stays_and_back_again(name, life, opened):
    value, gone, now = POINTERS[name], person("Heliotrope"), timezone.now()
    row = planted(value, gone.pk, life, opened)
    before = packed(row)
    merge = merge_people(kept=life.rose, gone=gone, now=now, by=opened)
    assert links_to(gone.pk) == {"outreach_merge"}
    assert packed(value.model.objects.get(pk=row.pk)) == packed(pointed(value, life.rose.pk))
    undo_merge(merge=merge, now=now, by=opened)
    assert packed(value.model.objects.get(pk=row.pk)) == before


def test_every_pointer_is_planted_and_has_its_fate():
    assert set(POINTERS.values()) == set(BECOMES) == {*FOLLOWS, *STAYS}
    assert len(POINTERS) == len(BECOMES) >= 12
