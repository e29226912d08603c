"""Women met, encounters, headcount: three different counts, never added together."""

from django.utils.translation import gettext_lazy as _

from reports.figures.books import Books
from reports.figures.periods import Period, twelve_months_to
from reports.figures.registry import figure


def visits_in(books: Books, period: Period):
    """The journal's visits of the period."""
    return books.visits.between(period.first, period.last)


@figure(
    "W1",
    _("Women met"),
    _("Different women met in the period, each counted once. The figures of shorter periods do not add up to it."),
)
def women_met(books: Books, period: Period) -> int:
    """W1, persons: distinct, with an encounter in the period."""
    return len(visits_in(books, period).persons_met())


@figure("W1", _("New women"), _("Different women marked as new when they were met in the period."))
def new_women(books: Books, period: Period) -> int:
    """W1, persons: distinct, marked as new on an encounter of the period."""
    return len(visits_in(books, period).new_persons())


@figure("W2", _("Encounters"), _("How often a woman was met in the period: meetings, not women."))
def encounters(books: Books, period: Period) -> int:
    """W2, encounters in the period: events."""
    return len(visits_in(books, period).encounters())


@figure(
    "W3",
    _("Headcount"),
    _(
        "How many women were there when a venue was reached, recorded or not. Visits without a figure are left out; it "
        "is never added to women met or encounters."
    ),
)
def headcount(books: Books, period: Period) -> int | None:
    """W3, women present, recorded or not; None when no reached visit has a figure."""
    return visits_in(books, period).headcount()


@figure("W3", _("Visits with a headcount"), _("Visits that reached a venue and say how many women were there."))
def headcount_known(books: Books, period: Period) -> int:
    """W3, visits reached that have a headcount."""
    return sum(visit.headcount is not None for visit in visits_in(books, period).reached())


@figure("W3", _("Visits reached"), _("Visits of done outings that reached a venue."))
def visits_reached(books: Books, period: Period) -> int:
    """W3, visits with outcome reached."""
    return len(visits_in(books, period).reached())


@figure("W0", _("Ever met"), _("Different women met from the first day of the records to the end of the period."))
def ever_met(books: Books, period: Period) -> int:
    """W0, persons: distinct, met from the first day to the end of the period."""
    return len(books.met_earlier.ever | books.visits.between(books.first, period.last).persons_met())


@figure(
    "W4",
    _("Women in the programme"),
    _("Different women met in the twelve months to the end of the period: what the monthly reach is a share of."),
)
def women_in_programme(books: Books, period: Period) -> int:
    """W4, persons: active in the programme, that is met in the twelve months to the end of the period."""
    year = twelve_months_to(period.last)
    return len(books.met_earlier.since(year.first) | visits_in(books, year).persons_met())
