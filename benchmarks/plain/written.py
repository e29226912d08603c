"""Writes a life (`benchmarks/grown.py`) into the plain tables."""

from django.db import connections

from benchmarks.grown import Life
from benchmarks.plain import models
from core.months import Month
from outreach.models import Reason, Supply, Topic
from venues.models import Kind

ALIAS, AT_ONCE = "plain", 2000


def make_tables() -> None:
    """Make the plain tables in the database they have for themselves."""
    with connections[ALIAS].schema_editor() as editor:
        for model in models.Row.__subclasses__():
            editor.create_model(model)


def write(life: Life) -> None:
    """Write everything that a month page counts."""
    entries = {row.key: row for model in (Kind, Topic, Reason, Supply) for row in model.objects.opened()}
    keys = {key: row.pk for key, row in entries.items()}
    _make(models.Entry, (models.Entry(id=row.pk, key=key, label=str(row)) for key, row in entries.items()))
    _make(models.District, (models.District(id=pk, name=name) for pk, name in life.districts))
    _make(models.Venue, (_venue(each, life, keys) for each in life.venues))
    first = {}
    for visit in sorted(life.visits, key=lambda visit: visit.outing.date):
        for each in visit.met:
            first.setdefault(each.woman, str(Month.of(visit.outing.date)))
    women = life.women
    _make(models.Person, (models.Person(w.id, w.nickname, first.get(w.id), w.counts) for w in women))
    districts = [pk for pk, _ in life.districts]
    _make(models.Outing, (models.Outing(o.id, districts[o.district], o.date, o.done) for o in life.outings))
    handed_out = ((o.id, keys[key], pieces) for o in life.outings for key, pieces in o.supplies.items())
    _make(models.HandedOut, (models.HandedOut(outing_id=o, supply_id=s, pieces=n) for o, s, n in handed_out))
    _make(models.Visit, (_visit(each, keys) for each in life.visits))
    talks = ((visit.id, keys[topic]) for visit in life.visits for topic in visit.topics)
    _make(models.Talk, (models.Talk(visit_id=visit, topic_id=topic) for visit, topic in talks))
    met = ((visit, each) for visit in life.visits for each in visit.met)
    _make(models.Encounter, (_encounter(visit, each, keys) for visit, each in met))
    _make(models.Question, (_question(each, keys) for each in life.questions))
    _make(models.Promise, (_promise(each, keys) for each in life.promises))
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("ANALYZE")


def _make(model, rows):
    model.objects.bulk_create(rows, batch_size=AT_ONCE)


def _month(day):
    return day and str(Month.of(day))


def _venue(facts, life, keys):
    return models.Venue(
        id=facts.id,
        district_id=life.districts[facts.district][0],
        kind_id=keys[facts.kind],
        number=facts.number,
        name=facts.name,
        first_month=_month(facts.first),
        last_month=_month(facts.closed),
    )


def _visit(facts, keys):
    return models.Visit(
        id=facts.id,
        outing_id=facts.outing.id,
        venue_id=facts.venue.id,
        date=facts.outing.date,
        outcome=facts.outcome,
        headcount=facts.headcount,
        reason_id=keys[facts.reason] if facts.reason else None,
        note=facts.note,
    )


def _encounter(visit, facts, keys):
    about = keys[facts.about[0]] if facts.about else None
    return models.Encounter(
        visit_id=visit.id, person_id=facts.woman, date=visit.outing.date, new=facts.new, about_id=about
    )


def _question(facts, keys):
    return models.Question(
        id=facts.id,
        venue_id=facts.venue,
        topic_id=keys[facts.topic],
        status=facts.status,
        asked=facts.asked,
        ended=facts.ended,
        asked_month=_month(facts.asked),
        ended_month=_month(facts.ended),
    )


def _promise(facts, keys):
    return models.Promise(
        id=facts.id,
        venue_id=facts.venue,
        reason_id=keys[facts.reason],
        status=facts.status,
        due=facts.due,
        done=facts.done,
        made_month=_month(facts.made),
        due_month=_month(facts.due),
        done_month=_month(facts.done),
    )
