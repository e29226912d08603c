"""Challenges and strategies: the coordinator adds, changes and removes them on the page of their year."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.fetching import fetched, read
from accounts.permissions import Permission, requires
from core.forms import typed
from outreach.drafts.filling import end_draft
from outreach.drafts.form_pages import form_page
from outreach.models import Challenge, Crackdown
from reports import actions
from reports.forms import ChallengeForm


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def challenge_add(request, year):
    """Write down a challenge of a year."""
    return _write(request, year, Challenge())


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def challenge_offered(request, pk):
    """Write down a crackdown as a challenge of the year in which it began."""
    crackdown = read(request, Crackdown, pk)
    month = crackdown.began_in
    return _write(request, month.year, Challenge(), month=month, words=crackdown.words)


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def challenge(request, pk):
    """Change a challenge."""
    found = fetched(request, Challenge, pk)
    return _write(request, found.month.year, found)


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def challenge_remove(request, pk):
    """Ask, then remove a challenge."""
    found = fetched(request, Challenge, pk)
    if request.method == "POST":
        year = found.month.year
        actions.remove_challenge(challenge=found, by=request.user)
        return redirect("reports:year", year)
    return render(request, "reports/challenge_remove.html", {"challenge": found})


def _write(request, year, challenge, **offered):
    written = {"month": challenge.month, "words": challenge.words, "strategy": challenge.strategy, **offered}
    form = ChallengeForm(typed(request), reader=request.user, year=year, initial=written)
    if form.is_valid():
        for name in written:
            setattr(challenge, name, form.cleaned_data[name])
        actions.keep_challenge(challenge=challenge, by=request.user)
        end_draft(request)
        return redirect("reports:year", year)
    known = challenge if challenge.month else None
    return form_page(request, "reports/challenge.html", form, year=year, challenge=known)
