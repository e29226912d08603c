"""What the database cannot be asked, and ways around `save()`: each works or says what to do instead."""

import json

import pytest
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, F, Max
from django.forms import modelform_factory

from people.models import Person
from vault.boxes import Ciphertext
from vault.keyring import Keyring, using
from vault.sealed import AskInMemory
from venues.models import District, Venue


@pytest.fixture
def north(opened):
    return District.objects.create(name="North")


@pytest.fixture
def venue(north):
    return Venue.objects.create(district=north, number="V001", name="阿香发廊")


ASKING = {
    "filter": lambda rows: rows.filter(name="x"),
    "filter with a lookup": lambda rows: rows.filter(name__icontains="x"),
    "exclude": lambda rows: rows.exclude(name="x"),
    "get": lambda rows: rows.get(name="x"),
    "order_by": lambda rows: list(rows.order_by("name")),
    "order_by descending": lambda rows: list(rows.order_by("-name")),
    "values": lambda rows: list(rows.values("name")),
    "values_list": lambda rows: list(rows.values_list("pk", "name")),
    "update": lambda rows: rows.update(name="x"),
    "annotate": lambda rows: list(rows.annotate(n=F("name"))),
    "aggregate": lambda rows: rows.aggregate(Max("name")),
    "distinct count": lambda rows: rows.aggregate(Count("name")),
    "in another column": lambda rows: rows.update(first_month=F("name")),
}


@pytest.mark.parametrize("ask", ASKING.values(), ids=ASKING)
def test_a_query_that_names_a_sealed_value_says_what_to_do_instead(venue, ask):
    with pytest.raises(AskInMemory) as said, transaction.atomic():
        ask(Venue.objects.all())
    assert str(said.value) == (
        "Venue.name is sealed: the database cannot filter, order, update or select it. Open the rows with .opened() "
        "and ask the collection, or change the attribute and save()."
    )
    assert Venue.objects.get().name == "阿香发廊"


def test_a_query_across_a_relation_says_so_too(venue):
    with pytest.raises(AskInMemory):
        Venue.objects.filter(district__name="North")
    with pytest.raises(AskInMemory):
        list(Venue.objects.values("district__name"))


@pytest.mark.parametrize("value", ["阿香", b"clear", memoryview(b"clear")])
def test_the_column_takes_nothing_but_a_ciphertext(venue, value):
    with pytest.raises(TypeError, match="takes only what the vault sealed"), transaction.atomic():
        Venue.objects.update(venue_box=value)
    venue.venue_box = value
    with pytest.raises(TypeError, match="takes only what the vault sealed"), transaction.atomic():
        venue.save()


def test_a_typed_name_that_is_no_field_is_still_an_error_of_its_own(venue):
    with pytest.raises(FieldDoesNotExist):
        Venue._meta.get_field("nmae")
    with pytest.raises(TypeError):
        Venue(nmae="x")


def test_rows_made_in_bulk_are_sealed(north):
    Venue.objects.bulk_create([Venue(district=north, number=f"V{n}", name="发廊") for n in range(3)])
    assert sorted(v.number for v in Venue.objects.all()) == ["V0", "V1", "V2"]
    assert all(isinstance(v.venue_box, Ciphertext) for v in Venue.objects.all())


def test_a_bulk_update_or_a_partial_save_does_not_take_a_sealed_value_for_a_column(venue):
    with pytest.raises(ValueError, match="concrete fields"):
        Venue.objects.bulk_update([venue], ["name"])
    with pytest.raises(ValueError, match="non-concrete fields: name"):
        venue.save(update_fields=["name"])


def test_a_bulk_update_names_the_box_and_seals_what_was_changed(north):
    rows = Venue.objects.bulk_create([Venue(district=north, number=f"V{n}") for n in range(3)])
    for row in rows:
        row.name = f"name of {row.number}"
    Venue.objects.bulk_update(rows, ["venue_box"])
    assert {v.number: v.name for v in Venue.objects.all()} == {f"V{n}": f"name of V{n}" for n in range(3)}


def test_saving_some_fields_writes_the_box_only_when_it_is_named(venue):
    venue.name = "other"
    venue.save(update_fields=["first_month"])
    assert Venue.objects.get().name == "阿香发廊"
    venue.save(update_fields=["venue_box"])
    assert Venue.objects.get().name == "other"


def test_only_and_defer_read_the_box_when_it_is_asked_for(venue, django_assert_num_queries):
    for row in (Venue.objects.only("first_month").get(), Venue.objects.defer("venue_box").get()):
        with django_assert_num_queries(1):
            assert row.name == "阿香发廊"


def test_a_deferred_box_can_be_written_without_losing_what_else_lies_in_it(venue):
    row = Venue.objects.defer("venue_box").get()
    row.remarks = "ring twice"
    row.save()
    assert (Venue.objects.get().name, Venue.objects.get().remarks) == ("阿香发廊", "ring twice")


def test_saving_a_row_with_a_deferred_box_leaves_the_box_alone(venue):
    with using(Keyring()):
        Venue.objects.defer("venue_box").get().save()
    assert Venue.objects.get().name == "阿香发廊"


def test_refresh_from_db_forgets_what_was_changed(venue):
    mine, other = Venue.objects.get(), Venue.objects.get()
    assert mine.name == "阿香发廊"
    other.name = "renamed"
    other.save()
    mine.refresh_from_db()
    assert mine.name == "renamed"
    mine.name = "never saved"
    mine.refresh_from_db()
    assert mine.name == "renamed"


def test_get_or_create_seals_its_defaults(north):
    venue, made = Venue.objects.get_or_create(district=north, defaults={"name": "发廊"})
    assert made
    assert Venue.objects.get(pk=venue.pk).name == "发廊"


def test_full_clean_accepts_sealed_values_and_leaves_them(opened):
    person = Person(nickname="阿香")
    person.full_clean()
    assert (person.nickname, person.symbol) == ("阿香", "")


def test_a_model_form_offers_no_box(opened):
    form = modelform_factory(Person, fields="__all__")()
    assert "person_box" not in form.fields


def test_dumped_data_holds_the_ciphertext_and_no_value(venue):
    dumped = serializers.serialize("json", Venue.objects.all())
    assert "阿香" not in json.dumps(json.loads(dumped), ensure_ascii=False)
    assert set(json.loads(dumped)[0]["fields"]) == {"district", "first_month", "last_month", "venue_box"}


@pytest.mark.parametrize("fields", [{"venue_box": "cGxhaW4="}, {"name": "plain"}])
def test_loaddata_brings_no_clear_text_into_a_sealed_column(north, tmp_path, fields):
    row = {"model": "venues.venue", "pk": "5e0f5e0f-0000-4000-8000-000000000001"}
    path = tmp_path / "rows.json"
    path.write_text(json.dumps([{**row, "fields": {"district": str(north.pk), **fields}}]))
    with using(Keyring()), pytest.raises(Exception, match="takes only what the vault sealed|is sealed|no key") as said:
        call_command("loaddata", str(path), verbosity=0)
    assert "plain" not in str(said.value)
    assert not Venue.objects.exists()
