"""Make the internal annual report as PDF."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from audit.models import record
from reports.commands import ReportCommand
from reports.paper import year_pdf
from reports.pdf import NoPaper


class Command(ReportCommand):
    help = "Makes the internal annual report as a tagged PDF."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="where the PDF is written")
        parser.add_argument("--language", choices=[code for code, name in settings.LANGUAGES])

    def handle_as(self, user, *, period, out, **options):
        if out.is_dir() or not out.parent.is_dir():
            raise CommandError(_("%(file)s cannot be written.") % {"file": out})
        self.stderr.write(_("The PDF is being made."))
        try:
            content = year_pdf(user, period, timezone.localdate(), organisation=Organisation.objects.get())
        except NoPaper as error:
            raise CommandError(str(error)) from error
        record("took out a year", by=user, target=period)
        try:
            with open(out, "wb", opener=_for_her_alone) as file:
                file.write(content)
        except OSError as error:
            raise CommandError(_("%(file)s cannot be written.") % {"file": out}) from error


def _for_her_alone(path, flags):
    return os.open(path, flags, 0o600)
