"""Whatever is sealed says what it points to and whether anybody may stand in its words, or `manage.py check` fails."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test.utils import isolate_apps

from config import checks
from outreach.forgetting.pointers import BECOMES
from outreach.mentions.mentions import searched
from outreach.models import Draft, Import, Merge, Visit
from outreach.records.merging import FOLLOWS, STAYS
from people.models import Person
from vault import sealed
from vault.declared import moving_along, pointers_to
from vault.says import part
from venues.models import Venue


@dataclass(frozen=True)
class Seen:
    """Somebody who was seen, of whom nothing is declared but the last."""

    on: date
    who: UUID | None
    said: str = ""
    also: tuple[UUID, ...] = ()
    where: UUID | None = part(default=None, points_to="venues.Venue")


@dataclass(frozen=True)
class SeenPerson:
    """Somebody who was seen, declared."""

    who: UUID = part(points_to=Person)
    said: str = part(default="", words=False)


def words(model):
    return sorted(error.msg for error in checks.pointer_errors([model]))


def test_everything_that_is_sealed_says_it():
    assert checks.what_is_sealed_says_what_it_points_to() == []


@isolate_apps("outreach")
def test_an_id_a_text_and_json_that_say_nothing_are_named_with_what_to_do():
    class Sighting(sealed.Record):
        box = sealed.Box("person", "sighting.person")
        who = sealed.Of(UUID, box)
        others = sealed.ListOf(UUID, box, points_to=())
        note = sealed.Text(box)
        lines = sealed.ListOf(str, box)
        rest = sealed.Json(box)
        seen = sealed.ListOf(Seen, box)
        plans = sealed.ListOf(tuple[Seen, ...], box)
        on = sealed.Of(date, box)

        class Meta:
            app_label = "outreach"

    ids = ["who", "others", "rest", *("seen.who", "seen.also"), *("plans.who", "plans.also")]
    texts = ["note", "lines", "rest", "seen.said", "plans.said"]
    assert words(Sighting) == sorted(
        [f"{name} {checks.MUST_SAY['points_to']}" for name in ids]
        + [f"{name} {checks.MUST_SAY['words']}" for name in texts]
    )
    assert "points_to=Person" in checks.MUST_SAY["points_to"]
    assert "words=True or words=False" in checks.MUST_SAY["words"]


@isolate_apps("outreach")
def test_what_points_to_a_person_fails_until_forgetting_and_merging_say_what_becomes_of_it(monkeypatch):
    class Sighting(sealed.Record):
        box = sealed.Box("person", "sighting.person")
        who = sealed.Of(UUID, box, points_to=Person)
        others = sealed.ListOf(UUID, box, points_to=("venues.Venue", "people.Person"))
        seen = sealed.ListOf(SeenPerson, box)
        address = sealed.Text(box, points_to=Person, words=False)
        rest = sealed.Json(box, points_to="*", words=False)
        where = sealed.Of(UUID, box, points_to="venues.Venue")

        class Meta:
            app_label = "outreach"

    pointing = [Sighting.who, Sighting.others, Sighting.seen, Sighting.address, Sighting.rest]
    forgetting, merging = checks.MUST_BE_IN
    assert words(Sighting) == sorted(
        f"{value.name} may point to a person and is not in {table}" for value in pointing for table in checks.MUST_BE_IN
    )
    monkeypatch.setitem(checks.MUST_BE_IN, forgetting, set(pointing))
    monkeypatch.setitem(checks.MUST_BE_IN, merging, set(pointing[1:]))
    assert words(Sighting) == [f"who may point to a person and is not in {merging}"]


@isolate_apps("outreach")
def test_free_words_fail_until_they_have_a_place_among_the_mentions():
    class Sighting(sealed.Record):
        box = sealed.Box("person", "sighting.person")
        note = sealed.Text(box, words=True)

        class Meta:
            app_label = "outreach"

    assert words(Sighting) == ["has free words and no place in the Mentions of outreach/mentions/mentions.py"]


@isolate_apps("outreach")
def test_a_label_of_no_model_and_a_value_that_may_be_left_behind_are_named():
    class Sighting(sealed.Record):
        box = sealed.Box("person", "sighting.person")
        who = sealed.Of(UUID, box, points_to="people.Persn", moves_along=True)
        on = sealed.Of(date, box)

        class Meta:
            app_label = "outreach"

    assert words(Sighting) == [f"on {checks.MUST_SAY['moves_along']}", "who points to people.Persn, which is no model"]


@isolate_apps("outreach")
def test_manage_check_fails_on_a_value_that_says_nothing(monkeypatch):
    class Sighting(sealed.Record):
        box = sealed.Box("person", "sighting.person")
        who = sealed.Of(UUID, box)

        class Meta:
            app_label = "outreach"

    models = [*checks.our_models(), Sighting]
    monkeypatch.setattr(checks, "our_models", lambda: models)
    with pytest.raises(SystemCheckError, match="who does not say whose ids lie in it: points_to=Person"):
        call_command("check", "--tag", "pointers")


def test_a_value_that_is_taken_for_a_pointer_and_says_it_is_none_is_named(monkeypatch):
    monkeypatch.setitem(checks.MUST_BE_IN, "A TABLE", {*BECOMES, Import.withheld})
    assert words(Import) == ["withheld is in A TABLE and does not say that it may point to a person"]


def test_what_points_to_a_person_is_known_wherever_it_lies():
    pointing = set(pointers_to(Person))
    assert {
        Visit.met,
        Import.made,
        Draft.form,
        Draft.page,
        Draft.fields,
        Merge.kept,
        Merge.gone,
        Merge.moved,
    } < pointing
    assert pointing == set(BECOMES) == {*FOLLOWS, *STAYS}
    assert not set(FOLLOWS) & set(STAYS)


def test_every_record_with_free_words_is_looked_through():
    assert {model.__name__ for model in searched()} == {
        "Visit", "Question", "Outing", "FollowUp", "Lead", "Crackdown", "Answer", "Venue", "Person",
    }  # fmt: skip


def test_what_a_venue_takes_along():
    assert moving_along(Venue) == ["kind_id", "usual_number", "best_hours", "attitude", "contact", "remarks"]
