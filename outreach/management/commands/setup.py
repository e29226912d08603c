"""Set up an organisation."""

import os
import sys
from getpass import getpass
from zoneinfo import available_timezones

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import ground
from accounts.models import Organisation, User
from accounts.strength import problem
from core.refusals import NotPossible
from outreach.setting_up.organisation import open_organisation

LANGUAGE, TIME_ZONE = "en", "Asia/Shanghai"


class Command(BaseCommand):
    help = "Makes the database, the organisation and its first coordinator; asks for what is not given."

    def add_arguments(self, parser):
        parser.add_argument("--organisation", metavar="NAME")
        parser.add_argument("--coordinator", metavar="USERNAME")
        parser.add_argument("--time-zone", default=None)
        parser.add_argument("--language", choices=[code for code, name in settings.LANGUAGES], default=None)

    def handle(self, *, organisation, coordinator, time_zone, language, **options):
        asks = organisation is None or coordinator is None
        with translation.override(language or translation.get_language()):
            ground.refuse_an_organisation()
            try:
                language = language or (self._language() if asks else LANGUAGE)
                with translation.override(language):
                    self._set_up(organisation, coordinator, time_zone or (None if asks else TIME_ZONE), language)
            except (EOFError, KeyboardInterrupt) as stopped:
                raise CommandError(_("Stopped. Nothing was set up.")) from stopped

    def _set_up(self, organisation, coordinator, time_zone, language):
        answers = {
            "name": self._answer(
                organisation,
                _("Name of the organisation"),
                _wrong_name,
                hint=_("It is shown before anybody signs in: a neutral name is safer."),
            ),
            "coordinator": self._answer(
                coordinator,
                _("Pseudonym of the first coordinator"),
                _wrong_pseudonym,
                hint=_("Not her real name: pseudonyms can be read without any key."),
            ),
            "time_zone": self._answer(time_zone, _("Time zone"), _wrong_time_zone, default=TIME_ZONE),
        }
        passphrase = self._new_passphrase(answers["coordinator"], answers["name"])
        try:
            with ground.beginning():
                call_command("migrate", verbosity=0, interactive=False)
                open_organisation(passphrase=passphrase, language=language, **answers)
        except NotPossible as error:
            raise CommandError(str(error)) from error
        self.stderr.write(_("%(name)s is set up; %(coordinator)s may sign in.") % answers)

    def _language(self):
        return self._answer(None, _("Language, en or zh-hans"), _wrong_language, default=LANGUAGE)

    def _answer(self, given, prompt, wrong, *, default="", hint=""):
        """What was given if it is right; else asked for until it is."""
        if given is not None:
            if problem := wrong(given):
                raise CommandError(problem)
            return given
        if not sys.stdin.isatty():
            raise CommandError(_("%(field)s is missing.") % {"field": prompt})
        if hint:
            self.stdout.write(hint)
        while True:
            answer = input(f"{prompt}{f' [{default}]' if default else ''}: ").strip() or default
            if not (problem := wrong(answer)):
                return answer
            self.stderr.write(problem)

    def _new_passphrase(self, *names):
        """Taken from the environment, or asked for twice: nobody could look up a mistyped one."""
        if given := os.environ.get("ROUNDS_PASSPHRASE"):
            if words := problem(given, *names):
                raise CommandError(words)
            return given
        good = _("At least 12 characters. Four words that have nothing to do with each other are good.")
        self.stdout.write(f"{good} {_('Nothing is shown while you type.')}")
        while True:
            passphrase = getpass(f"{_('Passphrase')}: ")
            if words := problem(passphrase, *names):
                self.stderr.write(words)
            elif passphrase != getpass(f"{_('New passphrase, once more')}: "):
                self.stderr.write(_("The two are not the same."))
            else:
                return passphrase


def _wrong_name(name):
    return _too_long(Organisation, "name", name)


def _wrong_pseudonym(username):
    return _too_long(User, "username", username)


def _wrong_time_zone(name):
    return "" if name in available_timezones() else _("There is no time zone %(name)s.") % {"name": name}


def _wrong_language(code):
    return "" if code in dict(settings.LANGUAGES) else _("There is no language %(name)s.") % {"name": code}


def _too_long(model, field, words):
    longest = model._meta.get_field(field).max_length
    if not words:
        return _("There must be at least one letter.")
    return "" if len(words) <= longest else _("At most %(longest)d characters, please.") % {"longest": longest}
