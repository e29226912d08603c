"""Challenges and strategies: the coordinator adds, changes and removes them on the page of their year."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission, requires
from audit.models import record
from outreach.drafts.filling import fill, saved
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
    crackdown = get_object_or_404(Crackdown.objects.visible_to(request.user), pk=pk)
    record("read a record", by=request.user, target=crackdown.pk)
    month = crackdown.began_in
    return _write(request, month.year, Challenge(), month=month, words=crackdown.words)


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def challenge(request, pk):
    """Change a challenge."""
    found = get_object_or_404(Challenge.objects.visible_to(request.user), pk=pk)
    return _write(request, found.month.year, found)


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def challenge_remove(request, pk):
    """Ask, then remove a challenge."""
    found = get_object_or_404(Challenge.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        year = found.month.year
        actions.remove_challenge(challenge=found, by=request.user)
        return redirect("reports:year", year)
    return render(request, "reports/challenge_remove.html", {"challenge": found})


def _write(request, year, challenge, **offered):
    written = {"month": challenge.month, "words": challenge.words, "strategy": challenge.strategy, **offered}
    typed = request.POST if request.method == "POST" else None
    form = ChallengeForm(typed, reader=request.user, year=year, initial=written)
    if form.is_valid():
        for name in written:
            setattr(challenge, name, form.cleaned_data[name])
        actions.keep_challenge(challenge=challenge, by=request.user)
        saved(request)
        return redirect("reports:year", year)
    context = {"form": form, "year": year, "challenge": challenge if challenge.month else None}
    return render(request, "reports/challenge.html", {**context, "draft": fill(request, form)})
