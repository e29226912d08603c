"""One row as its reader may see it, and the word of the trail that she read it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from audit.models import record


def fetched(request, rows, pk):
    """The row with that id of a model, or of a query, if the reader may see it; for others it does not exist."""
    known = rows.objects if isinstance(rows, type) else rows
    return get_object_or_404(known.visible_to(request.user), pk=pk)


def or_404(found):
    """What was found; where nothing was, the page does not exist."""
    if found is None:
        raise Http404
    return found


def was_read(request, row) -> None:
    """What stands in the row was shown to the reader."""
    record("read a record", by=request.user, target=row.pk)


def read(request, rows, pk):
    """The row with that id, if the reader may see it, on a page that shows it: reading it is audited."""
    found = fetched(request, rows, pk)
    was_read(request, found)
    return found
