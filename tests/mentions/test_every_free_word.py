"""Whatever is declared as written freely is looked through before somebody is forgotten, and the row is led to."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from core.months import Month
from outreach.mentions.mentions import Mentions, mentions_of
from outreach.models import Question, Visit
from vault.declared import parts_of, worded, words_in
from vault.keyring import Keyring, Locked, using
from vault.says import one_of
from vault.sealed import ListOf

DAY = date(2026, 9, 6)
WORDS = {
    f"{model.__name__}.{part.name}": (value, part)
    for model in apps.get_models()
    for value in worded(model)
    for part in parts_of(value)
    if part.says.words
}
PAGE = Path(settings.BASE_DIR / "templates/outreach/forgetting/forget.html").read_text(encoding="utf-8")
CLEAR = {
    "Visit": lambda life: {"outing": life.trip, "venue": life.salon},
    "Question": lambda life: {"asked_month": Month.of(DAY), "asked_on": DAY},
    "Outing": lambda life: {"district": life.two, "date": DAY},
    "FollowUp": lambda life: {"made_month": Month.of(DAY), "due_month": Month.of(DAY)},
    "Venue": lambda life: {"district": life.two},
}


def written(value, part, words, life):
    """A row in which nothing stands but these words, in that place."""
    kind, (_, _, field) = one_of(value.kind), part.name.partition(".")
    there = kind(**{each.name: words if each.name == field else None for each in fields(kind)}) if field else words
    row = value.model(**CLEAR.get(value.model.__name__, lambda life: {})(life))
    setattr(row, value.name, (there,) if isinstance(value, ListOf) else there)
    row.save()
    return row


@pytest.mark.parametrize("name", WORDS)
def test_what_somebody_wrote_freely_is_looked_through(name, life, staff, opened):
    value, part = WORDS[name]
    assert not mentions_of(life.xiang, reader=staff["coordinator"])
    row = written(value, part, "阿香 told us", life)
    found = mentions_of(life.xiang, reader=staff["coordinator"])
    assert [rows for each in fields(Mentions) if (rows := getattr(found, each.name))] == [[row]]


def test_what_is_found_is_led_to():
    lists = [each.name for each in fields(Mentions)]
    assert [name for name in lists if f"in mentions.{name} %}}" not in PAGE] == []


def test_where_words_are_written_freely():
    assert sorted(WORDS) == [
        "Answer.question", "Answer.words", "Crackdown.what_of_ours", "Crackdown.words", "FollowUp.close_reason",
        "FollowUp.note", "Lead.drop_reason", "Lead.words", "Outing.cancelled_because", "Outing.notes",
        "Person.remarks", "Person.safe_contact", "Question.answer", "Question.close_reason", "Question.exchange.words",
        "Question.words", "Venue.best_hours", "Venue.contact", "Venue.remarks", "Visit.note", "Visit.void_reason",
    ]  # fmt: skip


def test_words_that_are_not_open_refuse_to_be_looked_through(life, opened):
    with using(Keyring()), pytest.raises(Locked):
        words_in(Visit.objects.get(pk=life.stop.pk))
    with using(Keyring()), pytest.raises(Locked):
        words_in(Question.objects.get(pk=life.asked.pk))
    assert words_in(Question.objects.get(pk=life.asked.pk)) == ["Does it hurt?", "", ""]
