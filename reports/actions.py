"""Writing in the month's book, closing a month, and keeping challenges."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record, write_down
from core.months import Month
from core.refusals import NotPossible
from outreach import first_met
from outreach.models import Challenge
from reports.figures import MonthReport
from reports.models import MonthBook


@transaction.atomic
def write_paragraph(*, month: Month, words: str, by) -> MonthBook:
    """Keep the coordinator's paragraph of a month."""
    book = _book_to_write(month)
    book.paragraph = words
    return write_down(book, "wrote a month's paragraph", by=by)


@transaction.atomic
def close_month(*, month: Month, report: MonthReport, today: date, by) -> MonthBook:
    """Store the totals of a month that is over, for good: what is entered later shows as a difference."""
    if today <= month.last_day:
        raise NotPossible(_("The month is not over yet."))
    book = _book_to_write(month)
    if book.closed:
        raise NotPossible(_("The month is closed already."))
    if report.is_empty:
        raise NotPossible(_("Nothing was recorded in this month: take in its registers first."))
    book.closed, book.totals = True, report.as_stored()
    first_met.keep_until(month)
    return write_down(book, "closed a month", by=by)


@transaction.atomic
def keep_challenge(*, challenge: Challenge, by) -> Challenge:
    """Keep a new or changed challenge."""
    return write_down(challenge, "wrote a challenge", by=by)


@transaction.atomic
def remove_challenge(*, challenge: Challenge, by) -> None:
    """Take a challenge out of the report of its year."""
    record("removed a challenge", by=by, target=challenge.pk)
    challenge.delete()


def _book_to_write(month):
    """The month's book, locked until the transaction ends."""
    MonthBook.objects.get_or_create(month=month)
    return MonthBook.objects.select_for_update().get(month=month)
