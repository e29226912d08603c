"""An import is taken back as a whole, or not at all."""

from datetime import date

import pytest

from accounts.models import User
from audit.models import record
from core.refusals import NotPossible
from outreach.evening.actions.voiding import void_visit
from outreach.models import FollowUp, Import, Outing, Question, Reason, Supply, Topic, Visit, WorksAt
from outreach.models.imports import ImportState
from outreach.records.venues import close_venue
from outreach.registers.undoing import undo_import
from people.actions import write_person
from people.models import Consent, Person, Purpose
from tests.conftest import EXAMPLES
from tests.registers.test_import import take_in
from tests.registers.workbooks import A_PERSON, A_QUESTION, A_VENUE, A_VISIT, example, registers
from venues.models import District, Kind, Status, Venue

EVERYTHING = (District, Kind, Topic, Reason, Supply, User, Venue, Person, WorksAt, Outing, Visit, Question, FollowUp)


def how_many():
    return [model.objects.count() for model in EVERYTHING]


def test_after_an_undo_nothing_of_an_import_is_left(opened):
    before = how_many()
    _plan, taken_in = take_in(example(EXAMPLES / "registers-zh.xlsx"), opened)
    assert how_many() != before
    undo_import(taken_in=Import.objects.get(pk=taken_in.pk), by=opened)
    assert how_many() == before
    undone = Import.objects.get(pk=taken_in.pk)
    assert (undone.state, undone.made) == (ImportState.UNDONE, None)
    assert not Import.objects.originals_not_destroyed().exists()


def test_an_import_is_undone_once(opened):
    _plan, taken_in = take_in(registers(), opened)
    undo_import(taken_in=taken_in, by=opened)
    with pytest.raises(NotPossible):
        undo_import(taken_in=taken_in, by=opened)


def test_what_an_undone_import_added_to_earlier_records_is_taken_back(opened):
    promise = {"Follow up on": "2024-02-20", "Follow-up reason": "was not let in"}
    take_in(registers(journal=[{**A_VISIT, **promise, "Persons met": "P7", "Condoms": 20.0, "Team": "dune"}]), opened)
    before = how_many()
    later = registers(
        people=[{**A_PERSON, "Person no": "P7"}],
        journal=[
            {**A_VISIT, "Venue no": "V002", "Condoms": 5.0, "Team": "elm, dune", "Topics": "food", "Persons met": ""},
            {**A_VISIT, "Date": "2024-02-15", "Persons met": "P7", "Team": "dune"},
        ],
        questions=[{**A_QUESTION, "Person no": "P7"}],
    )
    _plan, taken_in = take_in(later, opened)
    assert (FollowUp.objects.get().status, Person.objects.opened().by_register_number()["P7"].bare) == ("kept", False)
    undo_import(taken_in=taken_in, by=opened)
    assert how_many() == before
    outing = Outing.objects.get(date=date(2024, 2, 1))
    assert ([handed.pieces for handed in outing.supplies], len(outing.team)) == ([20], 1)
    assert (FollowUp.objects.get().status, FollowUp.objects.get().done_month) == ("open", None)
    person = Person.objects.opened().by_register_number()["P7"]
    assert (person.bare, person.nickname, person.age_band) == (True, "", "")


@pytest.mark.parametrize(
    "later",
    [
        {"journal": [{**A_VISIT, "Date": "2024-03-01", "Persons met": ""}]},
        {
            "venues": [{**A_VENUE, "Venue no": "V009"}],
            "journal": [{**A_VISIT, "Venue no": "V009", "District": "North"}],
        },
        {"venues": [], "people": [], "questions": [{**A_QUESTION, "Venue no": ""}]},
        {"venues": [], "people": [{**A_PERSON, "Person no": "P0009"}]},
    ],
)
def test_an_import_on_which_later_work_stands_stays_until_that_is_undone(opened, later):
    _plan, first = take_in(registers(journal=[A_VISIT]), opened)
    _plan, second = take_in(registers(**later), opened)
    before = how_many()
    with pytest.raises(NotPossible):
        undo_import(taken_in=first, by=opened)
    assert how_many() == before
    undo_import(taken_in=second, by=opened)
    undo_import(taken_in=first, by=opened)
    assert not Visit.objects.exists()


def test_someone_who_was_asked_for_her_consent_since_is_not_undone(opened):
    _plan, taken_in = take_in(registers(), opened)
    person = Person.objects.get()
    person.consents = (Consent(Purpose.KEEP_RECORD, True, date(2026, 11, 20)),)
    person.save()
    with pytest.raises(NotPossible):
        undo_import(taken_in=taken_in, by=opened)


def a_visit_is_voided(by):
    void_visit(visit=Visit.objects.get(), reason="Another night", by=by)


def her_record_is_changed(by):
    write_person(person=Person.objects.get(), values={"nickname": "Wren"}, by=by)


def a_venue_is_closed(by):
    close_venue(venue=Visit.objects.get().venue, on=date(2026, 11, 20), status=Status.CLOSED, fates={}, by=by)


@pytest.mark.parametrize("correct", [a_visit_is_voided, her_record_is_changed, a_venue_is_closed])
def test_what_was_corrected_since_is_not_undone(opened, correct):
    _plan, taken_in = take_in(registers(journal=[A_VISIT]), opened)
    correct(opened)
    with pytest.raises(NotPossible):
        undo_import(taken_in=taken_in, by=opened)


def test_an_import_is_undone_though_its_records_were_read(opened):
    _plan, taken_in = take_in(registers(journal=[A_VISIT]), opened)
    record("read a record", by=opened, target=Person.objects.get().pk)
    undo_import(taken_in=taken_in, by=opened)
    assert not Visit.objects.exists()


def test_a_colleague_who_got_an_account_since_stays(opened):
    from accounts.actions import add_account
    from tests.conftest import PASSPHRASE

    _plan, taken_in = take_in(registers(journal=[A_VISIT]), opened)
    add_account(username="dune", role="worker", passphrase=PASSPHRASE, by=opened)
    undo_import(taken_in=taken_in, by=opened)
    assert {user.username for user in User.objects.all()} == {"amber", "dune"}
