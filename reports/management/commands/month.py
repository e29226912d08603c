"""Print the figures of a month."""

from django.utils import timezone

from audit.models import record
from reports.commands import ReportCommand, as_object, as_table, month_written
from reports.months import stored_or_counted
from reports.shown import month_groups


class Command(ReportCommand):
    help = "Prints the figures of a month; of a closed one those stored when it was closed."
    metavar, period = "YYYY-MM", staticmethod(month_written)

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="one object for other programs")

    def handle_as(self, user, *, period, **options):
        report = stored_or_counted(user, period, timezone.localdate())
        record("took out a month", by=user, target=period)
        if options["json"]:
            self.stdout.write(as_object(report.figures))
        else:
            self.stdout.write(as_table(period.label, month_groups(report.values)))
