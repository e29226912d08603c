"""The page of a form, in the words of a view: what was typed, what is refused, what is saved, and the page itself.

    found = fetched(request, Venue, pk)
    form = CloseVenueForm(typed(request), venue=found)
    if form.is_valid():
        with refusals_in(form):
            close_venue(venue=found, **form.cleaned_data, by=request.user)
            return saved(request, "outreach:venue", pk)
    return form_page(request, "outreach/records/venue_close.html", form, read=found, venue=found)

Its template extends draft_form.html.
"""

from contextlib import contextmanager

from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.fetching import was_read
from core.redirects import redirect_saying
from core.refusals import NotPossible
from outreach.drafts.filling import end_draft, fill
from vault.sealed import ChangedMeanwhile, version_of


@contextmanager
def refusals_in(form, field=None):
    """The form says what could not be done, beside `field` or above all, or what a colleague saved meanwhile."""
    try:
        yield
    except NotPossible as error:
        form.add_error(field, str(error))
    except ChangedMeanwhile as changed:
        form.compare_with(changed.row, version=version_of(changed.row))


def saved(request, to, *args, words=""):
    """The form is saved: its draft is gone, the next page says so. `to` is an address or its name."""
    end_draft(request)
    return redirect_saying(request, words or _("Saved."), to, *args)


def form_page(request, template, form, *, read=None, **shown):
    """The page of a form with what had been typed into it. It shows what is known of `read`, and that is audited."""
    if read is not None:
        was_read(request, read)
    return render(request, template, {**shown, "form": form, "draft": fill(request, form)})
