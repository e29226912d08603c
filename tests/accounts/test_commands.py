"""Commands that open sealed data: when one fails it says where, and no word of what it had open."""

import pytest
from django.core.management import CommandError, call_command

from accounts.commands import SealedCommand
from accounts.permissions import Permission
from tests.conftest import PASSPHRASE

SECRET = "Kettle at the harbour"


class Failing(SealedCommand):
    """A command that trips over somebody's words."""

    permission = Permission.READ_PEOPLE

    def handle_as(self, user, **options):
        raise ValueError(f"no such {SECRET}")


class Refusing(Failing):
    """A command that says itself what is wrong."""

    def handle_as(self, user, **options):
        raise CommandError("There is no such month.", returncode=2)


@pytest.fixture(autouse=True)
def passphrase(coordinator, monkeypatch):
    monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)


def test_a_command_that_fails_says_where_and_not_what():
    with pytest.raises(CommandError) as failed:
        call_command(Failing(), "--as", "amber")
    assert str(failed.value).startswith("ValueError < tests/accounts/test_commands.py:")
    assert SECRET not in str(failed.value)
    assert failed.value.__suppress_context__, "a traceback would show the first exception too"


def test_what_a_command_says_itself_is_kept():
    with pytest.raises(CommandError, match="There is no such month.") as refused:
        call_command(Refusing(), "--as", "amber")
    assert refused.value.returncode == 2
