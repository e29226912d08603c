"""Sealed values read like ordinary fields, and lie encrypted."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction

from core.months import Month
from outreach.models import Encounter, Outing, Visit
from people.models import Consent, Person, Purpose, Whereabouts, Wish
from reports.models import MonthBook
from vault import sealed
from vault.boxes import Ciphertext
from vault.keyring import Keyring, Locked, current, using
from venues.models import District, Venue


def without_keys():
    return using(Keyring())


def stored_bytes(row, column):
    """What the database itself holds."""
    with connection.cursor() as cursor:
        pk = row.pk.hex if connection.vendor == "sqlite" else row.pk
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [pk])
        return bytes(cursor.fetchone()[0])


@pytest.fixture
def kite(opened):
    return Person.objects.create(nickname="阿香", symbol="kite", phone="10012345678", wish=Wish.NOT_SURE)


def test_what_was_written_is_read_again_with_its_type(kite):
    consent = Consent(Purpose.CALL, agreed=False, on=date(2026, 10, 3), asked_by="birch")
    kite.consents, kite.first_met, kite.may_call = [consent], date(2024, 2, 29), False
    kite.save()
    again = Person.objects.get(pk=kite.pk)
    assert (again.nickname, again.wish, again.first_met, again.may_call) == (
        "阿香", Wish.NOT_SURE, date(2024, 2, 29), False,
    )  # fmt: skip
    assert isinstance(again.wish, Wish)
    assert again.consents == (consent,)


def test_no_column_holds_what_was_written(kite):
    lying = stored_bytes(kite, "person_box")
    assert not any(word.encode() in lying for word in ("阿香", "kite", "10012345678", "nickname", "not_sure"))
    assert isinstance(Person.objects.get(pk=kite.pk).person_box, Ciphertext)


def test_an_empty_record_is_sealed_like_any_other_and_never_null(opened):
    empty, full = Person.objects.create(), Person.objects.create(nickname="Kettle", remarks="x" * 300)
    assert len(stored_bytes(empty, "person_box")) == len(stored_bytes(full, "person_box"))


def test_missing_values_read_as_what_their_kind_calls_empty(opened):
    person = Person.objects.get(pk=Person.objects.create().pk)
    read = (person.nickname, person.may_call, person.first_met, person.consents, person.wish, person.bare)
    assert read == ("", None, None, (), None, False)
    assert person.whereabouts is Whereabouts.HERE, "the default of the declaration"


def test_none_puts_the_default_back(kite):
    kite.whereabouts, kite.nickname = Whereabouts.DIED, "Lamp"
    kite.save()
    assert Person.objects.get(pk=kite.pk).whereabouts is Whereabouts.DIED
    kite.whereabouts, kite.nickname = None, None
    kite.save()
    again = Person.objects.get(pk=kite.pk)
    assert (again.whereabouts, again.nickname) == (Whereabouts.HERE, "")


def test_zero_and_false_are_values_and_not_missing(opened):
    district = District.objects.create(name="North")
    venue = Venue.objects.create(district=district, usual_number=0)
    assert Venue.objects.get(pk=venue.pk).usual_number == 0


def test_nothing_is_opened_before_it_is_asked_for(kite):
    with without_keys():
        person = Person.objects.all()[0]
    assert (person.nickname, person.symbol) == ("阿香", "kite")


def test_without_the_key_a_value_prints_as_three_dots(kite):
    with without_keys():
        person = Person.objects.get(pk=kite.pk)
        assert f"{person.nickname} {person.first_met!r} {person.consents}" == "••• ••• •••"
        assert f"{person.nickname:>10}" == "•••"
        assert sealed.is_sealed(person.nickname)


@pytest.mark.parametrize(
    "ask",
    [
        len,
        list,
        int,
        sorted,
        lambda v: v + "x",
        lambda v: "x" + v,
        lambda v: v < "x",
        lambda v: "x" in v,
        lambda v: v[0],
    ],
)
def test_without_the_key_a_value_cannot_be_counted_compared_or_looped_over(kite, ask):
    with without_keys(), pytest.raises(Locked) as locked:
        ask(Person.objects.get(pk=kite.pk).nickname)
    assert locked.value.compartment == "person"


def test_without_the_key_a_value_is_saved_back_untouched(kite):
    before = stored_bytes(kite, "person_box")
    with without_keys():
        person = Person.objects.get(pk=kite.pk)
        person.nickname = person.nickname
        person.remarks = person.remarks
        person.save()
    assert stored_bytes(kite, "person_box") == before
    assert Person.objects.get(pk=kite.pk).nickname == "阿香"


def test_without_the_key_nothing_can_be_written(kite):
    with without_keys():
        person = Person.objects.get(pk=kite.pk)
        with pytest.raises(Locked):
            person.nickname = ""
        for values in ({"nickname": "Lamp"}, {}):
            with pytest.raises(Locked), transaction.atomic():
                Person.objects.create(**values)
    assert [p.nickname for p in Person.objects.all()] == ["阿香"]


def test_a_row_opened_in_one_request_does_not_open_in_the_next_without_its_key(kite):
    person = Person.objects.get(pk=kite.pk)
    with without_keys():
        assert str(Person.objects.get(pk=person.pk).nickname) == "•••"


def test_each_compartment_of_a_row_opens_for_itself(opened):
    district = District.objects.create(name="North")
    outing = Outing.objects.create(date=date(2026, 10, 3), district=district)
    venue = Venue.objects.create(district=district)
    woman = uuid4()
    visit = Visit.objects.create(outing=outing, venue=venue, headcount=3, met=[Encounter(woman)])
    with using(Keyring({"venue": current().keys["venue"]})):
        half = Visit.objects.get(pk=visit.pk)
        assert half.headcount == 3
        assert str(half.met) == "•••"
        half.headcount = 4
        half.save()
    whole = Visit.objects.get(pk=visit.pk)
    assert (whole.headcount, whole.met) == (4, (Encounter(woman),))


def test_a_list_that_is_read_cannot_be_changed_behind_the_rows_back(kite):
    with pytest.raises(AttributeError):
        kite.consents.append("x")


def test_what_json_holds_is_a_fresh_copy_at_each_reading(opened):
    book = MonthBook.objects.create(month=Month(2026, 10), totals={"visits": [1]})
    book.totals["visits"].append(2)
    assert book.totals == {"visits": [1]}
