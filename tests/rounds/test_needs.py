"""What the books say is needed at each venue."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.months import Month
from outreach.models import Crackdown, Outcome
from outreach.models.outings import State
from outreach.rounds.planning import Why
from outreach.rounds.why import needs_for, needs_of_stops
from people.models import Whereabouts
from tests.life import district, follow_up, outing, person, question, visit, works_at
from tests.reports.life import venue
from venues.models import Status

DECEMBER = Month(2026, 12)
TODAY = date(2026, 11, 21)


@pytest.fixture
def north(opened):
    return district("North")


@pytest.fixture
def parlour(north):
    """A venue that was reached this month, so that nothing else is needed there."""
    there = venue(north, "V1", contacted="2025-01-10")
    went(there, "2026-11-05")
    return there


def went(where, day, outcome=Outcome.REACHED, **facts):
    return visit(outing(where.district, date.fromisoformat(day), **facts), where, outcome=outcome)


def need_at(where, reader, month=DECEMBER, today=TODAY):
    return needs_for(month, reader=reader, today=today)[where.pk]


def whys(where, reader, **asked):
    return need_at(where, reader, **asked).whys


def test_a_venue_where_nothing_is_needed_is_in_its_turn(parlour, opened):
    need = need_at(parlour, opened)
    assert need.whys == (Why.IN_TURN,)
    assert (need.number, need.district) == ("V1", parlour.district_id)
    assert need.last_reached == need.last_tried == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("reached", "expected"),
    [("2026-10-31", (Why.NOT_VISITED,)), ("2026-11-01", (Why.IN_TURN,)), ("2026-12-01", (Why.IN_TURN,))],
)
def test_not_visited_is_what_nobody_reached_in_the_month_before_nor_since(north, opened, reached, expected):
    there = venue(north, "V1")
    went(there, "2026-02-01")
    went(there, reached)
    assert whys(there, opened, today=date(2026, 12, 2)) == expected


def test_a_venue_that_was_only_tried_was_not_visited(north, opened):
    there = venue(north, "V1")
    went(there, "2026-10-03")
    went(there, "2026-11-03", Outcome.UNSAFE)
    need = need_at(there, opened)
    assert need.whys == (Why.NOT_VISITED,)
    assert (need.last_reached, need.last_tried) == (date(2026, 10, 3), date(2026, 11, 3))


@pytest.mark.parametrize("state", [State.PLANNED, State.CANCELLED])
def test_only_done_outings_count(north, opened, state):
    there = venue(north, "V1")
    went(there, "2026-11-05", state=state)
    need = need_at(there, opened)
    assert (need.whys, need.last_reached, need.last_tried) == ((Why.NOT_VISITED,), None, None)
    assert need.unvisited_since == date(2025, 1, 10)


def test_a_voided_or_planned_visit_is_no_visit(parlour, opened):
    went(parlour, "2026-11-10", Outcome.VOIDED)
    went(parlour, "2026-11-12", Outcome.PLANNED)
    assert need_at(parlour, opened).last_tried == date(2026, 11, 5)


@pytest.mark.parametrize("outcome", [Outcome.CLOSED, Outcome.REFUSED])
def test_closed_or_refused_the_last_time_asks_for_another_hour(parlour, opened, outcome):
    went(parlour, "2026-11-10", outcome)
    assert whys(parlour, opened) == (Why.OTHER_HOUR,)
    went(parlour, "2026-11-12", Outcome.NOT_ATTEMPTED)
    assert whys(parlour, opened) == (Why.OTHER_HOUR,)
    went(parlour, "2026-11-13", Outcome.UNSAFE)
    assert whys(parlour, opened) == (Why.IN_TURN,)


def test_a_known_venue_is_not_contacted_rather_than_not_visited(north, opened):
    there = venue(north, "V1", contacted="2025-01-10")
    there.contacted(None)
    there.status = Status.KNOWN
    there.save()
    assert whys(there, opened) == (Why.NOT_CONTACTED,)


@pytest.mark.parametrize(
    ("contacted", "expected"), [("2026-09-30", (Why.IN_TURN,)), ("2026-10-01", (Why.NEW,)), ("2026-11-02", (Why.NEW,))]
)
def test_new_is_a_first_contact_in_the_two_months_before(north, opened, contacted, expected):
    there = venue(north, "V1", contacted=contacted)
    went(there, "2026-11-05")
    assert whys(there, opened) == expected


@pytest.mark.parametrize(("due", "expected"), [(31, (Why.FOLLOW_UP,)), (None, (Why.IN_TURN,))])
def test_a_promise_is_due_by_the_end_of_the_month(parlour, opened, due, expected):
    follow_up(date(2026, 12, due) if due else date(2027, 1, 1), where=parlour)
    assert whys(parlour, opened) == expected


def test_promises_and_questions_follow_her_to_where_she_works(parlour, north, opened):
    salon = venue(north, "V2")
    went(salon, "2026-11-05")
    xiang = person("阿香", at=salon)
    works_at(xiang, parlour, until=date(2026, 10, 1))
    follow_up(date(2026, 12, 3), who=xiang, where=parlour)
    question("Does it hurt?", date(2026, 11, 5), who=xiang, where=parlour)
    assert whys(salon, opened) == (Why.FOLLOW_UP, Why.UNTOLD)
    assert whys(parlour, opened) == (Why.IN_TURN,)


def test_of_somebody_who_works_nowhere_they_stay_where_they_were_written(parlour, opened):
    follow_up(date(2026, 12, 3), who=person("Rosalind"), where=parlour)
    assert whys(parlour, opened) == (Why.FOLLOW_UP,)


@pytest.mark.parametrize("where_she_is", [each for each in Whereabouts if each != Whereabouts.HERE])
def test_for_somebody_out_of_reach_nobody_goes_there(parlour, opened, where_she_is):
    gone = person("Rosalind", at=parlour, whereabouts=where_she_is)
    follow_up(date(2026, 12, 3), who=gone, where=parlour)
    question("Does it hurt?", date(2026, 11, 5), who=gone, where=parlour)
    assert whys(parlour, opened) == (Why.IN_TURN,)


def test_what_waits_is_counted_apart(parlour, opened):
    follow_up(date(2026, 12, 9), where=parlour)
    follow_up(date(2026, 11, 9), where=parlour)
    follow_up(date(2026, 11, 1), where=parlour, status="kept", done_month=Month(2026, 11))
    question("Does it hurt?", date(2026, 11, 5), where=parlour)
    question("Is it safe?", date(2026, 11, 5), where=parlour, status="answered", answer="Yes.")
    question("Was it told?", date(2026, 11, 5), where=parlour, status="told", told_month=Month(2026, 11))
    need = need_at(parlour, opened)
    assert (need.promises_due, need.first_due) == (2, date(2026, 11, 9))
    assert (need.answers_to_tell, need.questions_open) == (1, 1)


def test_all_whys_are_kept_in_the_order_of_need(north, opened):
    there = venue(north, "V1", contacted="2026-10-05")
    went(there, "2026-10-05", Outcome.REFUSED)
    question("Does it hurt?", date(2026, 10, 5), where=there)
    follow_up(date(2026, 12, 9), where=there)
    assert whys(there, opened) == (Why.NOT_VISITED, Why.FOLLOW_UP, Why.UNTOLD, Why.OTHER_HOUR, Why.NEW)


@pytest.mark.parametrize(("closed", "is_there"), [("2026-12-01", False), ("2026-12-02", True)])
def test_a_venue_is_needed_when_it_is_there_on_the_first_day(north, opened, closed, is_there):
    there = venue(north, "V1", closed=closed)
    assert (there.pk in needs_for(DECEMBER, reader=opened, today=TODAY)) == is_there


def test_in_a_month_that_has_begun_today_decides(north, opened):
    there = venue(north, "V1", closed="2026-12-08")
    assert there.pk in needs_for(DECEMBER, reader=opened, today=date(2026, 12, 7))
    assert there.pk not in needs_for(DECEMBER, reader=opened, today=date(2026, 12, 8))


def test_the_later_of_its_own_and_its_district_s_avoid_until_holds(parlour, opened):
    parlour.avoid_until = date(2026, 12, 5)
    parlour.save()
    assert need_at(parlour, opened).avoid_until == date(2026, 12, 5)
    Crackdown.objects.create(districts=[parlour.district_id], since=TODAY, avoid_until=date(2026, 12, 20))
    assert need_at(parlour, opened).avoid_until == date(2026, 12, 20)


def test_a_stop_of_an_outing_has_its_whys_by_its_month_even_where_it_is_gone(parlour, north, opened):
    gone = venue(north, "V2", closed="2026-11-01")
    follow_up(date(2026, 12, 31), where=parlour)
    early = needs_of_stops([parlour, gone], date(2026, 11, 30), opened)
    assert set(early) == {parlour.pk, gone.pk}
    assert early[parlour.pk].whys == (Why.IN_TURN,)
    assert needs_of_stops([parlour], date(2026, 12, 1), opened)[parlour.pk].whys == (Why.FOLLOW_UP,)


def test_who_may_read_no_venue_needs_nothing(parlour, staff):
    assert needs_for(DECEMBER, reader=staff["adviser"], today=TODAY) == {}


def queries(reader):
    with CaptureQueriesContext(connection) as asked:
        needs_for(DECEMBER, reader=reader, today=TODAY)
    return len(asked)


def test_many_venues_take_as_many_queries_as_one(parlour, north, opened):
    def more(place):
        there = venue(north, f"V{place}")
        went(there, "2026-11-05", Outcome.CLOSED)
        woman = person(f"Woman {place}", at=there)
        follow_up(date(2026, 12, 3), who=woman)
        question("Does it hurt?", date(2026, 11, 5), who=woman, where=there)
        Crackdown.objects.create(districts=[north.pk], since=TODAY)

    more(2)
    one = queries(opened)
    for place in (3, 4, 5):
        more(place)
    assert queries(opened) == one <= 10
