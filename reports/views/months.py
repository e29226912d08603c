"""Months: the list, one month, its paper, the coordinator's paragraph, closing."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission, requires
from audit.models import record
from core.downloads import SensitiveDownload
from core.months import Month
from core.pages import page_of
from core.refusals import NotPossible
from outreach.drafts.filling import fill
from outreach.drafts.form_pages import saved
from outreach.outings.mistyped import mistyped
from reports import actions
from reports.forms import ParagraphForm
from reports.models import MonthBook
from reports.months import month_lines, month_page, months_by_year, report_to_close
from reports.paper import month_pdf as make_pdf
from reports.pdf import NoPaper

YEARS = 3  # on a page of the list


@requires(Permission.READ_REPORTS)
def months(request):
    """Every month with how many venues were visited, by year, the newest first."""
    page = page_of(request, months_by_year(request.user, Month.this()), size=YEARS)
    lines = month_lines(request.user, list(page))
    shown = {"years": lines, "page": page, "mistyped": mistyped(request.user, timezone.localdate())}
    return render(request, "reports/months.html", shown)


@requires(Permission.READ_REPORTS)
def month(request, month):
    """One month: figures, districts, venues, paragraph."""
    book = MonthBook.objects.visible_to(request.user).of(month)
    return _show(request, month, ParagraphForm(reader=request.user, initial={"paragraph": book.paragraph}))


@requires(Permission.READ_REPORTS)
@require_safe
def month_pdf(request, month):
    """The month on paper, for the house. Taking it out is audited."""
    try:
        content = make_pdf(request.user, month, timezone.localdate(), organisation=request.organisation)
    except NoPaper as error:
        return render(request, "reports/no_paper.html", {"words": str(error)}, status=503)
    return SensitiveDownload(
        content,
        name="month",
        content_type="application/pdf",
        record=lambda: record("took out a month", by=request.user, target=month),
    )


@requires(Permission.WRITE_REPORTS)
@require_POST
def month_paragraph(request, month):
    """Keep the coordinator's paragraph; what cannot be kept is shown again as she wrote it."""
    form = ParagraphForm(request.POST, reader=request.user)
    if not form.is_valid():
        return _show(request, month, form)
    actions.write_paragraph(month=month, words=form.cleaned_data["paragraph"], by=request.user)
    return saved(request, "reports:month", month)


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def month_close(request, month):
    """Ask, then store the month's totals for good."""
    today, refusal = timezone.localdate(), ""
    if request.method == "POST":
        try:
            report = report_to_close(request.user, month, today)
            actions.close_month(month=month, report=report, today=today, by=request.user)
            return redirect("reports:month", month)
        except NotPossible as error:
            refusal = str(error)
    return render(request, "reports/month_close.html", {"month": month, "refusal": refusal})


def _show(request, month, form):
    page = month_page(request.user, month, timezone.localdate())
    if form.is_bound:
        form.fields["paragraph"].widget.attrs["autofocus"] = True  # what came back stands far down the page
    draft = fill(request, form, reverse("reports:month-paragraph", args=[month]))
    return render(request, "reports/month.html", {"page": page, "form": form, "draft": draft})
