"""Registers come in: brought, looked through, taken in, undone."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.fetching import fetched
from accounts.permissions import Permission, requires
from audit.models import record
from core.downloads import SensitiveDownload
from core.pages import page_of
from core.redirects import redirect_saying
from core.refusals import NotPossible
from outreach.models import Import
from outreach.models.imports import ImportState
from outreach.registers import actions, rejects
from outreach.registers.forms import UploadForm
from outreach.registers.review import GROUPS, counts_in_words, review
from outreach.registers.undoing import undo_import
from outreach.registers.views.taking_in import streamed
from vault.sealed import is_sealed

TYPES = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", rejects.rejects_xlsx),
    "csv": ("text/csv; charset=utf-8", rejects.rejects_csv),
}


@requires(Permission.IMPORT_REGISTERS)
def imports(request):
    """Bring files, and see what came in before."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        brought = actions.bring_registers(registers=form.registers, by=request.user, today=timezone.localdate())
        return redirect("outreach:import", brought.pk)
    known = Import.objects.visible_to(request.user).latest_first()
    return render(request, "outreach/registers/imports.html", {"form": form, "page": page_of(request, known)})


@requires(Permission.IMPORT_REGISTERS)
def import_page(request, pk):
    """What waits, as a dry run; or what was taken in."""
    found = fetched(request, Import, pk)
    if found.state != ImportState.WAITING:
        context = {"taken_in": found, "counts": counts_in_words(found.counts or {})}
        return render(request, "outreach/registers/import_written.html", context)
    if is_sealed(found.waiting):  # it lies under a key that went with a forgotten passphrase
        return render(request, "outreach/registers/import_lost.html", {"waiting": found})
    looked = review(found, timezone.localdate())
    group = request.GET.get("state") if request.GET.get("state") in GROUPS else None
    page = page_of(request, looked.doubts(group), chosen={"state": group} if group else None)
    context = {"waiting": found, "review": looked, "group": group, "page": page}
    return render(request, "outreach/registers/import_waiting.html", context)


@requires(Permission.IMPORT_REGISTERS)
@require_POST
def import_take(request, pk):
    """Take in what waits, showing how far it has come."""
    waiting = fetched(request, Import.objects.waiting(), pk)
    return streamed(request, waiting, good_rows="good_rows" in request.POST)


@requires(Permission.IMPORT_REGISTERS)
@require_POST
def import_rejects(request, pk):
    """The refused rows as a file, because somebody asked for one."""
    waiting = fetched(request, Import.objects.waiting(), pk)
    content_type, written = TYPES["csv" if request.POST.get("format") == "csv" else "xlsx"]
    return SensitiveDownload(
        written(review(waiting, timezone.localdate()).plan),
        name="rows",
        content_type=content_type,
        record=lambda: record("took out refused rows", by=request.user, target=waiting.pk),
    )


@requires(Permission.IMPORT_REGISTERS)
@require_POST
def import_drop(request, pk):
    """Forget registers that wait."""
    waiting = fetched(request, Import.objects.waiting(), pk)
    actions.drop_waiting(waiting=waiting, by=request.user)
    return redirect_saying(request, _("Forgotten."), "outreach:imports")


@requires(Permission.IMPORT_REGISTERS)
@require_POST
def import_undo(request, pk):
    """Take an import back as a whole."""
    taken_in = fetched(request, Import.objects.written(), pk)
    try:
        undo_import(taken_in=taken_in, by=request.user)
        messages.success(request, _("Undone."))
    except NotPossible as reason:
        messages.error(request, str(reason))
    return redirect("outreach:import", pk)


@requires(Permission.IMPORT_REGISTERS)
@require_POST
def import_originals(request, pk):
    """Somebody says that the original files are destroyed."""
    taken_in = fetched(request, Import.objects.written(), pk)
    actions.confirm_originals_destroyed(taken_in=taken_in, by=request.user)
    return redirect_saying(request, _("Good. Nobody will ask again."), "outreach:import", pk)
