"""What `manage check` insists on: every field says whether it is sealed, what it points to, and how long it is kept."""

from pathlib import Path

import yaml
from django.apps import apps
from django.conf import settings
from django.core.checks import Error

from outreach.forgetting import pointers
from outreach.mentions.mentions import searched
from outreach.records import merging
from people.models import Person
from vault.declared import parts_of, pointers_to, worded
from vault.says import ANYTHING
from vault.sealed import Box, names_of, values_of

RETENTION = settings.BASE_DIR / "config" / "data_retention.yaml"


def our_models():
    """The models of the rooms, without those of the framework."""
    return [model for model in apps.get_models() if Path(model._meta.app_config.path).parent == settings.BASE_DIR]


def clear_fields(model) -> set[str]:
    """The columns of a model that are not boxes."""
    return {field.name for field in model._meta.concrete_fields if not isinstance(field, Box)}


def sensitivity_is_declared(app_configs=None, **options):
    """Every field lies in a box, or stands in the model's `Sensitivity` with the reason why it is in clear."""
    return [error for model in our_models() for error in _sensitivity_of(model)]


def _sensitivity_of(model):
    declared = model.__dict__.get("Sensitivity")
    if declared is None:
        return [Error("has no Sensitivity", obj=model, id="rounds.E001")]
    wrong = {
        "is in clear and not declared so": clear_fields(model) - set(declared.clear),
        "is declared clear and is not": set(declared.clear) - clear_fields(model),
        "is in clear without a reason": {name for name, reason in declared.clear.items() if not reason.strip()},
    }
    return [Error(f"{name} {words}", obj=model, id="rounds.E002") for words, names in wrong.items() for name in names]


MUST_SAY = {
    "points_to": "does not say whose ids lie in it: points_to=Person, another model or its label; of JSON also ()",
    "words": "does not say whether somebody writes freely in it: words=True or words=False",
    "moves_along": "does not say whether the record that comes after this one takes it over: moves_along=True or False",
}
MUST_BE_IN = {
    "BECOMES of outreach/forgetting/pointers.py": set(pointers.BECOMES),
    "FOLLOWS or STAYS of outreach/records/merging.py": {*merging.FOLLOWS, *merging.STAYS},
}


def what_is_sealed_says_what_it_points_to(app_configs=None, **options):
    """Every id, text and JSON says what it holds; forgetting, merging, moving and mentions know all that do."""
    return list(pointer_errors(our_models()))


def pointer_errors(models: list):
    """What the sealed values of some models do not say, and what nobody does with what they say, as check errors."""
    for model in models:
        for name, words in _unsaid(model):
            yield Error(f"{name} {words}", obj=model, id="rounds.E007")
        if worded(model) and model not in searched():
            words = "has free words and no place in the Mentions of outreach/mentions/mentions.py"
            yield Error(words, obj=model, id="rounds.E008")
    pointing = set(pointers_to(Person, models))
    for table, handled in MUST_BE_IN.items():
        for value in pointing - handled:
            words = f"{value.name} may point to a person and is not in {table}"
            yield Error(words, obj=value.model, id="rounds.E009")
        for value in {value for value in handled if value.model in models} - pointing:
            words = f"{value.name} is in {table} and does not say that it may point to a person"
            yield Error(words, obj=value.model, id="rounds.E010")


def _unsaid(model):
    """The name of each part of a model's values, and what it does not say or says wrongly."""
    values = values_of(model)
    moving = any(value.says.moves_along is not None for value in values)
    for value in values:
        for part in parts_of(value):
            yield from ((part.name, MUST_SAY[what]) for what in part.missing)
            for label in set(part.says.points_to or ()) - {ANYTHING, *(each._meta.label for each in apps.get_models())}:
                yield part.name, f"points to {label}, which is no model"
        if moving and value.says.moves_along is None:
            yield value.name, MUST_SAY["moves_along"]


def retention_is_decided(app_configs=None, **options):
    """Every field is in exactly one group of data_retention.yaml, and every group has a period and a reason."""
    return list(retention_errors(yaml.safe_load(RETENTION.read_text(encoding="utf-8"))))


def retention_errors(groups: dict):
    """What is wrong with the groups, as check errors."""
    grouped = []
    for name, group in groups.items():
        if not _has_a_period(group.get("keep")) or not str(group.get("because") or "").strip():
            yield Error(f"the group {name} lacks a period or a reason", obj=RETENTION.name, id="rounds.E003")
        grouped += [(label, field) for label, fields in group["fields"].items() for field in fields]
    there = {(m._meta.label, name) for m in our_models() for name in clear_fields(m).union(names_of(m))}
    for label, field in sorted(there - set(grouped)):
        yield Error(f"{label}.{field} is in no group", obj=RETENTION.name, id="rounds.E004")
    for label, field in sorted(set(grouped) - there):
        yield Error(f"{label}.{field} is no field", obj=RETENTION.name, id="rounds.E005")
    for label, field in sorted({pair for pair in grouped if grouped.count(pair) > 1}):
        yield Error(f"{label}.{field} is in two groups", obj=RETENTION.name, id="rounds.E006")


def _has_a_period(keep):
    if not isinstance(keep, dict):
        return False
    if set(keep) == {"while"}:
        return bool(str(keep["while"]).strip())
    return set(keep) == {"months", "after"} and isinstance(keep["months"], int) and keep["months"] > 0 and keep["after"]
