"""Years: one year on the screen and as the internal annual report."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from accounts.permissions import Permission, requires
from audit.models import record
from core.downloads import SensitiveDownload
from reports.paper import year_pdf as make_pdf
from reports.pdf import NoPaper
from reports.years import year_page


@requires(Permission.READ_REPORTS)
def year(request, year):
    """One year: figures beside those of the year before, pictures, challenges."""
    page = year_page(request.user, year, timezone.localdate())
    context = {"page": page, "pictures": page.pictures(), "languages": settings.LANGUAGES}
    return render(request, "reports/year.html", context)


@requires(Permission.READ_REPORTS)
@require_safe
def year_pdf(request, year, language):
    """The internal annual report in one language. Taking it out is audited."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    try:
        with translation.override(language):
            content = make_pdf(request.user, year, timezone.localdate(), organisation=request.organisation)
    except NoPaper as error:
        return render(request, "reports/no_paper.html", {"words": str(error)}, status=503)
    return SensitiveDownload(
        content,
        name="year",
        content_type="application/pdf",
        record=lambda: record("took out a year", by=request.user, target=year),
    )
