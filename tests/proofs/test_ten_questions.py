"""The ten questions of the police, and one more: the database and the code, and no key. It answers none.

Each question is tried seriously by one function, on what was seized. The same function, given the keys, has to find the
answer: otherwise finding nothing would prove nothing.
"""

from collections import Counter, defaultdict
from dataclasses import is_dataclass
from datetime import date
from io import StringIO
from statistics import correlation

import pytest
from django.core.management import call_command

from audit.models import record
from outreach.models import FollowUp, Lead, Outing, Question, Visit, WorksAt
from people.models import Person
from tests.conftest import PASSPHRASE
from tests.proofs.beyond import AVOIDED_UNTIL, RAIDED_ON, RUNG_ON, plant
from tests.proofs.loot import opened, seized
from tests.proofs.planting import planted
from vault.keyring import Keyring, using
from venues.models import Venue

PEOPLE, VISITS, QUESTIONS, OUTINGS = "people_person", "outreach_visit", "outreach_question", "outreach_outing"


@pytest.fixture
def town(staff, tmp_path, monkeypatch):
    """An organisation whose registers came in, and what it wrote since; the keys of its coordinator are open."""
    monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "registers.xlsx"
    life = planted(3, "amber, birch")
    path.write_bytes(life.workbook())
    call_command("import_registers", str(path), "--as", "amber", "--json", stdout=StringIO())
    plant(life, staff["worker"])
    return staff


def as_police():
    """The seized rows; nothing is open while they are read."""
    with using(Keyring()):
        return seized()


def met_at(loot, venue):
    """1. Who works there: persons that any row names together with the venue."""
    persons = {row.pk for row in loot.of(PEOPLE)}
    return {pk for pk in persons if loot.mentioning(venue, pk)}


def test_1_who_works_at_a_venue(town):
    venue = next(row.venue_id for row in WorksAt.objects.all())
    assert met_at(opened(), venue) >= {row.person_id for row in WorksAt.objects.all() if row.venue_id == venue}
    assert met_at(as_police(), venue) == set()


def groups_of(rows, *without):
    """Rows told apart by everything that can be seen of them: how many kinds there are."""
    return Counter(row.shape(*without) for row in rows)


def test_2_how_many_were_there_on_a_date(town):
    counts = {visit.headcount for visit in Visit.objects.all()}
    assert len(counts) > 5, "they differ, so that a length could have told"
    visits = as_police().of(VISITS)
    assert len({row.opened["headcount"] for row in opened().of(VISITS)}) == len(counts)
    note = {len(row.columns["note_box"]) for row in visits}
    assert len(note) <= 2, "a note is short or long; it tells nothing of a number"
    assert len(groups_of(visits, "outing_id", "venue_id", "note_box")) == 1


def rows_beside(loot, visit):
    """Rows of other tables that belong to one visit or its date: their number could tell how many were there."""
    return [row.table for row in loot if row.table != VISITS and row.mentions(visit.pk)]


def unrelated(one, other) -> bool:
    """Whether two series tell nothing of each other, as far as a few dozen values can show."""
    return len(set(one)) == 1 or abs(correlation(list(one), list(other))) < 0.6


def test_3_which_venues_ever_had_three_or_ten(town):
    loot = as_police()
    per_venue = defaultdict(set)
    for visit in Visit.objects.all():
        per_venue[visit.venue_id].add(len(visit.met))
        assert rows_beside(loot, visit) == []
    assert len({max(sizes) for sizes in per_venue.values()}) > 3
    venues = loot.of("venues_venue")
    assert len(groups_of(venues, "district_id", "venue_box")) == 1
    largest = [max(per_venue[row.pk]) for row in venues]
    assert unrelated([len(row.columns["venue_box"]) for row in venues], largest)


def traces_of(loot, person):
    """4. Where was she: every row that names her, by id, code, nickname or number, but her own."""
    named = [person.pk, person.code, person.nickname, person.phone, person.register_number]
    return [row for row in loot if row.pk != person.pk and any(row.mentions(name) for name in named)]


