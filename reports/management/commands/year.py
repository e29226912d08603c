"""Print the figures of a year."""

from django.utils import timezone

from audit.models import record
from reports.commands import ReportCommand, as_object, as_table
from reports.years import year_page


class Command(ReportCommand):
    help = "Prints the figures of a year, as counted today."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="one object for other programs")

    def handle_as(self, user, *, period, **options):
        page = year_page(user, period, timezone.localdate())
        record("took out a year", by=user, target=period)
        if options["json"]:
            self.stdout.write(as_object(page.report.figures))
        else:
            self.stdout.write(as_table(page.period.label, page.groups()))
