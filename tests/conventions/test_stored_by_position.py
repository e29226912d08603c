"""Frozen dataclasses in sealed values are stored by position: what was sealed before still opens to the same fields."""

from dataclasses import fields, is_dataclass, make_dataclass
from typing import get_args, get_type_hints

from config.checks import our_models
from core.codecs import codec_for
from core.months import Month
from vault.sealed import values_of

# A new field comes at the end of its line and has a default; none is moved or taken out.
ORDER = {
    "people.models.Consent": "purpose agreed on asked_by script",
    "outreach.models.outings.HandedOut": "supply pieces",
    "outreach.models.questions.Call": "on how reached hour next_try by",
    "outreach.models.questions.Said": "on by words by_adviser",
    "outreach.models.rounds.Free": "who weekdays outings",
    "outreach.models.rounds.PlannedOuting": "district date team stops id",
    "outreach.models.visits.BeforeTaps": "outing cancelled_because was_planned is_contact",
    "outreach.models.visits.Encounter": "person new to_explain explain_again wish full_service",
}


def within(kind):
    """The dataclasses in a type: itself, those in its fields, and those in a tuple or a choice of types.

    A month is not among them: it is stored as "2026-09".
    """
    if is_dataclass(kind) and kind is not Month:
        yield kind
        for hint in get_type_hints(kind).values():
            yield from within(hint)
    for each in get_args(kind):
        yield from within(each)


def sealed_like(*declared):
    return make_dataclass("Seen", declared, frozen=True)


def stored_by_position():
    return {kind for model in our_models() for value in values_of(model) for kind in within(value.kind)}


def test_the_fields_of_what_is_stored_by_position_stay_in_their_order():
    order = {
        f"{kind.__module__}.{kind.__qualname__}": [field.name for field in fields(kind)]
        for kind in stored_by_position()
    }
    assert order == {name: line.split() for name, line in ORDER.items()}


def test_a_field_in_the_middle_would_open_what_was_sealed_before_as_another():
    first, again = sealed_like(("new", bool, False)), sealed_like(("shy", bool, False), ("new", bool, False))
    (encode, _), (_, decode) = codec_for(first), codec_for(again)
    assert decode(encode(first(new=True))) == again(shy=True)
