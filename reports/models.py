"""The book of a month: the coordinator's paragraph, and the totals once it is closed."""

from django.db import models

from accounts.permissions import Permission, WithReaders
from core.months import Month, MonthField
from vault import sealed


class MonthBookQuerySet(WithReaders, sealed.RecordQuerySet):
    """Books of months."""

    readers = Permission.READ_REPORTS

    def of(self, month: Month) -> "MonthBook":
        """The book of `month`; an unsaved one when nobody wrote in it yet."""
        return self.filter(month=month).first() or MonthBook(month=month)

    def between(self, first: Month, last: Month):
        """Those of the period, in its order."""
        return self.filter(month__gte=first, month__lte=last).order_by("month")

    def closed(self):
        """Those whose totals are stored."""
        return self.filter(closed=True)

    def first_closed(self) -> Month | None:
        """The earliest month that is closed."""
        return self.closed().order_by("month").values_list("month", flat=True).first()


class MonthBook(sealed.Record):
    """A month's paragraph and, once closed, its totals. What was closed stays as it was."""

    month = MonthField(unique=True)
    closed = models.BooleanField(default=False)
    venue_box = sealed.Box("venue", "month_book.venue")
    paragraph = sealed.Text(venue_box, words=False)  # its form says whom it names; few may change it
    totals = sealed.Json(venue_box, points_to=("venues.District", "venues.Kind"), words=False)

    objects = MonthBookQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random", "month": "which months are closed is in clear", "closed": "as month"}