def test_4_where_was_this_person(town):
    person = max(Person.objects.all(), key=lambda one: len(Visit.objects.all().opened().with_person(one.pk)))
    assert len(Visit.objects.all().opened().with_person(person.pk)) >= 3
    assert {VISITS, "outreach_worksat"} <= {row.table for row in traces_of(opened(), person)}
    assert traces_of(as_police(), person) == []


def test_4_where_is_she_said_to_be(town):
    lead = next(lead for lead in Lead.objects.all() if lead.person_id)
    person = Person.objects.get(pk=lead.person_id)
    assert "outreach_lead" in {row.table for row in traces_of(opened(), person)}
    assert traces_of(as_police(), person) == []
    assert len(groups_of(as_police().of("outreach_lead"))) == 1


def how_often(loot):
    """5. Who was met most: how many rows name each person."""
    persons = [row.pk for row in loot.of(PEOPLE)]
    return {pk: len([row for row in loot if row.table != PEOPLE and row.mentions(pk)]) for pk in persons}


def test_5_who_was_met_most(town):
    assert len(set(how_often(opened()).values())) > 3
    assert set(how_often(as_police()).values()) == {0}
    assert len(groups_of(as_police().of(PEOPLE))) == 1


def asked_about(loot, topic):
    """6. Who asked about it: persons named in rows of questions that name the topic, by id or by its words."""
    topics = {row.pk for row in loot.of("outreach_topic") if row.mentions(topic)}
    asked = [row for row in loot.of(QUESTIONS) if any(row.mentions(pk) for pk in topics)]
    return {pk for pk in (row.pk for row in loot.of(PEOPLE)) if any(row.mentions(pk) for row in asked)}


def test_6_who_asked_about_infections(town):
    assert len(asked_about(opened(), "sti_symptoms")) > 5
    assert asked_about(as_police(), "sti_symptoms") == set()
    assert len({len(row.columns["person_box"]) for row in as_police().of(QUESTIONS)}) == 1


def heard_about(loot, topic):
    """7. Which venues heard about it."""
    topics = {row.pk for row in loot.of("outreach_topic") if row.mentions(topic)}
    return {row.columns["venue_id"] for row in loot.of(VISITS) if any(row.mentions(pk) for pk in topics)}


def test_7_which_venues_heard_about_safer_keeping(town):
    safer_keeping = next(row for row in opened().of("outreach_topic") if row.mentions("safer_keeping")).pk
    visit = Visit.objects.first()
    visit.topics = [safer_keeping]
    visit.save()
    assert len(heard_about(opened(), "safer_keeping")) == 1
    assert heard_about(as_police(), "safer_keeping") == set()
    assert len({len(row.columns["venue_box"]) for row in as_police().of(VISITS)}) == 1


def outings_of(loot, colleague):
    """8. Which colleague was where, or will be: outings, rounds and promises that name her."""
    rows = [row for table in (OUTINGS, "outreach_round", "outreach_followup") for row in loot.of(table)]
    return [row.table for row in rows if row.mentions(colleague.pk) or row.mentions(colleague.username)]


def test_8_which_colleague_was_where(town):
    outing = Outing.objects.first()
    outing.team = []
    outing.save()
    found = Counter(outings_of(opened(), town["worker"]))
    assert found[OUTINGS] > 10
    assert (found["outreach_round"], found["outreach_followup"]) == (1, 2)
    assert outings_of(as_police(), town["worker"]) == []
    assert len({len(row.columns["venue_box"]) for row in as_police().of(OUTINGS)}) == 1


def days_in(loot, tables):
    """9. Whom did we ring, when: any day, finer than a month, in rows of some tables, inside lists of calls too."""
    rows = [row for table in tables for row in loot.of(table)]
    values = [value for row in rows for each in [*row.columns.values(), *row.opened.values()] for value in inside(each)]
    return {value for value in values if isinstance(value, date) or (isinstance(value, str) and value.count("-") == 2)}


