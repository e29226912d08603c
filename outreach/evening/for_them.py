"""Writing down an outing of colleagues: asked about once, then its pages are hers like those of any other."""

from django.urls import reverse
from django.utils.crypto import salted_hmac

PAGES = {"stops": "outreach:outing-stops", "close": "outreach:outing-close", "change": "outreach:outing-change"}
ASKED = "for them"


def where_to_write(outing, page: str, *, reader) -> str:
    """The address of one of PAGES; for whoever is not in the outing's team, of the page that asks first."""
    if outing.is_of_others(reader):
        return reverse("outreach:outing-for-them", args=[outing.pk, page])
    return reverse(PAGES[page], args=[outing.pk])


def has_said_yes(request, outing) -> bool:
    """Whether the reader has said since she signed in that she writes this outing down for its team."""
    return _mark(request, outing) in request.session.get(ASKED, ())


def say_yes(request, outing) -> None:
    """The reader writes this outing down for its team, and is not asked again before she signs in anew."""
    request.session[ASKED] = [*request.session.get(ASKED, ()), _mark(request, outing)]


def _mark(request, outing):
    """What her session lies in the database with: only her browser can tell which outing it means."""
    return salted_hmac(ASKED, str(outing.pk), secret=request.session.session_key, algorithm="sha256").hexdigest()[:16]
