"""Before an outing: the team has read the briefing; a sheet is printed, and destroyed."""

from datetime import date

from django.db import transaction

from audit.models import write_down
from outreach.models import Outing
from outreach.models.outings import PrintedSheet
from vault.sealed import locked


@transaction.atomic
def note_briefing_read(*, outing, on: date, by) -> Outing:
    """The team has read the briefing on that day. The same day twice is once."""
    outing = locked(outing)
    if outing.read_on == on:
        return outing
    outing.read_on = on
    return write_down(outing, "noted that a briefing was read", by=by)


@transaction.atomic
def take_back_briefing_read(*, outing, by) -> Outing:
    """The team has not read the briefing after all."""
    outing = locked(outing)
    if outing.read_on is None:
        return outing
    outing.read_on = None
    return write_down(outing, "took back that a briefing was read", by=by)


@transaction.atomic
def print_sheet(*, outing, by) -> Outing:
    """A sheet goes onto paper: from now on somebody has to destroy it. Every time is written down."""
    outing = locked(outing)
    outing.printed_sheet = PrintedSheet.PRINTED
    return write_down(outing, "printed a sheet", by=by)


@transaction.atomic
def destroy_sheet(*, outing, by) -> Outing:
    """The printed sheet is destroyed. Where none was printed nothing changes."""
    outing = locked(outing)
    if outing.printed_sheet != PrintedSheet.PRINTED:
        return outing
    outing.printed_sheet = PrintedSheet.DESTROYED
    return write_down(outing, "destroyed a sheet", by=by)
