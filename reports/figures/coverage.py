"""Venues: active, visited, tried, not attempted, to follow up. What is said of a month is of a period's last one."""

from collections import Counter

from django.utils.translation import gettext_lazy as _

from core.months import Month
from outreach.outings.standings import Standing
from reports.figures.books import Books
from reports.figures.periods import Period
from reports.figures.registry import figure

UNTOLD_QUESTION, NO_REASON = "untold_question", "no_reason"


def _with(books, month, wanted=None):
    """The ids of the month's active venues, of all or of one standing."""
    return {venue for venue, stands in books.standings.get(month, {}).items() if wanted in (None, stands)}


def _venue_months(books, period, wanted=None):
    return sum(len(_with(books, month, wanted)) for month in period.months)


@figure(
    "V1",
    _("Active venues"),
    _(
        "Venues whose first contact was on or before the last day of the month, and that had not closed before its "
        "first."
    ),
)
def active_venues(books: Books, period: Period) -> int:
    """V1, venues: active in the month."""
    return len(_with(books, period.last))


@figure("V1", _("Visited"), _("Active venues that were reached at least once in the month. Each venue counts once."))
def visited(books: Books, period: Period) -> int:
    """V1, venues: visited in the month."""
    return len(_with(books, period.last, Standing.VISITED))


@figure(
    "V2",
    _("Tried"),
    _("Active venues that were not reached, but where a visit found the door closed, was refused or was unsafe."),
)
def tried(books: Books, period: Period) -> int:
    """V2, venues: tried in the month."""
    return len(_with(books, period.last, Standing.TRIED))


@figure(
    "V2",
    _("Not attempted"),
    _("Active venues neither reached nor tried. Visited, tried and not attempted together are the active venues."),
)
def not_attempted(books: Books, period: Period) -> int:
    """V2, venues: not attempted in the month."""
    return len(_with(books, period.last, Standing.NOT_ATTEMPTED))


@figure("V2", _("Not visited"), _("Register numbers of the active venues that were not reached, tried ones included."))
def not_visited(books: Books, period: Period) -> list[str]:
    """V2, register numbers: active and not visited in the month, sorted as text."""
    reached = _with(books, period.last, Standing.VISITED)
    missed = _with(books, period.last) - reached
    return sorted(venue.number for venue in books.venues if venue.pk in missed)


@figure(
    "V3",
    _("To follow up"),
    _(
        "Active venues with a follow-up due by the last day and not kept by then, or with a question asked there and "
        "not yet told. Each venue counts once."
    ),
)
def to_follow_up(books: Books, period: Period) -> int:
    """V3, venues: to follow up at the end of the period."""
    return len(follow_up_reasons_by_venue(books, period.last))


@figure("V3", _("To follow up, by reason"), _("A venue stands under each of its reasons, so they add up to more."))
def to_follow_up_by_reason(books: Books, period: Period) -> dict[str, int]:
    """V3, venues by reason (its id, or "untold_question", or "no_reason"): to follow up at the end of the period."""
    by_venue = follow_up_reasons_by_venue(books, period.last)
    return dict(Counter(reason for reasons in by_venue.values() for reason in reasons).most_common())


def follow_up_reasons_by_venue(books: Books, month: Month) -> dict:
    """V3: each venue to follow up at the end of `month`, with its reasons."""
    active, reasons = _with(books, month), {}
    for follow_up in books.follow_ups.due_and_unkept_at_end_of(month):
        reasons.setdefault(follow_up.venue_id, set()).add(str(follow_up.reason_id or NO_REASON))
    for question in books.questions.untold_at_end_of(month):
        reasons.setdefault(question.venue_id, set()).add(UNTOLD_QUESTION)
    return {venue: sorted(of) for venue, of in reasons.items() if venue in active}


@figure("V1", _("Venues visited"), _("Venues that were reached at least once in the period. Each venue counts once."))
def venues_visited(books: Books, period: Period) -> int:
    """V1, venues: reached at least once in the period, each once."""
    return len({visit.venue_id for visit in books.visits.between(period.first, period.last).reached()})


@figure("V1", _("Active venue-months"), _("The active venues of each month, added up: how often a visit was due."))
def active_venue_months(books: Books, period: Period) -> int:
    """V1, venue-months: active."""
    return _venue_months(books, period)


@figure("V1", _("Visited venue-months"), _("The visited venues of each month, added up."))
def visited_venue_months(books: Books, period: Period) -> int:
    """V1, venue-months: visited."""
    return _venue_months(books, period, Standing.VISITED)


@figure("V2", _("Tried venue-months"), _("The venues of each month that were tried and not reached, added up."))
def tried_venue_months(books: Books, period: Period) -> int:
    """V2, venue-months: tried."""
    return _venue_months(books, period, Standing.TRIED)


@figure("V2", _("Not attempted venue-months"), _("The venues of each month that were not attempted, added up."))
def not_attempted_venue_months(books: Books, period: Period) -> int:
    """V2, venue-months: not attempted."""
    return _venue_months(books, period, Standing.NOT_ATTEMPTED)
