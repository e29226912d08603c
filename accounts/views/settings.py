"""The organisation's settings, and who did what."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import actions
from accounts.forms import SettingsForm
from accounts.models import Organisation
from accounts.permissions import Permission, requires
from accounts.trail import entries_for, in_words
from audit.models import first_broken_link
from core.forms import typed
from core.pages import page_of
from core.redirects import redirect_saying


@requires(Permission.CHANGE_SETTINGS)
@require_http_methods(["GET", "POST"])
def settings(request):
    """Name, time zone and language, and the way to the lists."""
    organisation = get_object_or_404(Organisation)
    form = SettingsForm(typed(request), instance=organisation)
    if form.is_valid():
        actions.change_organisation(organisation=form.instance, by=request.user)
        return redirect_saying(request, _("Saved."), "accounts:settings")
    return render(request, "accounts/settings.html", {"form": form})


@requires(Permission.MANAGE_STAFF)
def trail(request):
    """Who did what, the newest first; with ?check the whole chain is gone through."""
    page = page_of(request, entries_for(request.user))
    lines = [in_words(entry) for entry in page]
    checked = "check" in request.GET
    broken = first_broken_link() if checked else None
    return render(request, "accounts/trail.html", {"page": page, "lines": lines, "checked": checked, "broken": broken})
