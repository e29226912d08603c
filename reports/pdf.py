"""Paper: a report as a tagged PDF, made in memory from the same HTML and figures as the screen."""

from pathlib import Path
from threading import Lock

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

STYLE = Path("static") / "paper.css"
_ONE_AT_A_TIME = Lock()


class NoPaper(Exception):
    """No PDF can be made on this machine; the message says what is missing."""


def render_pdf(template: str, context: dict) -> bytes:
    """The template as PDF/UA, in the active language. One at a time: shared fonts corrupt memory."""
    html = render_to_string(template, {**context, "lang": _html_language(), "language": translation.get_language()})
    with _ONE_AT_A_TIME:
        return _write(html)


def _write(html):
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise NoPaper(
            _("The libraries that make PDFs are missing. Install %(packages)s.")
            % {"packages": "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"}
        ) from error

    class OnlyData(URLFetcher):
        """Fetches nothing from the disk or a network."""

        def __init__(self):
            super().__init__(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)

    fonts, fetcher = FontConfiguration(), OnlyData()
    style = CSS(string=(settings.BASE_DIR / STYLE).read_text(), font_config=fonts, url_fetcher=fetcher)
    document = HTML(string=html, url_fetcher=fetcher)
    return document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


def _html_language():
    return "zh-Hans" if translation.get_language() == "zh-hans" else translation.get_language()
