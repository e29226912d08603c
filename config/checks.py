"""What `manage check` insists on: every field says whether it is sealed, and for how long it is kept."""

from pathlib import Path

import yaml
from django.apps import apps
from django.conf import settings
from django.core.checks import Error, register

from vault.sealed import Box, names_of

RETENTION = settings.BASE_DIR / "config" / "data_retention.yaml"


def our_models():
    """The models of the rooms, without those of the framework."""
    return [model for model in apps.get_models() if Path(model._meta.app_config.path).parent == settings.BASE_DIR]


def clear_fields(model) -> set[str]:
    """The columns of a model that are not boxes."""
    return {field.name for field in model._meta.concrete_fields if not isinstance(field, Box)}


@register("sensitivity")
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


@register("retention")
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
