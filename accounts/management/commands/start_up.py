"""Bring the database to where the server can start."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import ground


class Command(BaseCommand):
    help = "Set up the organisation if there is none yet, the example one or with --empty a real one; else migrate."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--empty", action="store_true", help="set up a real organisation, step by step")
        parser.add_argument("--language", help="of the organisation that is set up; --empty asks for it")

    def handle(self, *, empty, language, **options):
        with translation.override(language or "en"):
            if not ground.organisation_is_here():
                make_organisation(empty, language)
            elif empty:
                raise CommandError(_("There is an organisation here already. --empty is for a new data folder."))
            else:
                with ground.alone():
                    self._bring_up_to_date()

    def _bring_up_to_date(self):
        ground.settle()
        if migrations_are_waiting():
            self.stderr.write(_("Bringing the database up to date"))
            call_command("migrate", verbosity=0, interactive=False)
        call_command("sweep")


def make_organisation(empty, language):
    """Lead through the set-up of a real organisation, or make the example one."""
    if empty:
        call_command("setup", language=language)
    else:
        call_command("example_organisation", language=language or "en")


def migrations_are_waiting() -> bool:
    """Whether the code knows a migration that the database does not have."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