def inside(value):
    """A value, and what lies inside it."""
    if isinstance(value, list | tuple):
        return [found for each in value for found in inside(each)]
    return [found for each in vars(value).values() for found in inside(each)] if is_dataclass(value) else [value]


def rung_up(loot):
    """9. Whom did we ring: persons named in a row of a question that holds calls, by a day on which we rang."""
    calls = [row for row in loot.of(QUESTIONS) if set(RUNG_ON) & set(inside(row.opened.get("calls", ())))]
    return {row.pk for row in loot.of(PEOPLE) for call in calls if call.mentions(row.pk)}


def test_9_whom_did_we_ring_and_when(town):
    tables = [QUESTIONS, "outreach_followup", "outreach_worksat", PEOPLE]
    told = {question.told_on for question in Question.objects.all() if question.told_on}
    assert told
    assert told | set(RUNG_ON) <= days_in(opened(), tables)
    assert days_in(as_police(), tables) == set()
    assert FollowUp.objects.exists()
    assert len(rung_up(opened())) == 1
    assert rung_up(as_police()) == set()
    assert {len(question.calls) for question in Question.objects.all()} == {0, 3}
    assert len({len(row.columns["person_box"]) for row in as_police().of(QUESTIONS)}) == 1, "no length tells of a call"


def what_was_opened(loot, names):
    """10. What was opened after the raid: entries of the trail that name a record, a colleague, or a day."""
    entries = loot.of("audit_entry")
    return [row for row in entries if any(row.mentions(name) for name in names)] + sorted(
        days_in(loot, ["audit_entry"])
    )


def test_10_what_was_opened_after_the_raid(town):
    person = Person.objects.first()
    entry = record("read a record", by=town["worker"], target=person.pk)
    assert entry.opened()["target"] == str(person.pk)
    assert what_was_opened(as_police(), [person.pk, "birch", "amber", "read a record"]) == []
    assert len(groups_of(as_police().of("audit_entry"), "before")) == 1


def avoided(loot):
    """11. Which districts do they avoid, and since when: districts named in rows of crackdowns, and days in them."""
    rows = loot.of("outreach_crackdown")
    districts = {row.pk for row in loot.of("venues_district") if any(raid.mentions(row.pk) for raid in rows)}
    return districts, days_in(loot, ["outreach_crackdown", "venues_venue"])


def test_11_which_districts_do_they_avoid_and_since_when(town):
    districts, days = avoided(opened())
    assert len(districts) == 4
    assert {RAIDED_ON, AVOIDED_UNTIL} <= days
    assert avoided(as_police()) == (set(), set())
    assert len(groups_of(as_police().of("outreach_crackdown"))) == 1, "one district or four, long words or none"


def test_the_order_of_rows_does_not_tell_the_order_of_the_register(town):
    """Rows lie in the order in which they were written: it must be another than that of the sheets."""
    numbers = [row[0] for row in planted(3, "amber, birch").sheets["People"]]
    lying = [row.opened["register_number"] for row in opened().of(PEOPLE)]
    assert sorted(lying) == sorted(numbers)
    assert unrelated(range(len(lying)), [numbers.index(number) for number in lying])


def test_the_order_of_rows_does_not_tell_who_works_where(town):
    persons = [row.pk for row in opened().of(PEOPLE)]
    works = [persons.index(row.opened["person_id"]) for row in opened().of("outreach_worksat")]
    assert len(works) == len(persons)
    assert unrelated(range(len(works)), works)


def test_no_table_has_a_row_for_each_woman_at_a_place(town):
    """Besides persons, the periods in which they work, questions and promises no table grows with the women met."""
    sizes = Counter(row.table for row in as_police())
    assert sizes[VISITS] == Visit.objects.count() == 40
    assert sum(len(visit.met) for visit in Visit.objects.all()) not in sizes.values()


def test_no_random_id_tells_when_it_was_made(town):
    for model in (Person, Venue, Visit, Question, WorksAt):
        assert {row.pk.version for row in model.objects.all()} == {4}
