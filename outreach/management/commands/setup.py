"""Set up an organisation."""

import sys
from zoneinfo import available_timezones

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.actions import NotPossible
from accounts.commands import passphrase_from
from accounts.models import Organisation
from outreach.books import open_books


class Command(BaseCommand):
    help = "Makes the database, the organisation and its first coordinator; asks for what is not given."

    def add_arguments(self, parser):
        parser.add_argument("--organisation", metavar="NAME")
        parser.add_argument("--coordinator", metavar="USERNAME")
        parser.add_argument("--time-zone", default=None)
        parser.add_argument("--language", choices=[code for code, name in settings.LANGUAGES], default=None)

    def handle(self, *, language, **options):
        with translation.override(language or translation.get_language()):
            self._set_up(language=language, **options)

    def _set_up(self, *, organisation, coordinator, time_zone, language, **options):
        asks = organisation is None or coordinator is None
        call_command("migrate", verbosity=0)
        if Organisation.objects.exists():
            raise CommandError(_("There is an organisation already; nothing was changed."))
        answers = {
            "name": organisation or self._ask(_("Name of the organisation")),
            "coordinator": coordinator or self._ask(_("Pseudonym of the first coordinator")),
            "language": language or (self._ask(_("Language, en or zh-hans"), "en") if asks else "en"),
            "time_zone": time_zone or (self._ask(_("Time zone"), "Asia/Shanghai") if asks else "Asia/Shanghai"),
        }
        if answers["time_zone"] not in available_timezones():
            raise CommandError(_("There is no time zone %(name)s.") % {"name": answers["time_zone"]})
        if answers["language"] not in dict(settings.LANGUAGES):
            raise CommandError(_("There is no language %(name)s.") % {"name": answers["language"]})
        passphrase = passphrase_from("ROUNDS_PASSPHRASE", _("Her passphrase (four words or more): "))
        if not passphrase:
            raise CommandError(_("There must be a passphrase."))
        try:
            open_books(passphrase=passphrase, **answers)
        except NotPossible as error:
            raise CommandError(str(error)) from error
        self.stderr.write(_("%(name)s is set up; %(coordinator)s may sign in.") % answers)

    def _ask(self, prompt, default=""):
        if not sys.stdin.isatty():
            raise CommandError(_("%(field)s is missing.") % {"field": prompt})
        return input(f"{prompt}{f' [{default}]' if default else ''}: ").strip() or default or self._ask(prompt)
