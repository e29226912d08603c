"""Where a length would tell how many, every row of the table has one size."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction

from outreach.models import Encounter, Outing, Visit
from people.models import Wish
from vault import sizes
from vault.keyring import Keyring, Locked, current, using
from vault.models import RowSize
from vault.sealed import boxes_of, seal_all
from venues.models import District, Venue

ROOM_FOR = 32


@pytest.fixture
def stop(opened):
    """Makes unsaved visits, each at a venue of its own."""
    district = District.objects.create(name="North")
    outing = Outing.objects.create(date=date(2026, 10, 3), district=district)

    def unsaved(encounters, **values):
        venue = Venue.objects.create(district=district)
        met = [Encounter(uuid4(), True, True, (uuid4(),), Wish.NOT_NOW, False) for _ in range(encounters)]
        return Visit(outing=outing, venue=venue, met=met, **values)

    return unsaved


def lengths(column="met_box"):
    """The lengths that lie in the database."""
    return {len(sealed) for sealed in Visit.objects.values_list(column, flat=True)}


def encounters():
    return sorted(len(visit.met) for visit in Visit.objects.all())


def test_a_visit_to_nobody_and_to_many_have_one_length_in_every_box(stop):
    stop(0).save()
    stop(12, headcount=30, topics=[uuid4() for _ in range(7)], reason_id=uuid4()).save()
    assert [len(lengths(box.attname)) for box in boxes_of(Visit) if box.row_bytes] == [1, 1]
    assert encounters() == [0, 12]


def test_there_is_room_for_32_encounters_of_the_usual_kind_before_the_table_grows(stop):
    visit = stop(0)
    visit.met = [Encounter(uuid4(), new=True, to_explain=True, wish=Wish.HEAR_MORE) for _ in range(ROOM_FOR)]
    visit.save()
    assert not RowSize.objects.exists()


def test_a_longer_row_enlarges_the_whole_table(stop):
    for n in (0, 1, 5):
        stop(n).save()
    stop(80).save()
    assert len(lengths()) == 1
    assert lengths().pop() > 2048 + sizes.OVERHEAD
    assert encounters() == [0, 1, 5, 80]


def test_rows_written_after_the_table_grew_have_the_new_size_in_other_requests_too(stop):
    stop(80).save()
    with using(Keyring(current().keys)):
        stop(1).save()
        assert len(lengths()) == 1


def test_a_row_sealed_before_the_table_grew_and_saved_after_has_the_new_size(stop):
    early = stop(2)
    seal_all([early])
    stop(80).save()
    early.save()
    assert len(lengths()) == 1
    assert encounters() == [2, 80]


def test_rows_made_in_bulk_all_get_the_size_of_the_longest_wherever_it_stands(stop):
    Visit.objects.bulk_create([stop(1), stop(80), stop(3)])
    assert len(lengths()) == 1
    assert encounters() == [1, 3, 80]


def test_rows_updated_in_bulk_all_get_the_size_of_the_longest(stop):
    rows = Visit.objects.bulk_create([stop(1), stop(2), stop(3)])
    rows[1].met = rows[1].met * 40
    Visit.objects.bulk_update(rows, ["met_box"])
    assert len(lengths()) == 1
    assert encounters() == [1, 3, 80]


def test_seal_all_leaves_no_row_of_another_size(stop):
    rows = [stop(1), stop(80), stop(3)]
    seal_all(rows)
    assert len({len(row.met_box) for row in rows}) == 1
    assert [len(row.met) for row in rows] == [1, 80, 3]


def test_a_table_that_cannot_be_sealed_anew_stays_as_it_was(stop):
    stop(1).save()
    before = lengths()
    box = Visit._meta.get_field("met_box")
    with using(Keyring({"venue": current().keys["venue"]})):
        with pytest.raises(Locked), transaction.atomic():
            sizes.enlarge(box, 4096)
        assert sizes.size_of(box) == box.row_bytes
    assert (lengths(), RowSize.objects.exists()) == (before, False)


def test_without_keys_a_row_is_saved_back_at_the_size_it_has(stop):
    stop(3).save()
    with using(Keyring()):
        Visit.objects.get().save()
    assert encounters() == [3]


def test_a_bulk_update_of_clear_columns_does_not_fetch_boxes_that_were_left_out(stop, django_assert_num_queries):
    Visit.objects.bulk_create([stop(n) for n in range(3)])
    rows = list(Visit.objects.only("outcome"))
    with django_assert_num_queries(1):
        Visit.objects.bulk_update(rows, ["outcome"])


def forge(size):
    """Write another size where it lies in clear, as whoever has the database can."""
    RowSize.objects.update_or_create(label=Visit._meta.get_field("met_box").label, defaults={"size": size})


@pytest.mark.parametrize("forged", [0, 1, 64, 1024, 2047])
def test_a_size_that_was_shrunk_in_the_database_does_not_make_lengths_tell_how_many(stop, forged):
    told = []
    for met in (0, 3, 12):
        forge(forged)
        with using(Keyring(current().keys)):
            visit = stop(met)
            visit.save()
        told.append(len(Visit.objects.values_list("met_box", flat=True).get(pk=visit.pk)))
    assert told == [2048 + sizes.OVERHEAD] * 3
    assert encounters() == [0, 3, 12]


@pytest.mark.parametrize(("forged", "used"), [(2048, 2048), (2049, 4096), (4096, 4096), (5000, 8192)])
def test_a_stored_size_counts_as_the_declared_one_doubled_as_often_as_it_takes(stop, forged, used):
    forge(forged)
    with using(Keyring(current().keys)):
        stop(2).save()
    assert lengths() == {used + sizes.OVERHEAD}


def test_a_table_that_grew_and_was_shrunk_in_the_database_grows_again_as_a_whole(stop):
    stop(80).save()
    forge(2048)
    with using(Keyring(current().keys)):
        stop(80).save()
    assert len(lengths()) == 1
    assert encounters() == [80, 80]


def test_a_table_that_grew_much_and_was_shrunk_in_the_database_takes_a_row_that_needs_less(stop):
    stop(160).save()
    forge(2048)
    with using(Keyring(current().keys)):
        stop(40).save()
    assert len(lengths()) == 1
    assert encounters() == [40, 160]
