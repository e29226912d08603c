"""Every field says whether it is sealed and how long it is kept; `manage.py check` fails otherwise."""

import copy

import pytest
import yaml
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import models

from config import checks
from outreach.models import WorksAt
from people.models import Person
from vault.sealed import boxes_of, names_of

GROUPS = yaml.safe_load(checks.RETENTION.read_text(encoding="utf-8"))


@pytest.fixture
def groups():
    return copy.deepcopy(GROUPS)


def words(errors):
    return [error.msg for error in errors]


def test_everything_is_declared():
    assert words(checks.sensitivity_is_declared()) == []
    assert words(checks.retention_is_decided()) == []
    assert len(checks.our_models()) >= 24


@pytest.mark.parametrize(
    ("clear", "said"),
    [
        ({}, "id is in clear and not declared so"),
        ({"id": "random", "phone": "x"}, "phone is declared clear and is not"),
        ({"id": " "}, "id is in clear without a reason"),
    ],
)
def test_a_wrong_declaration_is_named(monkeypatch, clear, said):
    monkeypatch.setattr(Person, "Sensitivity", type("Sensitivity", (), {"clear": clear}))
    assert said in words(checks.sensitivity_is_declared())


def test_a_model_without_a_declaration_is_named_even_when_its_parent_has_one(monkeypatch):
    monkeypatch.delattr(Person, "Sensitivity")
    assert words(checks.sensitivity_is_declared()) == ["has no Sensitivity"]


def test_what_is_sealed_is_listed_nowhere_by_hand():
    assert [model for model in checks.our_models() if hasattr(model.Sensitivity, "sealed")] == []
    assert names_of(WorksAt) == ["person_id", "venue_id", "since", "until"]


def test_a_field_in_no_group_is_named(groups):
    groups["persons"]["fields"]["people.Person"].remove("nickname")
    assert words(checks.retention_errors(groups)) == ["people.Person.nickname is in no group"]


def test_a_field_in_two_groups_and_one_that_is_not_there_are_named(groups):
    groups["lists"]["fields"]["people.Person"] = ["nickname", "nickname_before"]
    assert words(checks.retention_errors(groups)) == [
        "people.Person.nickname_before is no field",
        "people.Person.nickname is in two groups",
    ]


@pytest.mark.parametrize(
    "keep",
    [None, "24 months", {"months": 0, "after": "x"}, {"months": "24", "after": "x"}, {"while": ""}, {"months": 24}],
)
def test_a_group_without_a_period_is_named(groups, keep):
    groups["persons"]["keep"] = keep
    assert words(checks.retention_errors(groups)) == ["the group persons lacks a period or a reason"]


def test_a_group_without_a_reason_is_named(groups):
    del groups["persons"]["because"]
    assert words(checks.retention_errors(groups)) == ["the group persons lacks a period or a reason"]


def test_manage_check_fails_on_an_undeclared_field(monkeypatch):
    monkeypatch.setattr(Person, "Sensitivity", type("Sensitivity", (), {"clear": {}}))
    with pytest.raises(SystemCheckError, match="id is in clear and not declared so"):
        call_command("check", "--tag", "sensitivity")


def test_a_table_with_a_length_that_would_tell_how_many_has_rows_of_one_size():
    one_size = {(model.__name__, box.name) for model in checks.our_models() for box in boxes_of(model) if box.row_bytes}
    assert {
        ("Visit", "met_box"),
        ("Visit", "venue_box"),
        ("Person", "person_box"),
        ("WorksAt", "person_box"),
        ("Outing", "venue_box"),
        ("FollowUp", "person_box"),
        ("Question", "person_box"),
    } <= one_size


def test_no_clear_column_is_free_text_about_anybody():
    written = {
        f"{model._meta.label}.{field.name}"
        for model in checks.our_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.CharField | models.FileField | models.JSONField)
        and not field.choices
        and type(field).__name__ != "MonthField"
    }
    assert written == {
        "accounts.Organisation.name",
        "accounts.Organisation.time_zone",
        "accounts.User.username",
        "accounts.User.password",
        "audit.Head.hash",
        "audit.Entry.before",
        "vault.CompartmentKey.compartment",
        "vault.Grant.compartment",
        "vault.Session.session_key",
        "vault.Session.session_data",
        "vault.RowSize.label",
    }


def test_no_clear_column_is_finer_than_a_month_but_the_date_of_an_outing_and_the_ends_of_sessions_and_undos():
    dated = {
        f"{model._meta.label}.{field.name}"
        for model in checks.our_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.DateField | models.TimeField)
    }
    ends = {"vault.Session.expire_date", "outreach.Merge.until", "people.Forgotten.until"}
    assert dated == {"outreach.Outing.date"} | ends
