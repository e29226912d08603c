"""Who said no to being counted and is forgotten stays out of every count: at once, after 72 hours, and for good."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.months import Month
from outreach.forgetting.actions import forget_person, sweep_forgotten, undo_forgetting
from outreach.models import Encounter, Visit
from outreach.records.merging import merge_people
from people.models import Consent, Forgotten, Person, Purpose
from reports.actions import close_month
from reports.figures import FIGURES, Books, Period
from reports.months import month_page, report_to_close
from tests.life import person, today, visit, words_of
from tests.proofs.loot import opened as opened_loot
from vault.keyring import Keyring, using

SEPTEMBER = Month(2026, 9)
FIGURES_OF_WOMEN = ("women_met", "encounters", "new_women", "ever_met", "women_in_programme", "to_explain")
NOBODY_BUT_ROSE = [1, 1, 0, 1, 1, 0]


@pytest.fixture
def now():
    return timezone.now()


def said(who, agreed, *, days_ago=0):
    who.consents = [Consent(Purpose.COUNT, agreed, today() - timedelta(days=days_ago))]
    who.save()
    return who


@pytest.fixture
def xiang(life):
    """She was met twice in September, once with Rose; she said no to being counted."""
    visit(life.trip, life.salon, met=[life.rose, Encounter(life.xiang.pk, to_explain=True)], headcount=3)
    return said(life.xiang, agreed=False)


def counted(by) -> list[int]:
    books, period = Books.opened_for(by, SEPTEMBER), Period.of_month(SEPTEMBER)
    return [FIGURES[key].count(books, period) for key in FIGURES_OF_WOMEN]


def headcount(by):
    return FIGURES["headcount"].count(Books.opened_for(by, SEPTEMBER), Period.of_month(SEPTEMBER))


def test_within_72_hours_she_is_counted_nowhere(life, xiang, opened, now):
    assert (counted(opened), headcount(opened)) == (NOBODY_BUT_ROSE, 7)
    forget_person(person=xiang, by=opened, now=now)
    assert (counted(opened), headcount(opened)) == (NOBODY_BUT_ROSE, 7)


def test_after_the_sweep_she_is_counted_nowhere_and_nothing_leads_to_her(life, xiang, opened, now):
    forget_person(person=xiang, by=opened, now=now)
    sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    assert (counted(opened), headcount(opened)) == (NOBODY_BUT_ROSE, 7)
    assert [row.met for row in Visit.objects.of_outing(life.trip).order_by("pk") if row.met] == [
        (Encounter(life.rose.pk),)
    ]
    assert not Forgotten.objects.exists()
    assert not opened_loot().mentioning(xiang.pk)


def test_a_sweep_without_any_key_changes_nothing_of_it(life, xiang, opened, now):
    forget_person(person=xiang, by=opened, now=now)
    with using(Keyring()):
        sweep_forgotten(now=now + timedelta(hours=73))
    assert bytes(Forgotten.objects.get().person_box) == b""
    assert counted(opened) == NOBODY_BUT_ROSE
    sweep_forgotten(now=now + timedelta(hours=74), by=opened)
    assert counted(opened) == NOBODY_BUT_ROSE
    assert not Forgotten.objects.exists()


def test_undone_everything_is_as_it_was(life, xiang, opened, now):
    before, box = [row.met for row in Visit.objects.order_by("pk")], bytes(xiang.person_box)
    row = forget_person(person=xiang, by=opened, now=now)
    back = undo_forgetting(forgotten=row, by=opened, now=now + timedelta(hours=71))
    assert [row.met for row in Visit.objects.order_by("pk")] == before
    assert bytes(Person.objects.get(pk=back.pk).person_box) == box
    assert counted(opened) == NOBODY_BUT_ROSE
    said(Person.objects.get(pk=back.pk), agreed=True)
    assert counted(opened) == [2, 3, 1, 2, 2, 1]


@pytest.mark.parametrize("agreed", [True, None])
def test_the_meetings_of_whoever_did_not_say_no_stay_events(agreed, life, xiang, opened, now):
    xiang.consents = [Consent(Purpose.COUNT, agreed, today())] if agreed else []
    xiang.save()
    forget_person(person=xiang, by=opened, now=now)
    assert counted(opened) == [1, 3, 0, 1, 1, 0]
    sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    assert counted(opened) == [1, 3, 0, 1, 1, 0]


@pytest.mark.parametrize("kept_said", [None, True, False])
def test_two_records_made_one_of_which_one_said_no_stay_uncounted(kept_said, life, xiang, opened, now):
    twin = person("阿湘")
    if kept_said is not None:
        said(twin, agreed=kept_said, days_ago=1)
    life.stop.met = [Encounter(twin.pk)]
    life.stop.save()
    merge_people(kept=twin, gone=xiang, now=now, by=opened)
    assert counted(opened) == NOBODY_BUT_ROSE
    forget_person(person=Person.objects.get(pk=twin.pk), by=opened, now=now)
    assert counted(opened) == NOBODY_BUT_ROSE
    sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    assert counted(opened) == NOBODY_BUT_ROSE


def test_two_are_forgotten_and_only_the_one_who_said_no_is_uncounted(life, xiang, opened, now):
    for who in (xiang, life.rose):
        forget_person(person=who, by=opened, now=now)
    assert counted(opened) == [0, 1, 0, 0, 0, 0]
    sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    assert counted(opened) == [0, 1, 0, 0, 0, 0]


def test_a_month_that_was_closed_before_her_no_stays_and_shows_the_difference(life, xiang, opened, now):
    said(xiang, agreed=True)
    close_month(month=SEPTEMBER, report=report_to_close(opened, SEPTEMBER, today()), today=today(), by=opened)
    said(xiang, agreed=False)
    forget_person(person=xiang, by=opened, now=now)
    sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    page = month_page(opened, SEPTEMBER, today())
    assert (page.report.figures.women_met, page.report.figures.encounters) == (2, 3)
    late = {each.name: (each.closed, each.now) for each in page.late}
    assert (late["Women met"], late["Encounters"]) == ((2, 1), (3, 1))


def test_the_visit_keeps_its_headcount_and_shows_who_else_was_met(life, xiang, opened, worker, now):
    forget_person(person=xiang, by=opened, now=now)
    sweep_forgotten(now=now + timedelta(hours=73), by=opened)
    there = Visit.objects.get(outing=life.trip, venue=life.salon)
    text = words_of(worker.get(f"/visits/{there.pk}/"))
    assert there.headcount == 3
    assert "Rosalind" in text
    assert "somebody without a record" not in text
