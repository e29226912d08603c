"""The page that shows how far an import has come, while it is written. It needs no JavaScript: it grows."""

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.refusals import NotPossible
from outreach.registers.actions import writing_import
from outreach.registers.brought import BroughtRegisters
from outreach.registers.recorded import open_recorded
from vault.keyring import current, using

GROWS_HERE = "<!-- it grows here -->"


def streamed(request, waiting, *, good_rows: bool) -> StreamingHttpResponse:
    """Take in what waits; the answer is sent piece by piece, with the keys, language and time zone of the request."""
    head, foot = render_to_string("outreach/registers/import_progress.html", request=request).split(GROWS_HERE)
    ring, zone, language = current(), timezone.get_current_timezone(), request.LANGUAGE_CODE

    def pieces():
        with using(ring), timezone.override(zone), translation.override(language):
            yield head
            yield _step(_("Looking through the rows"))
            yield from _written(waiting, by=request.user, good_rows=good_rows)
            yield foot

    return StreamingHttpResponse(pieces(), content_type="text/html; charset=utf-8")


def _written(waiting, *, by, good_rows):
    """The steps of taking in, and how it ended."""
    recorded, registers = open_recorded(), BroughtRegisters.unpack(waiting.waiting)
    plan = registers.plan(recorded, timezone.localdate())
    if plan.refused and not good_rows:
        yield _end(waiting, problem=_("Nothing was written, because rows were refused."))
        return
    try:
        for done, total in writing_import(plan=plan, recorded=recorded, by=by, files=registers.files, waiting=waiting):
            yield _step(_("Sealing and writing"), done, total)
    except NotPossible as reason:
        yield _end(waiting, problem=str(reason))
        return
    yield _end(waiting)


def _step(label, value=None, most=100):
    return render_to_string("components/progress.html", {"label": label, "value": value, "max": most})


def _end(waiting, problem=""):
    context = {"problem": problem, "address": reverse("outreach:import", args=[waiting.pk])}
    return render_to_string("outreach/registers/_import_end.html", context)
