"""A ciphertext in another row, column or table does not open."""

from datetime import date
from uuid import UUID

import pytest

from outreach.models import Outing, Visit
from people.models import Person
from vault.boxes import DoesNotOpen
from vault.keyring import current
from vault.sealed import boxes_of
from venues.models import District, Kind, Venue


@pytest.fixture
def two(opened):
    return Person.objects.create(nickname="Kettle"), Person.objects.create(nickname="Kite")


def test_the_box_of_one_row_does_not_open_in_another(two):
    kettle, kite = two
    Person.objects.filter(pk=kite.pk).update(person_box=kettle.person_box)
    assert Person.objects.get(pk=kettle.pk).nickname == "Kettle"
    with pytest.raises(DoesNotOpen):
        str(Person.objects.get(pk=kite.pk).nickname)


def test_a_row_renumbered_as_another_does_not_open(two):
    kettle, _ = two
    other = UUID("5e0f5e0f-0000-4000-8000-000000000001")
    Person.objects.filter(pk=kettle.pk).update(id=other)
    with pytest.raises(DoesNotOpen):
        str(Person.objects.get(pk=other).nickname)


def test_a_box_does_not_open_in_another_column_of_its_own_row_under_the_same_key(opened):
    district = District.objects.create(name="North")
    outing = Outing.objects.create(date=date(2026, 10, 3), district=district)
    visit = Visit.objects.create(
        outing=outing, venue=Venue.objects.create(district=district), headcount=9, note="a note"
    )
    Visit.objects.update(note_box=visit.venue_box)
    with pytest.raises(DoesNotOpen):
        str(Visit.objects.get().note)
    assert Visit.objects.get().headcount == 9


def test_a_box_does_not_open_in_a_row_of_another_table_with_the_same_id(opened):
    district = District.objects.create(name="North")
    Kind.objects.create(pk=district.pk, label="bar")
    Kind.objects.filter(pk=district.pk).update(venue_box=district.venue_box)
    with pytest.raises(DoesNotOpen):
        str(Kind.objects.get(pk=district.pk).label)


def test_a_changed_byte_is_noticed(two):
    kettle, _ = two
    changed = bytearray(kettle.person_box)
    changed[-1] ^= 1
    Person.objects.filter(pk=kettle.pk).update(person_box=type(kettle.person_box)(changed))
    with pytest.raises(DoesNotOpen):
        str(Person.objects.get(pk=kettle.pk).nickname)


def test_a_new_version_of_a_key_seals_and_the_old_one_still_opens(two):
    kettle, _ = two
    current().add("person", 2, bytes(range(32)))
    assert Person.objects.get(pk=kettle.pk).nickname == "Kettle"
    kettle.nickname = "Lamp"
    kettle.save()
    assert Person.objects.get(pk=kettle.pk).person_box.version == 2
    assert Person.objects.get(pk=kettle.pk).nickname == "Lamp"


def test_a_row_under_a_version_that_is_not_open_stays_sealed_and_raises_nothing(two):
    kettle, _ = two
    key = current().keys["person"].pop(1)
    current().add("person", 2, bytes(range(32)))
    assert str(Person.objects.get(pk=kettle.pk).nickname) == "•••"
    current().add("person", 1, key)
    assert Person.objects.get(pk=kettle.pk).nickname == "Kettle"


def test_every_box_has_a_label_of_its_own(db):
    from django.apps import apps

    labels = [box.label for model in apps.get_models() for box in boxes_of(model)]
    assert len(labels) == len(set(labels))
    assert len(labels) >= 15
