"""Take in registers from files."""

import json
import sys
from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.commands import SealedCommand
from accounts.permissions import Permission
from core.refusals import NotPossible
from core.words import listed
from outreach.registers.actions import write_import
from outreach.registers.files import UnreadableFile, read_path
from outreach.registers.headings import REGISTERS, recognise
from outreach.registers.planner import plan_import
from outreach.registers.progress import Bar
from outreach.registers.recorded import open_recorded
from outreach.registers.rejects import rejects_csv, rejects_xlsx

REFUSED_ROWS, UNREADABLE = 1, 2
REJECTS = {".xlsx": rejects_xlsx, ".csv": rejects_csv}


class Command(SealedCommand):
    help = "Reads registers (Excel or CSV) and takes them in; without --good-rows only if no row is refused."
    permission = Permission.IMPORT_REGISTERS

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="say what would be added, write nothing")
        parser.add_argument("--good-rows", action="store_true", help="take the good rows although others are refused")
        parser.add_argument(
            "--rejects", type=Path, metavar="FILE", help="write refused rows to this .xlsx or .csv file"
        )
        parser.add_argument("--json", action="store_true", help="print the counts as JSON and nothing else")
        super().add_arguments(parser)

    def handle_as(self, user, *, files, dry_run, good_rows, rejects, **options):
        self.json = options["json"]
        if rejects and rejects.suffix.lower() not in REJECTS:
            raise CommandError(
                _("Refused rows are written to a file that ends in .xlsx or .csv."), returncode=UNREADABLE
            )
        sheets = self.read(files)
        book = open_recorded()
        plan = plan_import(sheets, book.existing, timezone.localdate())
        unknown_names = book.unknown_names(plan)
        held_back = plan.refused and not good_rows
        if rejects and plan.refused:
            self.write_rejects(plan, rejects)
        if not (dry_run or held_back) and plan.changes_the_book:
            self.write(plan, book, user, files)
        self.report(plan, unknown_names, dry_run, held_back)
        if held_back:
            sys.exit(REFUSED_ROWS)

    def read(self, files):
        """The sheets of all files; a file that cannot be read, or in which no register is found, ends the command."""
        sheets, progress = [], Bar(self.stderr, _("Reading"))
        for place, path in enumerate(files, start=1):
            try:
                found = read_path(path)
            except UnreadableFile as reason:
                raise CommandError(f"{path.name}: {reason}", returncode=UNREADABLE) from None
            if not any(recognise(sheet) for sheet in found):
                words = _("No register is recognised by its headings. On the page you can say by hand what it is.")
                raise CommandError(f"{path.name}: {words}", returncode=UNREADABLE)
            sheets += found
            progress(place, len(files))
        return sheets

    def write(self, plan, book, user, files):
        """Take in what the plan adds."""
        progress = Bar(self.stderr, _("Sealing"))
        try:
            write_import(plan=plan, recorded=book, by=user, files=[path.name for path in files], progress=progress)
        except NotPossible as reason:
            raise CommandError(str(reason)) from reason

    def write_rejects(self, plan, path):
        """Make the file of refused rows, readable by its owner alone."""
        try:
            path.touch(mode=0o600)
            path.write_bytes(REJECTS[path.suffix.lower()](plan))
        except OSError as reason:
            raise CommandError(f"{path}: {reason.strerror}", returncode=UNREADABLE) from None

    def report(self, plan, unknown_names, dry_run, held_back):
        """Say what was or would be added and every row in doubt; as JSON the counts alone."""
        for sheet in plan.unrecognised:
            place = " · ".join(filter(None, (sheet.file, sheet.name)))
            self.stderr.write(f"{place}: {_('This sheet is not recognised and was left out.')}")
        for sheet, heading in plan.unknown_columns:
            place = " · ".join(filter(None, (sheet.file, sheet.name, heading)))
            self.stderr.write(f"{place}: {_('This column is not known and was left out.')}")
        for sheet, heading in plan.not_kept:
            place = " · ".join(filter(None, (sheet.file, sheet.name, heading)))
            self.stderr.write(f"{place}: {_('This column was only read to see who is 18 or older. It is not kept.')}")
        if self.json:
            self.stdout.write(json.dumps(plan.report()))
            return
        for doubt in plan.ordered_doubts():
            place = " · ".join(filter(None, (doubt.source.place, doubt.problem.column)))
            self.stdout.write(f"{place}: {doubt.problem.sentence}")
        for register, counts in plan.counts.items():
            self.stdout.write(f"{REGISTERS[register]}: {counts.in_words}")
        if unknown_names:
            names = listed(unknown_names)
            self.stdout.write(_("New to the staff, to be read without any key: %(names)s") % {"names": names})
        if held_back:
            self.stdout.write(
                _("Nothing was written, because rows were refused. With --good-rows the others are taken.")
            )
        elif dry_run:
            self.stdout.write(_("Nothing was written: this was a dry run."))
        elif plan.changes_the_book:
            self.stdout.write(_("Written. Look at it, then destroy the original files: they lie open on this machine."))
        else:
            self.stdout.write(_("Nothing was written: everything is in the book already."))
