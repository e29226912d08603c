"""Challenges: what made the work hard, and the strategy against it."""

from accounts.permissions import Permission, may
from core.months import Month, MonthField
from vault import sealed


class ChallengeQuerySet(sealed.RecordQuerySet):
    """Challenges, in the words of the year."""

    def visible_to(self, user):
        """All challenges for whoever may read reports."""
        return self if may(user, Permission.READ_REPORTS) else self.none()

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
