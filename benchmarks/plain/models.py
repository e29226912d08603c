"""The records of the work as anybody would keep them who encrypts nothing: plain columns, foreign keys, indexes."""

import uuid

from django.db import models

KEEP = models.PROTECT


class Row(models.Model):
    """A row with a random id, as the product's have."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)

    class Meta:
        abstract = True


class District(Row):
    """A district."""

    name = models.CharField(max_length=100)


class Entry(Row):
    """An entry of a list: a kind, a topic, a reason, a supply."""

    key = models.CharField(max_length=40)
    label = models.CharField(max_length=100)


class Venue(Row):
    """A venue and the months in which it is active."""

    district = models.ForeignKey(District, KEEP)
    kind = models.ForeignKey(Entry, KEEP)
    number = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    first_month = models.CharField(max_length=7, null=True, db_index=True)
    last_month = models.CharField(max_length=7, null=True)


class Person(Row):
    """A person, the month she was first met in, and whether she is counted."""

    nickname = models.CharField(max_length=100)
    met_first = models.CharField(max_length=7, null=True, db_index=True)
    counts = models.BooleanField(default=True)


class Outing(Row):
    """An outing."""

    district = models.ForeignKey(District, KEEP)
    date = models.DateField(db_index=True)
    done = models.BooleanField()


class HandedOut(Row):
    """Pieces of a supply on an outing."""

    outing = models.ForeignKey(Outing, KEEP)
    supply = models.ForeignKey(Entry, KEEP)
    pieces = models.IntegerField()


class Visit(Row):
    """A visit, with the day of its outing, so that the last one at a venue is found by an index."""

    outing = models.ForeignKey(Outing, KEEP)
    venue = models.ForeignKey(Venue, KEEP)
    date = models.DateField(db_index=True)
    outcome = models.CharField(max_length=13)
    headcount = models.IntegerField(null=True)
    reason = models.ForeignKey(Entry, KEEP, null=True)
    note = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["venue", "date"], name="visits_of_a_venue_by_day")]


class Talk(Row):
    """A topic that was talked about on a visit."""

    visit = models.ForeignKey(Visit, KEEP)
    topic = models.ForeignKey(Entry, KEEP)


class Encounter(Row):
    """A person met on a visit, with its day, too; `about` is what is to be explained again."""

    visit = models.ForeignKey(Visit, KEEP)
    person = models.ForeignKey(Person, KEEP)
    date = models.DateField()
    new = models.BooleanField()
    about = models.ForeignKey(Entry, KEEP, null=True)

    class Meta:
        indexes = [models.Index(fields=["date", "person"], name="persons_met_by_day")]


class Question(Row):
    """A question."""

    venue = models.ForeignKey(Venue, KEEP)
    topic = models.ForeignKey(Entry, KEEP)
    status = models.CharField(max_length=8)
    asked = models.DateField()
    ended = models.DateField(null=True)
    asked_month = models.CharField(max_length=7, db_index=True)
    ended_month = models.CharField(max_length=7, null=True, db_index=True)


class Promise(Row):
    """A promise to come back to a venue."""

    venue = models.ForeignKey(Venue, KEEP)
    reason = models.ForeignKey(Entry, KEEP)
    status = models.CharField(max_length=6)
    due = models.DateField()
    done = models.DateField(null=True)
    made_month = models.CharField(max_length=7, db_index=True)
    due_month = models.CharField(max_length=7)
    done_month = models.CharField(max_length=7, null=True, db_index=True)
