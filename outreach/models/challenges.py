"""Challenges: what made the work hard, and the strategy against it."""

from accounts.permissions import Permission, WithReaders
from core.months import Month, MonthField
from vault import sealed


class ChallengeQuerySet(WithReaders, sealed.RecordQuerySet):
    """Challenges, in the words of the year."""

    readers = Permission.READ_REPORTS

    def between(self, first: Month, last: Month):
        """Those of the period, in its order."""
        return self.filter(month__gte=first, month__lte=last).order_by("month", "id")


class Challenge(sealed.Record):
    """Something that made the work hard, and what was done about it: a chapter of the annual report."""

    month = MonthField(db_index=True)
    venue_box = sealed.Box("venue", "challenge.venue")
    # A report goes out of the house: the form says whom its words name, and not everybody who forgets may change them.
    words = sealed.Text(venue_box, words=False)
    strategy = sealed.Text(venue_box, words=False)

    objects = ChallengeQuerySet.as_manager()

    class Sensitivity:
        clear = {"id": "random", "month": "the annual report takes those of its year"}
