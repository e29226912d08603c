"""What is left of outings that are over: it stays on the home page until somebody says what came of it."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from outreach.models.outings import PrintedSheet, State
from outreach.outings.unfinished import unfinished
from tests.life import outing, today, venue, visit

YESTERDAY = today() - timedelta(days=1)


def planned(life, day, *, state=State.PLANNED, stops=None, **facts):
    """An outing of `day` with planned stops."""
    trip = outing(life.two, day, state=state, **facts)
    for place, where in enumerate([life.salon, life.parlour] if stops is None else stops, start=1):
        visit(trip, where, outcome="planned", place=place)
    return trip


def left(staff, day=None):
    return unfinished(staff["worker"], day or today())


def test_planned_stops_of_an_outing_that_took_place_are_left_until_they_have_an_outcome(life, staff):
    trip = planned(life, YESTERDAY, state=State.DONE)
    (line,) = left(staff)
    assert (line.outing.pk, line.stops, line.words) == (trip.pk, 2, ["2 stops without an outcome"])
    trip.visits.filter(venue=life.salon).delete()
    assert left(staff)[0].words == ["1 stop without an outcome"]
    trip.visits.all().delete()
    assert left(staff) == []


def test_an_outing_planned_for_a_day_that_has_passed_is_left(life, staff):
    planned(life, YESTERDAY)
    (line,) = left(staff)
    assert line.words == ["nobody said whether it took place", "2 stops without an outcome"]


def test_one_planned_for_today_is_ahead_and_one_begun_today_is_left(life, staff):
    trip = planned(life, today())
    assert left(staff) == []
    trip.state = State.DONE
    trip.save()
    assert [line.stops for line in left(staff)] == [2]


def test_the_future_and_what_was_cancelled_are_not_left(life, staff):
    planned(life, today() + timedelta(days=1))
    planned(life, YESTERDAY, state=State.CANCELLED)
    assert left(staff) == []


def test_a_printed_sheet_is_left_until_it_is_destroyed_even_of_a_cancelled_outing(life, staff):
    planned(life, YESTERDAY, state=State.CANCELLED, printed_sheet=PrintedSheet.PRINTED)
    done = planned(life, YESTERDAY, state=State.DONE, stops=[], printed_sheet=PrintedSheet.PRINTED)
    assert [line.words for line in left(staff)] == [["the printed sheet is not yet destroyed"]] * 2
    done.printed_sheet = PrintedSheet.DESTROYED
    done.save()
    assert [line.outing.state for line in left(staff)] == [State.CANCELLED]


def test_an_adviser_is_told_of_no_outing(life, staff):
    planned(life, YESTERDAY)
    assert unfinished(staff["adviser"], today()) == []


def test_it_takes_the_same_queries_however_many(life, staff):
    def queries():
        with CaptureQueriesContext(connection) as taken:
            left(staff)
        return len(taken)

    planned(life, YESTERDAY)
    few = queries()
    for number in range(3):
        more = venue(life.ten, f"V2{number}", "One more")
        planned(life, YESTERDAY - timedelta(days=number + 1), stops=[more], printed_sheet=PrintedSheet.PRINTED)
    assert (queries(), few, len(left(staff))) == (3, 3, 4)
