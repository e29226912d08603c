"""What waits: counted as of today, in the order of urgency, and nothing that is zero."""

from datetime import date, timedelta

import pytest

from accounts.actions import invite
from accounts.permissions import Role
from core.months import Month
from home.open_work import doctors_queue, rows_for_coordinator, rows_for_team
from outreach.follow_ups.open import open_promises
from outreach.models import Crackdown, Lead, Outcome, Round
from outreach.models.leads import LeadEnd
from outreach.models.outings import State
from outreach.models.questions import Call, How, QuestionStatus, Reached, Said
from people.models import Whereabouts
from tests.life import follow_up, outing, person, queries_for, question, today, visit

TODAY = date(2026, 11, 10)


@pytest.fixture
def book(life):
    """The small life, without what waits in it."""
    life.asked.delete()
    life.promise.delete()
    return life


def before(days):
    return TODAY - timedelta(days=days)


def team(user, day=TODAY):
    rows = rows_for_team(user, day, [], open_promises(reader=user, today=day).can_be_kept())
    return [(row.words, row.side) for row in rows]


def besides(user, day=TODAY):
    rows = rows_for_coordinator(user, day, open_promises(reader=user, today=day).can_be_kept())
    return [(row.words, row.side) for row in rows]


def answered(days, next_try=None):
    calls = [Call(before(1), How.PHONE, Reached.NOT_REACHED, next_try=next_try)] if next_try else []
    return question("?", before(days), status=QuestionStatus.ANSWERED, answer="No", answered_on=before(1), calls=calls)


def test_where_nothing_waits_there_is_no_row(book, staff):
    question("?", before(90), status=QuestionStatus.TOLD, told_month=Month(2026, 9))
    question("?", before(80), status=QuestionStatus.AT_ONCE)
    follow_up(before(9), status="kept", done_month=Month(2026, 11))
    assert team(staff["coordinator"]) == besides(staff["coordinator"]) == []


def test_answers_to_tell_say_how_many_are_to_be_tried_today(book, staff):
    answered(40), answered(3)
    assert team(staff["worker"]) == [("2 answers to tell", "the oldest asked 40 days ago")]
    answered(5, next_try=TODAY), answered(5, next_try=TODAY + timedelta(days=1))
    assert team(staff["worker"]) == [("4 answers to tell", "1 to try today")]


def test_what_the_doctor_asks_back_stands_apart_from_what_waits_for_her(book, staff):
    question("?", before(4), exchange=[Said(before(2), "heron", "Since when?", by_adviser=True)])
    question("?", before(9))
    question("?", before(2), urgent=True)
    question("?", before(20), not_for_doctor=True)
    rows = team(staff["worker"])
    assert rows == [
        ("The doctor asks back about 1 question", "the oldest asked 4 days ago"),
        ("2 questions for the doctor", "1 urgent"),
    ]
    queue = doctors_queue(staff["adviser"], TODAY)
    assert (queue.waiting.count, queue.waiting.longest, queue.urgent, queue.asked_back) == (2, 9, 1, 1)


def test_her_own_promises_are_due_on_their_day_and_overdue_from_the_next(book, staff):
    hers = {"staff_id": staff["worker"].pk}
    follow_up(TODAY, **hers), follow_up(TODAY + timedelta(days=1), **hers), follow_up(before(50))
    assert team(staff["worker"]) == [("1 follow-up of yours is due", "today")]
    follow_up(before(12), **hers)
    assert team(staff["worker"]) == [("2 follow-ups of yours are due", "the oldest by 12 days")]
    assert team(staff["coordinator"]) == []


def test_the_coordinator_sees_all_that_is_overdue_but_for_what_cannot_be_kept(book, staff):
    follow_up(before(1)), follow_up(before(12)), follow_up(TODAY)
    follow_up(before(99), who=person("Kestrel", whereabouts=Whereabouts.MOVED_AWAY))
    assert besides(staff["coordinator"]) == [("2 follow-ups overdue", "the oldest by 12 days")]


