"""Long lists in parts."""

from django.core.paginator import Paginator


def page_of(request, things, *, size=50):
    """The part of `things` that the address asks for; an impossible number shows the nearest part.

    `query` is what the other parts' addresses begin with: the month, district and so on chosen here.
    """
    page = Paginator(things, size).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    page.query = f"{kept.urlencode()}&" if kept else ""
    return page
