"""Add somebody to the staff."""

import os

from django.core.management.base import CommandError

from accounts import actions
from accounts.commands import SealedCommand
from accounts.models import Organisation
from accounts.permissions import SIGN_IN_ROLES, Permission
from accounts.strength import problem


class Command(SealedCommand):
    help = "Makes an account and prints its one-time code; with ROUNDS_NEW_PASSPHRASE it is ready at once."
    permission = Permission.MANAGE_STAFF

    def add_arguments(self, parser):
        parser.add_argument("new_username", metavar="USERNAME")
        parser.add_argument("--role", required=True, choices=[role.value for role in SIGN_IN_ROLES])
        super().add_arguments(parser)

    def handle_as(self, user, *, new_username, role, **options):
        passphrase = os.environ.get("ROUNDS_NEW_PASSPHRASE")
        if passphrase and (words := problem(passphrase, new_username, Organisation.objects.get().name)):
            raise CommandError(words)
        try:
            if passphrase:
                actions.add_account(username=new_username, role=role, passphrase=passphrase, by=user)
            else:
                self.stdout.write(actions.invite(username=new_username, role=role, by=user))
        except actions.NotPossible as error:
            raise CommandError(str(error)) from error
