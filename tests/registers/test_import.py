"""Registers taken into the book."""

import json
from collections import Counter
from datetime import date

import pytest

from accounts.models import User
from core.months import Month
from core.refusals import NotPossible
from outreach.models import FollowUp, Import, Outing, Question, Reason, Supply, Topic, Visit, WorksAt
from outreach.models.imports import ImportState
from outreach.registers.actions import write_import
from outreach.registers.planner import plan_import
from outreach.registers.recorded import open_recorded
from people.models import Person
from tests.conftest import EXAMPLES
from tests.registers.workbooks import A_PERSON, A_QUESTION, A_VENUE, A_VISIT, TODAY, example, registers
from venues.models import District, Venue


def take_in(sheets, by):
    """Plan and write, as the command does."""
    book = open_recorded()
    plan = plan_import(sheets, book.existing, TODAY)
    return plan, write_import(plan=plan, recorded=book, by=by, files=["registers.xlsx"])


@pytest.fixture
def a_month():
    return registers(
        people=[A_PERSON, {**A_PERSON, "Person no": "P0002", "Receptiveness": "refuses", "May call": "no"}],
        journal=[
            {
                **A_VISIT,
                "Persons met": "P0001, P0002, P7",
                "New persons": "P0002",
                "Did not understand": "P0001",
                "Topics": "legal rights, food",
                "Condoms": 20.0,
                "Follow up on": "2024-02-20",
                "Follow-up reason": "did not understand",
            },
            {**A_VISIT, "Date": "2024-03-01", "Persons met": "", "Women present": "", "Condoms": 30.0, "Booklets": 1.0},
        ],
        questions=[{**A_QUESTION, "Topic": "legal rights", "Answer": "No.", "Called back on": "2024-02-09"}],
    )


def test_what_the_rows_say_is_in_the_book(opened, a_month):
    take_in(a_month, opened)
    (venue,) = (venue for venue in Venue.objects.opened() if venue.number == "V001")
    assert (venue.name, str(venue.district), venue.first_contact) == ("Plum Stone", "North", date(2024, 1, 2))
    assert (venue.first_month, venue.last_month, venue.status) == (Month(2024, 1), None, "open")
    people = Person.objects.opened().by_register_number()
    assert (people["P0001"].nickname, people["P0001"].age_band, people["P0001"].bare) == ("阿香", "25-34", False)
    assert (people["P0002"].wish, people["P0002"].may_call) == ("not_now", False)
    assert people["P7"].bare
    assert all(person.not_yet_asked for person in people.values())
    assert {row.person_id: row.venue_id for row in WorksAt.objects.all()} == {
        people["P0001"].pk: venue.pk,
        people["P0002"].pk: venue.pk,
    }
    first, second = Visit.objects.at(venue).order_by("outing__date")
    assert (first.headcount, second.headcount, second.met) == (3, None, ())
    assert {encounter.person: (encounter.new, encounter.to_explain) for encounter in first.met} == {
        people["P0001"].pk: (False, True),
        people["P0002"].pk: (True, False),
        people["P7"].pk: (False, False),
    }
    assert [str(Topic.objects.get(pk=topic)) for topic in first.topics] == ["legal rights", "food"]


def test_outings_questions_and_follow_ups_are_in_the_book(opened, a_month):
    take_in(a_month, opened)
    first, second = Outing.objects.done().order_by("date")
    condoms, booklets = (next(e for e in Supply.objects.all() if e.key == key) for key in ("condoms", "booklets"))
    assert Outing.objects.opened().supplies() == Counter({condoms.pk: 50, booklets.pk: 1})
    assert {User.objects.get(pk=pk).username for pk in first.team} == {"dune", "birch"}
    question = Question.objects.get()
    assert (question.status, question.asked_month, question.told_month) == ("told", Month(2024, 2), Month(2024, 2))
    assert (question.words, question.answer, question.told_on) == ("Is it serious?", "No.", date(2024, 2, 9))
    asker = Person.objects.opened().by_register_number()["P0001"]
    assert (question.person_id, question.age_band) == (asker.pk, "25-34")
    follow_up = FollowUp.objects.get()
    assert Reason.objects.get(pk=follow_up.reason_id).key == "explain_again"
    assert (follow_up.status, follow_up.due_month, follow_up.done_on) == ("kept", Month(2024, 2), second.date)


def test_no_figure_beside_a_venue_tells_what_was_left_there(opened, a_month):
    take_in(a_month, opened)
    for visit in Visit.objects.all():
        assert not hasattr(visit, "supplies")
    assert "condoms" not in json.dumps([str(vars(venue)) for venue in Venue.objects.all()])


def test_names_of_teams_are_staff_entries_without_sign_in(opened, a_month):
    take_in(a_month, opened)
    assert {user.username for user in User.objects.without_sign_in()} == {"dune", "birch"}


