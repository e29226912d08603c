"""PostgreSQL leaves in a locked row who locked it: an evening locks only what it writes."""

from datetime import date

import pytest
from django.db import connection

from outreach.evening.actions.visits import NewPromise, StopFacts, Ticks, record_visit
from outreach.follow_ups.actions import FollowUpFacts, add_follow_up
from outreach.models import Encounter, FollowUp, Outcome, Question
from outreach.models.follow_ups import FollowUpStatus
from outreach.models.questions import QuestionStatus
from people.models import Person, Wish
from tests.life import follow_up, outing, person, question

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks no rows")
DAY = date(2026, 9, 20)


def locked_rows(model):
    """The rows that somebody locked, written or not: whoever has the files sees in which transaction."""
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{key}" FROM "{table}" WHERE xmax::text <> \'0\'')
        return {row[0] for row in cursor.fetchall()}


def test_an_evening_locks_nobody_whose_record_stays_and_nothing_that_is_only_due(life, opened):
    trip, wren = outing(life.two, DAY), person("Wren", at=life.parlour)
    due = [follow_up(DAY, who=who, where=life.parlour) for who in (life.xiang, wren)]
    told = question("How long?", DAY, who=wren, where=life.parlour, status="answered", answer="A week")
    waiting = question("How often?", DAY, who=wren, where=life.parlour, status="answered", answer="Twice")
    facts = StopFacts(
        outcome=Outcome.REACHED,
        met=(Encounter(life.xiang.pk, wish=Wish.HEAR_MORE), Encounter(wren.pk)),
        promise=NewPromise(DAY, person_id=wren.pk),
        kept=Ticks(frozenset(each.pk for each in due), frozenset([due[0].pk])),
        told=Ticks(frozenset([told.pk, waiting.pk]), frozenset([told.pk])),
    )
    record_visit(outing=trip, venue=life.parlour, facts=facts, seen="", by=opened)
    assert locked_rows(type(trip)) == {trip.pk}
    written = [{life.xiang.pk}, {due[0].pk}, {told.pk}]
    assert [locked_rows(model) for model in (Person, FollowUp, Question)] == written
    assert Person.objects.get(pk=life.xiang.pk).wish == Wish.HEAR_MORE
    assert FollowUp.objects.get(pk=due[0].pk).status == FollowUpStatus.KEPT
    assert Question.objects.get(pk=told.pk).status == QuestionStatus.TOLD


def test_a_promise_to_her_somewhere_locks_her_and_not_the_place(life, opened):
    said = FollowUpFacts(due_on=DAY, made_on=DAY, venue_id=life.parlour.pk, person_id=life.xiang.pk)
    add_follow_up(facts=said, by=opened)
    assert locked_rows(Person) == {life.xiang.pk}
    assert locked_rows(type(life.parlour)) == set()
