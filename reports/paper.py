"""What stands on paper: the month for the house, and the internal annual report."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.months import Month
from reports.figures import FIGURES
from reports.months import month_page
from reports.pdf import render_pdf
from reports.years import YearPage, year_page


@dataclass(frozen=True)
class Chapter:
    """A part of the annual report: where it is found, its heading, what it is made of."""

    anchor: str
    heading: Promise
    template: str


_FIGURES = (
    Chapter("figures", _("Figures of the year"), "reports/paper/_figures.html"),
    Chapter("coverage", _("Coverage by month and district"), "reports/paper/_coverage.html"),
    Chapter("months", _("Month by month"), "reports/paper/_months.html"),
    Chapter("topics", _("Topics, questions and follow-ups"), "reports/paper/_topics.html"),
    Chapter("supplies", _("Supplies"), "reports/paper/_supplies.html"),
    Chapter("parts", _("Districts and kinds of venue"), "reports/paper/_parts.html"),
)
_CHALLENGES = Chapter("challenges", _("Challenges and strategies"), "reports/paper/_challenges.html")
_WORDS = Chapter("words", _("The months in the coordinator's words"), "reports/paper/_words.html")
_LATE = Chapter("late", _("Entered after a month was closed"), "reports/paper/_late.html")
_DEFINITIONS = Chapter("definitions", _("Definitions"), "reports/paper/_definitions.html")


def chapters_of(page: YearPage) -> list[Chapter]:
    """The chapters that have something to say."""
    words = (_WORDS,) if page.paragraphs() else ()
    late = (_LATE,) if page.late else ()
    return [*(() if page.is_empty else _FIGURES), _CHALLENGES, *words, *late, _DEFINITIONS]


def month_pdf(user, month: Month, today: date, *, organisation) -> bytes:
    """The month on paper. Venues go by their register numbers: paper is lost more easily than a key."""
    page = month_page(user, month, today)
    return render_pdf("reports/paper/month.html", {"organisation": organisation, "page": page})


def year_pdf(user, year: int, today: date, *, organisation) -> bytes:
    """The internal annual report: title page, contents, figures, pictures, challenges, definitions."""
    page = year_page(user, year, today)
    context = {
        "organisation": organisation,
        "page": page,
        "period": page.period.label,
        "before": page.period.year_before.label if page.report.before else "",
        "chapters": chapters_of(page),
        "pictures": page.pictures(),
        "definitions": FIGURES.values(),
        "paper": True,
    }
    return render_pdf("reports/paper/year.html", context)
