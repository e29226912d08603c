"""What can be undone for 72 hours and is let go after them."""

from datetime import datetime, timedelta

UNDONE_WITHIN = timedelta(hours=72)


class WithUndo:
    """A query for rows of which the undo ends at their `until`."""

    def can_be_undone(self, now: datetime):
        """Those whose 72 hours still run."""
        return self.filter(until__gt=now)

    def over(self, now: datetime):
        """Those whose 72 hours have passed."""
        return self.filter(until__lte=now)
