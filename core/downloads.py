"""Taking data out is a type of response."""

from django.http import HttpResponse

# A download folder tells nothing: a kind of paper, never an organisation, a name or a date.
NAMES = frozenset({"list", "month", "year", "record", "rows", "report", "calendar"})
ENDINGS = {
    "application/pdf": "pdf",
    "text/csv; charset=utf-8": "csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/json": "json",
    "text/calendar; charset=utf-8": "ics",
}


class SensitiveDownload(HttpResponse):
    """A file with data of the organisation: recorded before it leaves, never stored, under a neutral name.

    `record` is called once, before the content is given out; if it fails, nothing leaves.
    """

    def __init__(self, content, *, name, content_type, record, **kwargs):
        if name not in NAMES:
            raise ValueError(f"{name!r} is not a neutral file name")
        ending = ENDINGS[content_type]
        record()
        super().__init__(content, content_type=content_type, **kwargs)
        self["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
        self["Cache-Control"] = "no-store"
