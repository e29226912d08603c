"""A day nobody meant is refused beside its field, in every form there is and in every one to come."""

import re
from datetime import timedelta

import pytest
from django import forms
from django.http import QueryDict

from outreach.crackdowns.forms import CrackdownForm
from outreach.evening.table import stop_table
from tests.conventions.forms import all_forms, made
from tests.conventions.sources import code_files, named, nothing
from tests.life import small_life, today
from vault.lists import Entries
from venues.models import Districts, Venue

MAY_COME = {
    ("CallForm", "next_try"),
    ("CrackdownForm", "avoid_until"),
    ("CrackdownForm", "until"),
    ("NewPromiseForm", "due_on"),
    ("PromiseForm", "due_on"),
    ("StopForm", "back_on"),
    ("VenueForm", "avoid_until"),
}
NEVER_MEANT = ("0026-08-01", "0206-08-01", "1026-08-01", "1989-12-31", "2101-01-01", "9999-12-31")


@pytest.fixture
def given(staff):
    """What forms are made with, by the name of the argument."""
    life = small_life(team=[staff["worker"]])
    reader = staff["coordinator"]
    lists = ("venues", "topics", "reasons", "supplies", "people", "others", "meant")
    return {
        **dict.fromkeys(lists, []),
        "districts": Districts(),
        "kinds": Entries(),
        "staff": [],
        "today": today(),
        "reader": reader,
        "person": life.xiang,
        "venue": Venue(district=life.two, number="V900", name="Never contacted"),
        "find": lambda _words: [],
        "table": stop_table(life.trip, life.salon, reader=reader),
        "nobody": "",
        "about_label": "For",
    }


def with_days() -> list[tuple]:
    """Every form class with a field for a day, and the names of those fields."""
    found = ((form, [name for name, field in form.base_fields.items() if is_day(field)]) for form in all_forms())
    return [(form, names) for form, names in found if names]


def is_day(field):
    return isinstance(field, forms.DateField | forms.DateTimeField)


def refused(form, name, day, given) -> list[str]:
    """What stands beside the field when that day is typed into it, whatever is wrong with the rest."""
    typed = QueryDict(mutable=True)
    typed[name] = day
    return made(form, typed, given).errors.get(name, [])


def test_there_are_as_many_forms_with_days_as_ever():
    assert len(with_days()) >= 20, [form.__qualname__ for form, _names in with_days()]


def test_no_form_takes_a_day_nobody_meant(given):
    nothing(
        f"{form.__qualname__}.{name} takes {day}"
        for form, names in with_days()
        for name in names
        for day in NEVER_MEANT
        if not refused(form, name, day, given)
    )


def test_no_form_takes_tomorrow_for_what_has_happened(given):
    tomorrow = (today() + timedelta(days=1)).isoformat()
    taken = {
        (form.__qualname__, name)
        for form, names in with_days()
        for name in names
        if not refused(form, name, tomorrow, given)
    }
    assert taken == MAY_COME


def test_every_form_takes_today_and_the_first_day_there_is(given):
    nothing(
        f"{form.__qualname__}.{name} refuses {day}: {said}"
        for form, names in with_days()
        for name in names
        for day in (today().isoformat(), *(["1990-01-01"] if (form.__qualname__, name) not in MAY_COME else []))
        if (said := refused(form, name, day, given))
    )


def test_days_are_asked_for_in_one_way_only():
    """A field of Django's own would know neither the first year nor the last."""
    nothing(
        f"{named(path)}: {found[0]}"
        for path in code_files()
        if named(path) != "core/forms.py"
        for found in [re.findall(r"forms\.(?:DateField|DateTimeField|SelectDateWidget)\(", path.read_text())]
        if found
    )


@pytest.mark.parametrize(
    ("name", "day", "words"),
    [
        ("since", "0026-08-01", "This day lies before 1990: look at the year."),
        ("since", "9999-12-31", "This day has not come yet."),
        ("avoid_until", "1989-12-31", "This day lies before 1990: look at the year."),
        ("avoid_until", "2101-01-01", "This day lies after 2100: look at the year."),
    ],
)
def test_the_refusal_says_what_is_wrong_with_it(given, name, day, words):
    assert refused(CrackdownForm, name, day, given) == [words]
