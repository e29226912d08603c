"""Two records of one person: made one, and two again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.refusals import NotPossible
from outreach.models import FollowUp, Lead, Merge, Question, Visit, WorksAt
from outreach.models.visits import Encounter
from outreach.records.merging import drop_merges_of, merge_people, sweep_merges, undo_merge
from people.models import Consent, Person, Purpose, Whereabouts, Wish
from tests.life import follow_up, outing, person, question, visit, works_at
from vault.sealed import packed

NOW = datetime(2026, 10, 3, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=71)


@pytest.fixture
def twice(life):
    """Xiang has a second record, with work, visits, a question and a follow-up of its own."""
    life.second = person("香香", at=life.parlour, phone="777", may_call=False, first_met=date(2025, 1, 1))
    works_at(life.second, life.salon, since=date(2025, 1, 1), until=date(2025, 6, 1))
    trip = outing(life.two, date(2026, 9, 12))
    both = [Encounter(life.rose.pk), Encounter(life.second.pk, new=True, wish=Wish.NOT_NOW), Encounter(life.xiang.pk)]
    life.both = visit(trip, life.parlour, met=both)
    life.alone = visit(trip, life.salon, met=[life.second, life.rose])
    life.hers = question("And then?", date(2026, 9, 12), who=life.second, where=life.parlour)
    life.promise_to_second = follow_up(date(2026, 10, 1), who=life.second, where=life.parlour)
    life.said_of_her = Lead.objects.create(words="?", heard_on=date(2026, 9, 13), person_id=life.second.pk)
    return life


def everything():
    """All that a merge may touch, as it lies in the book."""
    models = (Person, WorksAt, Visit, Question, FollowUp, Lead)
    return {(model.__name__, row.pk): packed(row) for model in models for row in model.objects.all()}


@pytest.fixture
def merge(twice, staff):
    return merge_people(kept=twice.xiang, gone=twice.second, now=NOW, by=staff["worker"])


def test_everything_that_pointed_to_the_other_points_to_the_one_that_stays(merge, twice):
    assert {who.pk for who in Person.objects.all()} == {twice.xiang.pk, twice.rose.pk}
    assert Question.objects.get(pk=twice.hers.pk).person_id == twice.xiang.pk
    assert FollowUp.objects.get(pk=twice.promise_to_second.pk).person_id == twice.xiang.pk
    assert Lead.objects.get(pk=twice.said_of_her.pk).person_id == twice.xiang.pk
    assert [met.person for met in Visit.objects.get(pk=twice.alone.pk).met] == [twice.xiang.pk, twice.rose.pk]
    assert not any(row.person_id == twice.second.pk for row in WorksAt.objects.opened())


def test_two_encounters_on_one_visit_are_one(merge, twice):
    met = Visit.objects.get(pk=twice.both.pk).met
    assert met == (Encounter(twice.rose.pk), Encounter(twice.xiang.pk, new=True, wish=Wish.NOT_NOW))


def test_she_works_once_at_a_venue_where_both_records_worked(merge, twice):
    rows = WorksAt.objects.opened().of(twice.xiang.pk)
    assert [(row.venue_id, row.until) for row in rows] == [
        (twice.salon.pk, date(2025, 6, 1)),
        (twice.parlour.pk, None),
    ]


def test_what_only_the_other_said_is_filled_in_and_a_no_stands_before_a_yes(twice, staff):
    first, second = twice.xiang, twice.second
    first.may_call, second.whereabouts, second.register_number = True, Whereabouts.NO_CONTACT, "P9"
    yes, no = (Consent(Purpose.COUNT, agreed, date(2026, 9, 1)) for agreed in (True, False))
    first.consents, second.consents = (yes,), (no, Consent(Purpose.CALL, True, date(2026, 9, 1)))
    first.save(), second.save()
    merge_people(kept=first, gone=second, now=NOW, by=staff["worker"])
    kept = Person.objects.get(pk=first.pk)
    assert (kept.nickname, kept.phone, kept.first_met) == ("阿香", "10012345678", date(2025, 1, 1))
    assert (kept.may_call, kept.whereabouts) == (False, Whereabouts.NO_CONTACT)
    assert (kept.register_number, kept.remarks) == ("P0007", "P9")
    assert not kept.consent_to(Purpose.COUNT).agreed
    assert kept.consent_to(Purpose.CALL).agreed


@pytest.mark.parametrize("kept", ["xiang", "second"])
def test_undoing_a_merge_leaves_everything_exactly_as_it_was(twice, staff, kept):
    gone = {"xiang": "second", "second": "xiang"}[kept]
    before = everything()
    made = merge_people(kept=getattr(twice, kept), gone=getattr(twice, gone), now=NOW, by=staff["worker"])
    assert everything() != before
    undo_merge(merge=made, now=LATER, by=staff["worker"])
    assert everything() == before
    assert not Merge.objects.exists()


def test_what_was_written_since_stays_with_the_record_that_stayed(merge, twice, staff):
    kept = Person.objects.get(pk=twice.xiang.pk)
    kept.phone = "555"
    kept.save()
    later = visit(outing(twice.two, date(2026, 10, 2)), twice.parlour, met=[kept])
    corrected = Visit.objects.get(pk=twice.both.pk)
    corrected.met = [Encounter(kept.pk, to_explain=True)]
    corrected.save()
    undo_merge(merge=merge, now=LATER, by=staff["worker"])
    assert (Person.objects.get(pk=kept.pk).phone, Person.objects.get(pk=twice.second.pk).phone) == ("555", "777")
    assert [met.person for met in Visit.objects.get(pk=later.pk).met] == [kept.pk]
    met = {each.person: each for each in Visit.objects.get(pk=twice.both.pk).met}
    assert met[kept.pk].to_explain
    assert met[twice.second.pk] == Encounter(twice.second.pk, new=True, wish=Wish.NOT_NOW)


def test_after_72_hours_a_merge_is_not_undone_and_a_sweep_takes_it_away(merge, staff):
    over = NOW + timedelta(hours=72)
    with pytest.raises(NotPossible):
        undo_merge(merge=merge, now=over, by=staff["worker"])
    assert sweep_merges(now=LATER) == 0
    assert sweep_merges(now=over) == 1
    assert not Merge.objects.exists()


def test_a_record_merged_on_is_undone_from_the_last_merge_backwards(merge, twice, staff):
    last = merge_people(kept=twice.rose, gone=twice.xiang, now=NOW, by=staff["worker"])
    with pytest.raises(NotPossible):
        undo_merge(merge=merge, now=LATER, by=staff["worker"])
    undo_merge(merge=last, now=LATER, by=staff["worker"])
    undo_merge(merge=merge, now=LATER, by=staff["worker"])
    assert Person.objects.count() == 3


@pytest.mark.parametrize("who", ["xiang", "second"])
def test_no_merge_is_kept_that_names_somebody_who_is_to_be_forgotten(merge, twice, who):
    drop_merges_of(person_id=twice.rose.pk)
    assert Merge.objects.count() == 1
    drop_merges_of(person_id=getattr(twice, who).pk)
    assert Merge.objects.count() == 0


def test_a_symbol_stays_unique_when_records_become_one(twice, staff):
    person("Kestrel", at=twice.salon, symbol="Kettle")
    works_at(twice.second, twice.salon)
    with pytest.raises(NotPossible):
        merge_people(kept=twice.xiang, gone=twice.second, now=NOW, by=staff["worker"])
    assert Person.objects.filter(pk=twice.second.pk).exists()


def test_a_record_is_not_merged_with_itself(twice, staff):
    with pytest.raises(NotPossible):
        merge_people(kept=twice.xiang, gone=twice.xiang, now=NOW, by=staff["worker"])