def test_a_crackdown_is_there_until_its_day_with_its_districts(book, staff):
    for until in (date(2026, 11, 11), TODAY, None):
        Crackdown.objects.create(districts=[book.ten.pk, book.two.pk], since=before(9), avoid_until=until)
    assert team(staff["worker"]) == [("District 2, District 10: not before 11 Nov 2026", "")]


def test_a_plan_that_was_begun_and_not_saved_is_named_by_its_month(book, staff):
    for month, draft in [(Month(2026, 12), True), (Month(2026, 11), False), (Month(2026, 9), True)]:
        Round.objects.create(month=month, draft=draft)
    assert besides(staff["coordinator"]) == [("The plan of December 2026 is not saved yet", "")]


@pytest.mark.parametrize(("day", "asked"), [(23, False), (24, True), (30, True)])
def test_in_the_last_week_of_a_month_the_next_one_is_to_be_planned(book, staff, day, asked):
    outing(book.two, date(2026, 12, 5))
    row = ("Nothing is planned for December 2026 yet", "Propose a plan")
    assert besides(staff["coordinator"], date(2026, 11, day)) == ([row] if asked else [])


def test_a_month_in_which_something_is_planned_or_whose_plan_was_begun_is_not_asked_for(book, staff):
    begun = Round.objects.create(month=Month(2026, 12), draft=True)
    assert [words for words, _ in besides(staff["coordinator"], date(2026, 11, 30))] == [
        "The plan of December 2026 is not saved yet"
    ]
    begun.delete()
    outing(book.two, date(2026, 12, 5), state=State.PLANNED)
    assert besides(staff["coordinator"], date(2026, 11, 30)) == []


def test_unused_codes_and_open_leads_are_counted(book, staff):
    invite(username="lark", role=Role.WORKER, by=staff["coordinator"])
    Lead.objects.create(words="Near the bridge", heard_on=before(6))
    Lead.objects.create(words="Gone", heard_on=before(60), end=LeadEnd.DROPPED, ended_on=TODAY)
    assert besides(staff["coordinator"]) == [
        ("1 one-time code is unused", "Staff"),
        ("1 open lead", "the oldest heard 6 days ago"),
    ]


def test_the_most_urgent_comes_first(book, staff):
    Crackdown.objects.create(districts=[book.two.pk], since=before(9), avoid_until=date(2027, 1, 1))
    answered(3), question("?", before(3))
    follow_up(before(2), staff_id=staff["coordinator"].pk)
    Lead.objects.create(words="Near the bridge", heard_on=before(6))
    both = [words for words, _ in team(staff["coordinator"]) + besides(staff["coordinator"])]
    assert both == [
        "District 2: not before 1 Jan 2027",
        "1 answer to tell",
        "1 question for the doctor",
        "1 follow-up of yours is due",
        "1 follow-up overdue",
        "1 open lead",
    ]


@pytest.mark.parametrize("role", ["coordinator", "worker", "adviser"])
def test_the_page_asks_the_same_number_of_queries_for_one_and_for_three(book, staff, sign_in, role):
    def one_more(number):
        woman = person(f"Woman {number}", at=book.parlour)
        for days, state in [(0, State.PLANNED), (1, State.PLANNED), (-1, State.DONE), (-3, State.PLANNED)]:
            trip = outing(book.two, today() + timedelta(days=days), state=state)
            visit(trip, book.parlour, outcome=Outcome.PLANNED)
        question("?", today(), who=woman, where=book.parlour)
        answered(5)
        follow_up(today() - timedelta(days=1), who=woman, where=book.parlour, staff_id=staff[role].pk)
        Crackdown.objects.create(districts=[book.two.pk], since=today(), avoid_until=date(2099, 1, 1))
        Lead.objects.create(words="?", heard_on=today(), district_id=book.two.pk)
        Round.objects.create(month=Month.this() + number, draft=True)

    client = sign_in(staff[role])
    one_more(1)
    one = queries_for(client, "/")
    one_more(2), one_more(3)
    assert queries_for(client, "/") == one
