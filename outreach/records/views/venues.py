"""Entering, changing, closing and moving venues."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.addresses import local_path
from accounts.permissions import Permission, requires
from audit.models import record
from core.refusals import NotPossible
from outreach.drafts.filling import fill, saved
from outreach.names import who_works_at
from outreach.records.venue_forms import CloseVenueForm, MoveForm
from outreach.records.venues import close_venue, move_venue
from vault.lists import in_order
from vault.sealed import ChangedMeanwhile, version_of
from venues.actions import add_venue, change_venue, reopen_venue
from venues.forms import VenueForm
from venues.models import District, Kind, Venue


@requires(Permission.WRITE_RECORDS)
def venue_new(request):
    """Enter a venue: one that was contacted, or one only heard of."""
    form, back = venue_form(request), _back(request)
    if form.is_valid():
        try:
            entered = add_venue(values=form.values(), by=request.user)
            return _to(request, back) if back else _saved(request, entered)
        except NotPossible as error:
            form.add_error("number", str(error))
    return render(
        request, "outreach/records/venue_new.html", {"form": form, "next": back, "draft": fill(request, form)}
    )


@requires(Permission.WRITE_RECORDS)
def venue_change(request, pk):
    """Change what is known of a venue."""
    found = get_object_or_404(Venue.objects.visible_to(request.user), pk=pk)
    form = venue_form(request, found)
    if form.is_valid():
        try:
            change_venue(venue=found, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return _saved(request, found)
        except NotPossible as error:
            form.add_error("number", str(error))
        except ChangedMeanwhile as changed:
            form.compare_with(changed.row, version=version_of(changed.row))
    record("read a record", by=request.user, target=found.pk)
    context = {"venue": found, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/records/venue_change.html", context)


@requires(Permission.WRITE_RECORDS)
def venue_close(request, pk):
    """It closed or was demolished, and what becomes of who works there."""
    found = get_object_or_404(Venue.objects.visible_to(request.user), pk=pk)
    form = CloseVenueForm(_typed(request), **_end(request, found))
    if form.is_valid():
        try:
            day, status = form.cleaned_data["on"], form.cleaned_data["status"]
            close_venue(venue=found, on=day, status=status, fates=form.fates(), by=request.user)
            return _saved(request, found)
        except NotPossible as error:
            form.add_error(None, str(error))
    record("read a record", by=request.user, target=found.pk)
    context = {"venue": found, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/records/venue_close.html", context)


@requires(Permission.WRITE_RECORDS)
def venue_move(request, pk):
    """It moved: where to, and who came along."""
    found = get_object_or_404(Venue.objects.visible_to(request.user), pk=pk)
    taken = [venue.number for venue in Venue.objects.visible_to(request.user).opened()]
    form = MoveForm(_typed(request), districts=_districts(request), taken=taken, **_end(request, found))
    if form.is_valid():
        try:
            day, values = form.cleaned_data["on"], form.values()
            successor = move_venue(venue=found, on=day, values=values, fates=form.fates(), by=request.user)
            return _saved(request, successor, _("Saved. This is its new record."))
        except NotPossible as error:
            form.add_error(None, str(error))
    record("read a record", by=request.user, target=found.pk)
    context = {"venue": found, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/records/venue_move.html", context)


@requires(Permission.WRITE_RECORDS)
def venue_reopen(request, pk):
    """It is open after all."""
    found = get_object_or_404(Venue.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        reopen_venue(venue=found, by=request.user)
        messages.success(request, _("Saved."))
    return redirect("outreach:venue", found.pk)


def _back(request):
    """Where she came from to write a venue down, if she said so."""
    came_from = request.POST.get("next") or request.GET.get("next", "")
    return local_path(came_from) if came_from else ""


def _saved(request, venue, words=""):
    return _to(request, reverse("outreach:venue", args=[venue.pk]), words)


def _to(request, address, words=""):
    saved(request)
    messages.success(request, words or _("Saved."))
    return redirect(address)


def _typed(request):
    return request.POST if request.method == "POST" else None


def _districts(request):
    return District.objects.visible_to(request.user).opened().in_order()


def venue_form(request, venue=None, begun=None) -> VenueForm:
    """The form of a venue, or of a new one about which `begun` says what is known already."""
    shown = VenueForm.shown_of(venue, version=version_of(venue)) if venue else begun or {}
    return VenueForm(
        _typed(request),
        districts=_districts(request),
        kinds=in_order(Kind.objects.opened()),
        others=Venue.objects.visible_to(request.user).opened(),
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
