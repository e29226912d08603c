"""What is written before and after an outing, in whichever field: without the keys none of it is found."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.conftest import PASSPHRASE
from tests.conventions.sources import nothing
from tests.proofs.beyond import plant
from tests.proofs.loot import opened, seized
from tests.proofs.planting import planted
from vault.keyring import Keyring, using
from vault.sealed import boxes_of, values_of

WRITTEN_LATER = ("Answer", "Crackdown", "FollowUp", "Lead", "Outing", "Question", "Round", "Venue", "Visit")


@pytest.fixture
def life(staff, tmp_path, monkeypatch):
    """An organisation whose registers came in, and a secret in every field that is written later."""
    monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "registers.xlsx"
    registers = planted(5, "amber, birch")
    path.write_bytes(registers.workbook())
    call_command("import_registers", str(path), "--as", "amber", "--json", stdout=StringIO())
    registers.before = set(registers.secrets)
    plant(registers, staff["worker"])
    return registers


def test_every_sealed_field_of_what_is_written_later_holds_something(life):
    models = [model for model in apps.get_models() if boxes_of(model) and model.__name__ in WRITTEN_LATER]
    assert {model.__name__ for model in models} == set(WRITTEN_LATER)
    fields = [(model, value.name) for model in models for value in values_of(model)]
    empty = [
        f"{model.__name__}.{name}"
        for model, name in fields
        if not any(getattr(row, name) not in (None, "", ()) for row in model.objects.all())
    ]
    nothing(empty)


def test_whoever_holds_the_keys_finds_every_secret_and_the_police_none(life):
    secrets = set(life.secrets) - life.before
    assert len(secrets) >= 18
    lying = opened()
    nothing(secret for secret in secrets if not any(row.mentions(secret) for row in lying))
    with using(Keyring()):
        taken = seized()
    nothing(secret for secret in secrets if any(row.mentions(secret) for row in taken))
