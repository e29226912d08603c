"""Entering, changing, closing and moving venues."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.addresses import local_path
from accounts.fetching import fetched
from accounts.permissions import Permission, requires
from core.forms import typed
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.names import who_works_at
from outreach.records.venue_forms import CloseVenueForm, MoveForm
from outreach.records.venues import close_venue, move_venue
from vault.sealed import version_of
from venues.actions import add_venue, change_venue, reopen_venue
from venues.forms import VenueForm
from venues.models import District, Kind, Venue


@requires(Permission.WRITE_RECORDS)
def venue_new(request):
    """Enter a venue: one that was contacted, or one only heard of."""
    form, back = venue_form(request), _back(request)
    if form.is_valid():
        with refusals_in(form, "number"):
            entered = add_venue(values=form.values(), by=request.user)
            return saved(request, back) if back else saved(request, "outreach:venue", entered.pk)
    return form_page(request, "outreach/records/venue_new.html", form, next=back)


@requires(Permission.WRITE_RECORDS)
def venue_change(request, pk):
    """Change what is known of a venue."""
    found = fetched(request, Venue, pk)
    form = venue_form(request, found)
    if form.is_valid():
        with refusals_in(form, "number"):
            change_venue(venue=found, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return saved(request, "outreach:venue", pk)
    return form_page(request, "outreach/records/venue_change.html", form, read=found, venue=found)


@requires(Permission.WRITE_RECORDS)
def venue_close(request, pk):
    """It closed or was demolished, and what becomes of who works there."""
    found = fetched(request, Venue, pk)
    form = CloseVenueForm(typed(request), **_end(request, found))
    if form.is_valid():
        with refusals_in(form):
            day, status = form.cleaned_data["on"], form.cleaned_data["status"]
            close_venue(venue=found, on=day, status=status, fates=form.fates(), by=request.user)
            return saved(request, "outreach:venue", pk)
    return form_page(request, "outreach/records/venue_close.html", form, read=found, venue=found)


@requires(Permission.WRITE_RECORDS)
def venue_move(request, pk):
    """It moved: where to, and who came along."""
    found = fetched(request, Venue, pk)
    others = Venue.objects.visible_to(request.user).opened()
    form = MoveForm(typed(request), districts=_districts(request), others=others, **_end(request, found))
    if form.is_valid():
        with refusals_in(form):
            day, values = form.cleaned_data["on"], form.values()
            successor = move_venue(venue=found, on=day, values=values, fates=form.fates(), by=request.user)
            return saved(request, "outreach:venue", successor.pk, words=_("Saved. This is its new record."))
    return form_page(request, "outreach/records/venue_move.html", form, read=found, venue=found)


@requires(Permission.WRITE_RECORDS)
def venue_reopen(request, pk):
    """It is open after all."""
    found = fetched(request, Venue, pk)
    if request.method == "POST":
        reopen_venue(venue=found, by=request.user)
        messages.success(request, _("Saved."))
    return redirect("outreach:venue", found.pk)


def _back(request):
    """Where she came from to write a venue down, if she said so."""
    came_from = request.POST.get("next") or request.GET.get("next", "")
    return local_path(came_from) if came_from else ""


def _districts(request):
    return District.objects.visible_to(request.user).opened().in_order()


def venue_form(request, venue=None, begun=None) -> VenueForm:
    """The form of a venue, or of a new one about which `begun` says what is known already."""
    shown = VenueForm.shown_of(venue, version=version_of(venue)) if venue else begun or {}
    return VenueForm(
        typed(request),
        districts=_districts(request),
        kinds=Kind.objects.opened().in_order(),
        others=Venue.objects.visible_to(request.user).exclude(pk=venue and venue.pk).opened(),
        venue=venue,
        initial=shown,
        today=timezone.localdate(),
    )


def _end(request, venue):
    """What the forms of a venue's end need."""
    today = timezone.localdate()
    return {
        "venue": venue,
        "people": who_works_at(venue, reader=request.user),
        "venues": Venue.objects.visible_to(request.user).opened().there_on(today).in_order(),
        "today": today,
    }
