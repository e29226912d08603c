"""Answering htmx with a part of the page."""


def swaps(request):
    """True if only a part of the page is wanted: not for boosted links, nor when the browser restores its history."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request