def test_importing_twice_adds_nothing_and_reports_no_difference(opened, a_month):
    take_in(a_month, opened)
    models = (District, Venue, Person, WorksAt, Outing, Visit, Question, FollowUp, Topic, Reason, Supply, User)
    before = [model.objects.count() for model in models]
    plan, _again = take_in(a_month, opened)
    assert (plan.adds, plan.doubts) == (0, [])
    assert [model.objects.count() for model in models] == before


def test_an_import_says_what_it_brought_and_waits_for_the_originals(opened, a_month):
    plan, taken_in = take_in(a_month, opened)
    taken_in = Import.objects.get(pk=taken_in.pk)
    assert (taken_in.state, taken_in.month, taken_in.writer) == (ImportState.WRITTEN, Month(2026, 11), opened)
    assert (taken_in.files, taken_in.counts) == (("registers.xlsx",), plan.report())
    assert list(Import.objects.originals_not_destroyed()) == [taken_in]


def test_rows_that_come_later_join_the_outing_of_their_day(opened, a_month):
    take_in(a_month, opened)
    later = registers(journal=[{**A_VISIT, "Venue no": "V002", "District": "North", "Team": "elm", "Condoms": 5.0}])
    plan, _taken_in = take_in(later, opened)
    assert plan.counts["journal"].added == 1
    outing = Outing.objects.get(date=date(2024, 2, 1))
    assert outing.visits.count() == 2
    assert len(outing.team) == 3
    assert [handed.pieces for handed in outing.supplies] == [25]


def test_a_row_of_the_people_fills_an_empty_record(opened, a_month):
    take_in(a_month, opened)
    plan, _taken_in = take_in(registers(people=[{**A_PERSON, "Person no": "P7", "Nickname": "小燕"}]), opened)
    assert plan.counts["people"].added == 1
    filled = Person.objects.opened().by_register_number()["P7"]
    assert (filled.nickname, filled.bare, Person.objects.count()) == ("小燕", False, 3)


def test_a_later_import_keeps_follow_ups_of_an_earlier_one(opened):
    promise = {
        "Follow up on": "2024-02-20",
        "Follow-up reason": "was not let in",
        "Outcome": "refused",
        "Persons met": "",
    }
    take_in(registers(journal=[{**A_VISIT, **promise}]), opened)
    assert FollowUp.objects.get().status == "open"
    take_in(registers(journal=[{**A_VISIT, "Date": "2024-02-15"}]), opened)
    assert (FollowUp.objects.get().status, FollowUp.objects.get().done_on) == ("kept", date(2024, 2, 15))


def test_a_venue_that_closed_before_its_first_contact_is_never_active(opened):
    take_in(registers(venues=[{**A_VENUE, "Status": "closed", "Closed on": "2023-05-01"}], people=[]), opened)
    venue = Venue.objects.get()
    assert (venue.first_contact, venue.closed_on) == (date(2024, 1, 2), date(2023, 5, 1))
    assert not Venue.objects.active_between(Month(2023, 1), Month(2025, 1)).exists()


def test_a_book_that_changed_meanwhile_is_not_written_over(opened, a_month):
    book = open_recorded()
    plan = plan_import(a_month, book.existing, TODAY)
    take_in(registers(people=[]), opened)
    with pytest.raises(NotPossible):
        write_import(plan=plan, recorded=book, by=opened)
    assert Visit.objects.count() == 0


def test_rows_are_written_in_another_order_than_they_came(opened):
    plan, _taken_in = take_in(example(EXAMPLES / "registers-en.xlsx"), opened)
    numbers = [venue.number for venue in Venue.objects.raw("SELECT * FROM venues_venue")]
    assert set(numbers) == set(plan.venues)
    assert numbers != list(plan.venues)


def test_both_examples_go_in_in_one_short_transaction(opened, django_assert_max_num_queries):
    seen = []
    book = open_recorded()
    plan = plan_import(example(EXAMPLES / "registers-en.xlsx"), book.existing, TODAY)
    with django_assert_max_num_queries(120):
        write_import(plan=plan, recorded=book, by=opened, progress=lambda done, total: seen.append((done, total)))
    assert (Venue.objects.count(), Person.objects.count(), Visit.objects.count()) == (158, 1418, 4400)
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    plan, _chinese = take_in(example(EXAMPLES / "registers-zh.xlsx"), opened)
    assert [plan.counts[name].added for name in ("venues", "people", "journal")] == [0, 0, 0]
    assert {doubt.problem.code for doubt in plan.doubts} >= {"there_differs"}
    assert (Venue.objects.count(), Person.objects.count(), Visit.objects.count()) == (158, 1418, 4400)
    assert District.objects.count() == 12
