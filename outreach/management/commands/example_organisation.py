"""Make the example organisation."""

import os
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import ground
from accounts.strength import problem
from outreach.registers.progress import Bar
from outreach.setting_up.example import NAMES, TIME_ZONE, make_example, random_passphrase


class Command(BaseCommand):
    help = "Makes the database and an example organisation from invented registers; prints its accounts."

    def add_arguments(self, parser):
        parser.add_argument("--language", choices=[code for code, name in settings.LANGUAGES], default="en")

    def handle(self, *, language, **options):
        with translation.override(language), timezone.override(ZoneInfo(TIME_ZONE)):
            ground.refuse_an_organisation()
            passphrase = os.environ.get("ROUNDS_PASSPHRASE") or random_passphrase()
            if words := problem(passphrase, NAMES[language]):
                raise CommandError(words)
            progress = Bar(self.stderr, _("Making the example organisation"))
            with ground.beginning():
                call_command("migrate", verbosity=0, interactive=False)
                accounts = make_example(
                    language=language, passphrase=passphrase, today=timezone.localdate(), progress=progress
                )
            self._print(accounts, passphrase)

    def _print(self, accounts, passphrase):
        self.stdout.write(_("An example organisation. Everything in it is invented. Its accounts:"))
        width = max(len(user.username) for user in accounts)
        for user in accounts:
            self.stdout.write(f"  {user.username:{width}}  {user.get_role_display()}")
        self.stdout.write(_("The passphrase of all of them: %(words)s") % {"words": passphrase})
