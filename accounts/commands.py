"""What commands that open sealed data share: --as, the passphrase, the organisation's language and time zone."""

import os
from getpass import getpass
from zoneinfo import ZoneInfo

from django.contrib.auth import authenticate
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.ground import refuse_without_organisation
from accounts.models import Organisation
from accounts.permissions import Permission, may
from accounts.signing_in import opened_for
from core.errors import describe
from vault.flows import WrongMachine
from vault.passphrases import Busy


def passphrase_from(variable: str, prompt: str) -> str:
    """The passphrase in the environment variable, or asked for; never an argument, which every process may read."""
    return os.environ.get(variable) or getpass(prompt)


def authenticated(username: str):
    """The account of `username`, its passphrase taken from ROUNDS_PASSPHRASE or the prompt; raises CommandError."""
    try:
        user = authenticate(username=username, password=passphrase_from("ROUNDS_PASSPHRASE", _("Passphrase: ")))
    except Busy as error:
        raise CommandError(_("Busy; again in a few seconds.")) from error
    if user is None:
        raise CommandError(_("Pseudonym or passphrase is not right."))
    if user.must_change_passphrase:
        raise CommandError(_("Sign in once and choose a passphrase first."))
    return user


class SealedCommand(BaseCommand):
    """A command that opens sealed data as somebody who has `permission`."""

    requires_system_checks = []  # `manage check` and the tests look through the code: here it takes half of the time
    permission: Permission

    def add_arguments(self, parser):
        parser.add_argument("--as", dest="username", metavar="USERNAME", required=True, help="whose keys open the data")

    def handle(self, *args, username, **options):
        refuse_without_organisation()
        organisation = Organisation.objects.get()
        language = options.get("language") or organisation.language
        with translation.override(language), timezone.override(ZoneInfo(organisation.time_zone)):
            user = authenticated(username)
            if not may(user, self.permission):
                raise CommandError(_("Her role does not include this."))
            try:
                with opened_for(user):
                    return self.handle_as(user, **options)
            except CommandError:
                raise
            except WrongMachine as error:
                raise CommandError(_("This is not the machine whose device secret sealed her keys.")) from error
            except Exception as error:  # its words may name her, and a terminal is scrolled back, or kept as a log
                raise CommandError(describe(error)) from None

    def handle_as(self, user, **options):
        """What the command does, with the keys of `user` open."""
        raise NotImplementedError
