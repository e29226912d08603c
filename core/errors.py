"""When something goes wrong: pages that say what to do next, and reports that carry no word of anybody's."""

import logging
import traceback
from pathlib import Path

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.views.debug import ExceptionReporter

MOST_CAUSES, MOST_PLACES = 5, 12


def not_found(request, exception=None):
    """404: there is nothing here, or nothing this reader may know of."""
    return render(request, "errors/not_found.html", status=404)


def forbidden(request, exception=None):
    """403: the page exists for others."""
    return render(request, "errors/forbidden.html", status=403)


class WrongMethodPage:
    """405: the address takes only what a form sends, and somebody opened it. The empty answer becomes a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            response.content = render_to_string("errors/wrong_method.html", request=request)
        return response


def form_too_old(request, reason=""):
    """403 of a form whose secret is missing or from an earlier sign-in."""
    return render(request, "errors/form_too_old.html", status=403)


def sealed(request, exception=None):
    """403: the reader's keys do not open what is asked for."""
    return render(request, "errors/sealed.html", status=403)


def bad_request(request, exception=None):
    """400, or 413 when what was sent is too large. Stands without session and database: it may come before them."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _plain(request, "errors/bad_request.html", 400)


def too_large(request):
    """413: the file is larger than the limit."""
    return _plain(request, "errors/too_large.html", 413, megabytes=settings.UPLOAD_LIMIT // 1024**2)


def busy(request, seconds=5):
    """503: too many are signing in at once; the browser is told when to ask again."""
    response = _plain(request, "errors/busy.html", 503)
    response["Retry-After"] = str(seconds)
    return response


def server_error(request):
    """500: ours, not hers. Stands without session and database."""
    return _plain(request, "errors/failed.html", 500)


def _plain(request, template, status, **context):
    """A page that asks nobody anything; the organisation is named only if it was read before the error."""
    context["organisation"] = getattr(request, "organisation", None)
    return HttpResponse(render_to_string(template, context), status=status)


def describe(error):
    """Which exception, where in the code, and what caused it; never a message, path or value."""
    lines = []
    while error is not None and len(lines) < MOST_CAUSES:
        places = [
            f"{_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
            for frame, line in traceback.walk_tb(error.__traceback__)
        ]
        lines.append(" < ".join([type(error).__qualname__, *places[: -MOST_PLACES - 1 : -1]]))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n  caused by ".join(lines)


def _place(filename):
    """A code file as seen from the project or the library, without the folders of this machine."""
    path = Path(filename)
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return path.relative_to(settings.BASE_DIR).as_posix() if path.is_relative_to(settings.BASE_DIR) else path.name


class TypeOnlyFormatter(logging.Formatter):
    """A log line: level, logger, place in the code, the exception's type; never what was logged, which may name her."""

    def format(self, record):
        line = f"{record.levelname} {record.name} {_place(record.pathname)}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n  {describe(error)}" if error else line


class SilentReporter(ExceptionReporter):
    """An exception report without what was typed, cookies, settings and variables."""

    def get_traceback_data(self):
        """Only what `describe` tells."""
        return {"exception_type": getattr(self.exc_type, "__qualname__", ""), "description": describe(self.exc_value)}

    def get_traceback_text(self):
        """The report as text."""
        return describe(self.exc_value)

    def get_traceback_html(self):
        """The report as a page."""
        return format_html("<!doctype html><title>Page</title><pre>{}</pre>", describe(self.exc_value))
