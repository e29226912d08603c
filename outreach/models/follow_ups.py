"""Follow-ups: a promise to come back or call. Never blocked, never lost because it is late."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from accounts.permissions import Permission, WithReaders
from core.months import Month, MonthField
from people.models import Forgotten, Person
from vault import sealed


class FollowUpStatus(models.TextChoices):
    """What became of the promise."""

    OPEN = "open", pgettext_lazy("follow-up", "open")
    KEPT = "kept", pgettext_lazy("follow-up", "kept")
    CLOSED = "closed", pgettext_lazy("follow-up", "closed")


class Kept(models.TextChoices):
    """How a promise was kept."""

    VISIT = "visit", pgettext_lazy("promise kept", "on a visit")
    CALL = "call", pgettext_lazy("promise kept", "by a call")
    WORD = "word", pgettext_lazy("promise kept", "by a word, on the way or through somebody she trusts")


class FollowUps(list):
    """Opened follow-ups."""

    def by_due_date(self) -> "FollowUps":
        """The earliest due date first."""
        return FollowUps(sorted(self, key=lambda follow_up: (follow_up.due_on, follow_up.pk.hex)))

    def latest_first(self) -> "FollowUps":
        """The last kept or closed first."""
        done = (row for row in self if row.done_month)
        return FollowUps(sorted(done, key=_when_done, reverse=True))

    def still_open(self) -> "FollowUps":
        """Promises neither kept nor closed."""
        return FollowUps(follow_up for follow_up in self if follow_up.is_open)

    def due_on_outing(self, day: date) -> "FollowUps":
        """What an outing of that day is to keep: due by the end of its month, for one comes about once a month."""
        return FollowUps(follow_up for follow_up in self if follow_up.is_due_on_outing(day))

    def made_between(self, first: Month, last: Month) -> "FollowUps":
        """F1: made in the period."""
        return FollowUps(follow_up for follow_up in self if first <= follow_up.made_month <= last)

    def due_and_unkept_at_end_of(self, month: Month) -> "FollowUps":
        """V3: due on or before the month's last day, and neither kept nor closed by then."""
        due = (follow_up for follow_up in self if follow_up.due_month <= month)
        return FollowUps(follow_up for follow_up in due if not follow_up.done_month or follow_up.done_month > month)

    def at(self, venue_id: UUID) -> "FollowUps":
        """Those for one venue."""
        return FollowUps(follow_up for follow_up in self if follow_up.venue_id == venue_id)

    def for_person(self, person_id: UUID) -> "FollowUps":
        """Those for one person."""
        return FollowUps(follow_up for follow_up in self if follow_up.person_id == person_id)


def _when_done(row):
    return row.done_month, row.done_on or row.done_month.first_day, row.pk.hex


class FollowUpQuerySet(WithReaders, sealed.RecordQuerySet):
    """Follow-ups, in the words of the list and the month."""

    collection = FollowUps
    readers = Permission.READ_FOLLOW_UPS

    def opened(self):
        """The rows in memory, without those for somebody who asked to be forgotten."""
        hidden = Forgotten.objects.hidden()
        return FollowUps(row for row in self if row.person_id not in hidden) if hidden else FollowUps(self)

    def for_person(self, person_id: UUID) -> FollowUps:
        """Those for one person, opened."""
        return self.naming(FollowUp.person_id, person_id).opened().for_person(person_id)

    def at(self, venue_id: UUID) -> FollowUps:
        """Those for one venue, opened."""
        return self.naming(FollowUp.venue_id, venue_id).opened().at(venue_id)

    def still_open(self):
        """Promises not yet kept and not closed."""
        return self.filter(status=FollowUpStatus.OPEN)

    def open_or_done_in(self, month: Month):
        """Neither kept nor closed, or so in `month`."""
        return self.filter(Q(done_month=None) | Q(done_month=month))

    def done(self):
        """Promises that were kept, or closed with a reason."""
        return self.exclude(status=FollowUpStatus.OPEN)

    def find(self, pk):
        """The promise with that id, or None: one for somebody who asked to be forgotten is shown to nobody."""
        return next(iter(self.filter(pk=pk).opened()), None)

    def for_figures(self, first: Month, last: Month):
        """F1, V3 of any period between: made or done in it, or open at the end of one of its months."""
        return self.made_until(last).filter(Q(made_month__gte=first) | Q(done_month__gte=first) | Q(done_month=None))

    def made_until(self, last: Month):
        """Made by the last day of `last`."""
        return self.filter(made_month__lte=last)

    def made_between(self, first: Month, last: Month):
        """F1: made in the period."""
        return self.filter(made_month__gte=first, made_month__lte=last)


class FollowUp(sealed.Record):
    """A promise to come back or call: for a person or a venue, with a reason and a due date.

    `staff_id` is the colleague who will keep it, or None: whoever goes there next.
    """

    status = models.CharField(max_length=6, choices=FollowUpStatus, default=FollowUpStatus.OPEN)
    made_month = MonthField()
    due_month = MonthField()
    done_month = MonthField(null=True)
    person_box = sealed.Box("person", "follow_up.person", row_bytes=512)
    venue_id = sealed.Of(UUID, person_box, points_to="venues.Venue")
    person_id = sealed.Of(UUID, person_box, points_to=Person)
    reason_id = sealed.Of(UUID, person_box, points_to="outreach.Reason")
    made_on = sealed.Of(date, person_box)
    due_on = sealed.Of(date, person_box)
    done_on = sealed.Of(date, person_box)
    note = sealed.Text(person_box, words=True)
    staff_id = sealed.Of(UUID, person_box, points_to="accounts.User")
    kept_by = sealed.Of(Kept, person_box)
    close_reason = sealed.Text(person_box, words=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status=FollowUpStatus.OPEN, done_month=None)
                | (~Q(status=FollowUpStatus.OPEN) & Q(done_month__isnull=False)),
                name="follow_up_is_done_in_a_month_or_open",
            ),
        ]

    class Sensitivity:
        clear = {
            "id": "random",
            "status": "open ones are counted in SQL",
            "made_month": "as status; the day is sealed",
            "due_month": "as made_month",
            "done_month": "as made_month",
        }

    @property
    def is_open(self) -> bool:
        """Whether the promise is neither kept nor closed."""
        return self.status == FollowUpStatus.OPEN

    def is_due_by(self, day: date) -> bool:
        """Whether the promise is open and to be kept on that day or before."""
        return self.is_open and self.due_on <= day

    def is_due_on_outing(self, day: date) -> bool:
        """Whether an outing of that day is to keep the promise: it is due by the end of the outing's month."""
        return self.is_due_by(Month.of(day).last_day)

    def is_overdue_on(self, day: date) -> bool:
        """Whether the promise is open and its due date lies before that day."""
        return self.is_open and self.due_on < day

    def days_overdue_on(self, day: date) -> int:
        """For how many days it has been overdue; 0 while it is not."""
        return (day - self.due_on).days if self.is_overdue_on(day) else 0
