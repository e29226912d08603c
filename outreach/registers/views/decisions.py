"""What has to be decided about registers that wait: their encoding, what a sheet is, what a refused row should say."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.fetching import fetched
from accounts.permissions import Permission, requires
from core.forms import typed
from core.pages import page_of
from core.redirects import redirect_saying
from outreach.models import Import
from outreach.registers.actions import keep_waiting
from outreach.registers.brought import LEFT_OUT, BroughtRegisters
from outreach.registers.files import UnreadableFile
from outreach.registers.forms import ColumnsForm, EncodingForm, RefusedRowForm, RegisterForm
from outreach.registers.headings import REGISTERS
from outreach.registers.review import review

ROWS_ON_A_PAGE = 20


def _waiting(request, pk, place=None):
    """An import that waits for its reader, its registers, and the sheet at a place."""
    waiting = fetched(request, Import.objects.waiting(), pk)
    registers = BroughtRegisters.unpack(waiting.waiting)
    if place is None:
        return waiting, registers
    if place >= len(registers.sheets):
        raise Http404
    return waiting, registers, registers.sheets[place]


def _kept(waiting, registers):
    """What was decided is kept with them: back to what would be taken in."""
    keep_waiting(waiting=waiting, registers=registers, today=timezone.localdate())
    return redirect("outreach:import", waiting.pk)


@requires(Permission.IMPORT_REGISTERS)
def import_encoding(request, pk, place):
    """Choose in which encoding a CSV file is read."""
    waiting, registers, sheet = _waiting(request, pk, place)
    if sheet.file not in registers.contents:
        raise Http404
    form = EncodingForm(typed(request), content=registers.contents[sheet.file], chosen=sheet.encoding)
    if form.is_valid():
        try:
            registers.read_in(place, form.cleaned_data["encoding"])
            return _kept(waiting, registers)
        except UnreadableFile as reason:
            form.add_error("encoding", str(reason))
    context = {"waiting": waiting, "sheet": sheet, "form": form}
    return render(request, "outreach/registers/import_encoding.html", context)


@requires(Permission.IMPORT_REGISTERS)
def import_sheet(request, pk, place):
    """Say which register a sheet is, or that it is none."""
    waiting, registers, sheet = _waiting(request, pk, place)
    known = registers.assignment(place)
    form = RegisterForm(typed(request), initial={"register": known.register if known else None})
    if form.is_valid():
        if not form.leaves_out:
            return redirect("outreach:import-columns", pk, place, form.cleaned_data["register"])
        registers.by_hand[place] = (LEFT_OUT, {})
        return _kept(waiting, registers)
    return render(request, "outreach/registers/import_sheet.html", {"waiting": waiting, "sheet": sheet, "form": form})


@requires(Permission.IMPORT_REGISTERS)
def import_columns(request, pk, place, register):
    """Say which column of a sheet holds which field of a register."""
    if register not in REGISTERS:
        raise Http404
    waiting, registers, sheet = _waiting(request, pk, place)
    form = ColumnsForm(typed(request), sheet=sheet, register=register)
    if form.is_valid():
        registers.by_hand[place] = (register, form.columns())
        return _kept(waiting, registers)
    context = {"waiting": waiting, "sheet": sheet, "form": form, "place": place, "register": REGISTERS[register]}
    return render(request, "outreach/registers/import_columns.html", context)


@requires(Permission.IMPORT_REGISTERS)
def import_rows(request, pk):
    """Correct refused rows in place."""
    waiting = fetched(request, Import.objects.waiting(), pk)
    looked = review(waiting, timezone.localdate())
    page = page_of(request, looked.refused(), size=ROWS_ON_A_PAGE)
    data = typed(request)
    forms = [RefusedRowForm(data, row=row, place=place, columns=known.decisive) for place, row, known in page]
    if data is not None and all(form.is_valid() for form in forms if form.is_bound):
        changed = _correct(waiting, looked.registers, forms)
        words = ngettext("%(count)s row changed.", "%(count)s rows changed.", changed)
        return redirect_saying(request, words % {"count": changed}, "outreach:import", pk)
    return render(request, "outreach/registers/import_rows.html", {"waiting": waiting, "page": page, "forms": forms})


def _correct(waiting, registers, forms):
    """Keep what was changed in the rows; how many there were."""
    corrections = [(form, cells) for form in forms if (cells := form.corrections())]
    for form, cells in corrections:
        registers.correct(form.place, form.row.source.line, cells)
    keep_waiting(waiting=waiting, registers=registers, today=timezone.localdate())
    return len(corrections)
