"""Two who write at the same moment, on a database where both may: neither is left out of who was ever met."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from core.months import Month
from outreach import first_met
from outreach.consent.actions import withdraw_consent
from outreach.evening.actions.outings import OutingFacts, start_outing
from outreach.evening.actions.visits import StopFacts, record_visit
from outreach.models import Encounter, Outcome, Visit
from outreach.records.merging import merge_people
from people.models import Purpose
from tests.life import district, person, venue
from tests.reports.test_ever_met import NOW, TODAY, as_kept, as_the_visits_say
from vault.keyring import current, using

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor == 'sqlite'", reason="on SQLite one writes after the other"),
]


@pytest.fixture
def place(opened):
    return venue(district("North"), "V001", "Plum Stone")


def writes(by, place, day, *met):
    outing = start_outing(facts=OutingFacts(place.district, day), by=by)
    facts = StopFacts(Outcome.REACHED, met=tuple(Encounter(each.pk) for each in met))
    return record_visit(outing=outing, venue=place, facts=facts, seen="", by=by)


def while_she_writes(what_she_does, what_the_other_does):
    """One does something and has not yet committed when the other begins; what went wrong for either."""
    ring, wrong, did = current(), [], threading.Event()

    def other():
        did.wait(20)
        with using(ring):
            try:
                what_the_other_does()
            except Exception as error:  # noqa: BLE001 whatever it is, it is told
                wrong.append(error)
        connection.close()

    thread = threading.Thread(target=other)
    thread.start()
    try:
        with transaction.atomic():
            what_she_does()
            did.set()
            thread.join(1.5)
    except Exception as error:  # noqa: BLE001
        wrong.append(error)
    thread.join(20)
    return wrong


def test_a_visit_of_long_ago_that_is_written_while_months_are_closed_counts(opened, place):
    first, second = person("One", at=place), person("Two", at=place)
    writes(opened, place, date(2024, 1, 9), first)
    first_met.keep_until(Month(2024, 3))
    wrong = while_she_writes(
        lambda: writes(opened, place, date(2024, 5, 7), second), lambda: first_met.keep_until(Month(2024, 8))
    )

    assert wrong == []
    assert as_kept() == as_the_visits_say(Month(2024, 8)) == {first.pk: Month(2024, 1), second.pk: Month(2024, 5)}


def test_a_visit_and_a_no_at_the_same_moment_do_not_lock_each_other_out(opened, place):
    first, second = person("One", at=place), person("Two", at=place)
    writes(opened, place, date(2024, 1, 9), first, second)
    first_met.keep_until(Month(2024, 8))
    say_no = {"person": first, "purpose": Purpose.COUNT, "on": TODAY, "by": opened}
    wrong = while_she_writes(
        lambda: writes(opened, place, date(2024, 2, 6), second), lambda: withdraw_consent(**say_no)
    )

    assert wrong == []
    assert as_kept() == as_the_visits_say(Month(2024, 8)) == {second.pk: Month(2024, 1)}


def test_whoever_is_added_to_a_visit_while_her_records_are_joined_is_the_one_that_stays(opened, place):
    kept, gone = person("One", at=place), person("Two", at=place)
    visit = writes(opened, place, date(2024, 1, 9), kept)

    def adds_her():
        row = Visit.objects.select_for_update().get(pk=visit.pk)
        row.met = (Encounter(gone.pk),)
        row.save()

    wrong = while_she_writes(adds_her, lambda: merge_people(kept=kept, gone=gone, now=NOW, by=opened))

    assert wrong == []
    assert [each.person for each in Visit.objects.get(pk=visit.pk).met] == [kept.pk]
