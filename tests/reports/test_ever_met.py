"""How many were ever met: kept for months long past, and whatever anybody does, what the visits themselves say."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from core.months import Month
from core.refusals import NotPossible
from outreach import first_met
from outreach.consent.actions import give_consent, withdraw_consent
from outreach.evening.actions.closing import Closing, close_outing
from outreach.evening.actions.outings import OutingFacts, change_outing, start_outing
from outreach.evening.actions.visits import StopFacts, record_visit
from outreach.evening.actions.voiding import void_visit
from outreach.evening.table import version_if_written
from outreach.forgetting.actions import forget_person, undo_forgetting
from outreach.models import Encounter, FirstMet, Import, Merge, Outcome, Outing, Visit
from outreach.models.first_met import AT_LEAST
from outreach.models.imports import ImportState
from outreach.records.merging import merge_people, undo_merge
from outreach.registers.undoing import undo_import
from people.consent import script_to_speak
from people.models import Forgotten, Person, Purpose
from reports.actions import close_month
from reports.figures import Books, month_report
from reports.months import report_to_close
from tests.life import district, person, venue
from tests.registers.test_import import take_in
from tests.registers.workbooks import A_PERSON, A_VENUE, A_VISIT, registers
from vault.sealed import version_of

ACTIONS = 200
NOW = datetime(2026, 10, 3, 12, tzinfo=UTC)
TODAY = date(2026, 10, 3)
FIRST, LAST = Month(2023, 1), Month(2026, 9)


def in_order_of_the_story(row):
    """What a seed draws by: ids are other ones in every run."""
    if isinstance(row, Person):
        return row.nickname, row.register_number
    if isinstance(row, Visit):
        return row.outing.date, row.venue.number, row.outcome
    return row.date if isinstance(row, Outing) else len(row.made["visits"]) if isinstance(row, Import) else 0


class Evenings:
    """A book in which somebody does one thing after another, drawn by a seed; each says what it did."""

    def __init__(self, by, seed):
        self.by, self.random = by, random.Random(seed)
        where = district("North")
        self.venues = [venue(where, f"V00{n}", f"Name {n}") for n in range(4)]
        self.people = [person(f"Woman {n}", at=self.venues[n % 4]) for n in range(14)]
        self.where, self.imported = where, 0

    def one(self, rows):
        rows = sorted(rows, key=in_order_of_the_story)
        return self.random.choice(rows) if rows else None

    def day(self):
        return self.random.choice(self.random.choice(FIRST.up_to(LAST)).days)

    def writes_a_visit(self):
        outing = start_outing(facts=OutingFacts(self.where, self.day()), by=self.by)
        self.writes(outing, self.random.choice(self.venues))

    def corrects_a_visit(self):
        visit = self.one(Visit.objects.live().select_related("outing", "venue"))
        if visit:
            self.writes(visit.outing, visit.venue)

    def writes(self, outing, place):
        visit = Visit.objects.live().of_stop(outing, place)
        known = sorted(Person.objects.all(), key=in_order_of_the_story)
        met = tuple(
            Encounter(each.pk) for each in self.random.sample(known, min(len(known), self.random.randint(0, 3)))
        )
        outcome = self.random.choice([Outcome.REACHED, Outcome.REACHED, Outcome.REACHED, Outcome.CLOSED])
        facts = StopFacts(outcome, met=met if outcome == Outcome.REACHED else (), shown=frozenset(p.pk for p in known))
        record_visit(outing=outing, venue=place, facts=facts, seen=version_if_written(visit), by=self.by)

    def voids_a_visit(self):
        visit = self.one(Visit.objects.live().select_related("outing", "venue"))
        if visit:
            void_visit(visit=visit, reason="Another evening", on=TODAY, by=self.by)

    def moves_an_outing(self):
        outing, day = self.one(Outing.objects.all()), self.day()
        if outing and not Outing.objects.on(day, self.where).exists():
            facts = OutingFacts(self.where, day, outing.team, outing.way, outing.supplies, outing.notes)
            change_outing(outing=outing, facts=facts, seen=version_of(outing), by=self.by)

    def merges(self):
        known = list(Person.objects.all())
        if len(known) > 4:
            kept, gone = self.random.sample(sorted(known, key=in_order_of_the_story), 2)
            merge_people(kept=kept, gone=gone, now=NOW, by=self.by)

    def undoes_a_merge(self):
        merge = self.one(Merge.objects.all())
        if merge and Person.objects.filter(pk=merge.kept).exists():
            undo_merge(merge=merge, now=NOW, by=self.by)

    def forgets(self):
        if Person.objects.count() > 4:
            forget_person(person=self.one(Person.objects.all()), by=self.by, now=NOW)

    def undoes_a_forgetting(self):
        forgotten = Forgotten.objects.order_by("person_id").first()
        if forgotten:
            undo_forgetting(forgotten=forgotten, by=self.by, now=NOW)

    def asks_whether_to_count(self):
        she, yes = self.one(Person.objects.all()), self.random.random() < 0.5
        said = {"on": TODAY, "asked_by": "amber", "script": script_to_speak("en")}
        give_consent(person=she, answers={Purpose.COUNT: yes}, **said, by=self.by)

    def does_not_count_her(self):
        withdraw_consent(person=self.one(Person.objects.all()), purpose=Purpose.COUNT, on=TODAY, by=self.by)

    def takes_registers_in(self):
        self.imported += 1
        number, day = f"P9{self.imported:03}", str(self.day())
        there = {**A_VENUE, "Venue no": f"V9{self.imported:02}"}
        she = {**A_PERSON, "Person no": number, "Venue no": there["Venue no"]}
        stop = {**A_VISIT, "Date": day, "Venue no": there["Venue no"], "Persons met": number}
        take_in(registers(venues=[there], people=[she], journal=[stop]), self.by)

    def undoes_an_import(self):
        taken_in = self.one(each for each in Import.objects.all() if each.state == ImportState.WRITTEN)
        if taken_in:
            try:
                undo_import(taken_in=taken_in, by=self.by)
            except NotPossible:
                return

    def closes_a_month(self):
        month = self.random.choice(Month(2024, 1).up_to(Month(2026, 8)))
        report = report_to_close(self.by, month, TODAY)
        if not report.is_empty and not FirstMet.objects.opened().until:
            close_month(month=month, report=report, today=TODAY, by=self.by)


DEEDS = [
    *[Evenings.writes_a_visit] * 5,
    *[Evenings.corrects_a_visit] * 4,
    *[Evenings.moves_an_outing] * 2,
    *[Evenings.undoes_a_merge] * 2,
    *[Evenings.undoes_a_forgetting] * 2,
    *[Evenings.undoes_an_import] * 2,
    *(Evenings.voids_a_visit, Evenings.merges, Evenings.forgets, Evenings.takes_registers_in),
    *(Evenings.asks_whether_to_count, Evenings.does_not_count_her, Evenings.closes_a_month),
]


def as_the_visits_say(until):
    """Person to the month in which she was first met, before `until`, read without the tools that keep it."""
    count = {each.pk for each in Person.objects.all() if not each.said_no_to(Purpose.COUNT)}
    first = {}
    for visit in Visit.objects.select_related("outing").filter(outcome=Outcome.REACHED, outing__state="done"):
        for encounter in visit.met:
            month = Month.of(visit.outing.date)
            if encounter.person in count and month < until:
                first[encounter.person] = min(month, first.get(encounter.person, month))
    return first


def as_kept():
    return {person: row.month for row in FirstMet.objects.opened() for person in row.people}


@pytest.mark.parametrize("seed", [1, 2])
def test_after_every_action_what_is_kept_is_what_the_visits_say(opened, seed):
    evenings, done = Evenings(opened, seed), set()
    for _ in range(30):
        evenings.writes_a_visit()
    evenings.closes_a_month()
    for _ in range(ACTIONS):
        deed = evenings.random.choice(DEEDS)
        before = as_kept()
        deed(evenings)
        until = FirstMet.objects.opened().until
        assert as_kept() == as_the_visits_say(until), deed.__name__
        if as_kept() != before:
            done.add(deed)
    changing = set(DEEDS) - {Evenings.closes_a_month}
    assert len(done) >= len(changing) - 3, {deed.__name__ for deed in changing - done}


def test_each_row_is_of_one_size_and_a_month_of_many_has_several(opened):
    there = venue(district("North"), "V001", "Plum Stone")
    many = [person(f"Woman {n}") for n in range(150)]
    outing = start_outing(facts=OutingFacts(there.district, date(2024, 1, 9)), by=opened)
    facts = StopFacts(Outcome.REACHED, met=tuple(Encounter(each.pk) for each in many))
    record_visit(outing=outing, venue=there, facts=facts, seen="", by=opened)
    first_met.keep_until(Month(2024, 6))

    assert as_kept() == {each.pk: Month(2024, 1) for each in many}
    assert FirstMet.objects.opened().until == Month(2024, 6)
    assert len({len(row.person_box) for row in FirstMet.objects.all()}) == 1
    assert FirstMet.objects.count() == AT_LEAST


@pytest.mark.parametrize("deed", ["late entry", "no", "forgetting", "closing"])
def test_whatever_is_changed_all_rows_are_others_so_that_none_tells_a_month(opened, deed):
    """Two copies would else say in which month a woman who is forgotten was first met."""
    evenings = Evenings(opened, 6)
    for _ in range(40):
        evenings.writes_a_visit()
    first_met.keep_until(Month(2026, 1))
    before = set(FirstMet.objects.values_list("pk", flat=True))
    she = min(as_kept(), key=lambda pk: pk.hex)
    if deed == "late entry":
        outing = start_outing(facts=OutingFacts(evenings.where, date(2023, 1, 31)), by=opened)
        facts = StopFacts(Outcome.REACHED, met=(Encounter(she),))
        record_visit(outing=outing, venue=evenings.venues[0], facts=facts, seen="", by=opened)
    elif deed == "no":
        withdraw_consent(person=Person.objects.get(pk=she), purpose=Purpose.COUNT, on=TODAY, by=opened)
    elif deed == "forgetting":
        forget_person(person=Person.objects.get(pk=she), by=opened, now=NOW)
    else:
        first_met.keep_until(Month(2026, 2))
    after = set(FirstMet.objects.values_list("pk", flat=True))

    assert before.isdisjoint(after)
    assert len(before) == len(after) == AT_LEAST


def test_a_month_counts_the_same_from_its_year_alone_as_from_everything(opened):
    evenings = Evenings(opened, 3)
    for _ in range(60):
        evenings.writes_a_visit()
    evenings.forgets()
    evenings.does_not_count_her()
    for kept in (None, Month(2024, 7), Month(2026, 8)):
        if kept:
            first_met.keep_until(kept)
        everything = Books.opened_for(opened, LAST)
        for month in FIRST.up_to(LAST):
            assert report_to_close(opened, month, TODAY) == month_report(everything, month, TODAY), month


def test_whoever_closes_an_outing_keeps_what_is_two_years_past(opened):
    evenings = Evenings(opened, 4)
    for _ in range(10):
        evenings.writes_a_visit()
    outing = start_outing(facts=OutingFacts(evenings.where, date.today() - timedelta(days=1)), by=opened)
    close_outing(outing=outing, closing=Closing(), by=opened)

    assert FirstMet.objects.opened().until == Month.of(outing.date) - first_met.LEFT_OPEN


def test_whoever_takes_registers_in_keeps_it_too(opened):
    Evenings(opened, 5).takes_registers_in()

    assert FirstMet.objects.opened().until == Month.this() - first_met.LEFT_OPEN
