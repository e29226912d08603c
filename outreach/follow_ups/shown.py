"""Promises as they are read: with reason, whom and where they are for, who keeps them, how late they are."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from outreach.models import FollowUp, Reason
from outreach.names import concerned
from people.models import Person, Whereabouts
from venues.models import Venue, Venues

SUNDAY = 6
WHY_NOT = {
    Whereabouts.MOVED_AWAY: _("she moved away"),
    Whereabouts.STOPPED: _("she stopped this work"),
    Whereabouts.DIED: _("she died"),
    Whereabouts.NO_CONTACT: _("she wants no contact"),
}


class Urgency(models.TextChoices):
    """How soon an open promise is to be kept."""

    OVERDUE = "overdue", pgettext_lazy("promises", "Overdue")
    THIS_WEEK = "this_week", pgettext_lazy("promises", "Due this week")
    LATER = "later", pgettext_lazy("promises", "Later")


@dataclass(frozen=True)
class FollowUpLine:
    """A follow-up with its reason, whom and where it is for, who keeps it, and for how many days it is overdue.

    `staff` is None while nobody was named, or where she left: then it waits for whoever goes there next.
    """

    follow_up: FollowUp
    reason: Reason | None
    person: Person | None
    venue: Venue | None
    days_late: int
    staff: User | None = None
    place_is_gone: bool = False

    @property
    def why_not(self) -> str:
        """Why it cannot be kept, in words: she is out of reach, or there is no such place any more; or ""."""
        if self.person:
            return why_out_of_reach(self.person)
        return _("the place is gone") if self.place_is_gone else ""

    @property
    def not_by_telephone(self) -> bool:
        """Whether it is for somebody in reach who may not be rung: she is told on a visit."""
        return bool(self.person and not self.person.out_of_reach and not self.person.may_be_asked_to_ring)

    def urgency(self, today: date) -> Urgency:
        """Overdue, or due by the coming Sunday (today, if it is one), or later."""
        if self.follow_up.is_overdue_on(today):
            return Urgency.OVERDUE
        sunday = today + timedelta(days=SUNDAY - today.weekday())
        return Urgency.THIS_WEEK if self.follow_up.is_due_by(sunday) else Urgency.LATER


class FollowUpLines(list):
    """Follow-ups as they are read."""

    def still_open(self) -> "FollowUpLines":
        """Those neither kept nor closed."""
        return FollowUpLines(each for each in self if each.follow_up.is_open)

    def done(self) -> "FollowUpLines":
        """Those kept or closed, the latest first."""
        return FollowUpLines(each for each in reversed(self) if not each.follow_up.is_open)

    def can_be_kept(self) -> "FollowUpLines":
        """Those that do not wait for somebody out of reach, or at a place that is gone."""
        return FollowUpLines(each for each in self if not each.why_not)

    def cannot_be_kept(self) -> "FollowUpLines":
        """Those for somebody out of reach, or at a place that is gone: they are closed with that reason."""
        return FollowUpLines(each for each in self if each.why_not)

    def of(self, staff_id: UUID | None) -> "FollowUpLines":
        """Those one colleague keeps; None: those nobody was named for."""
        return FollowUpLines(each for each in self if (each.staff.pk if each.staff else None) == staff_id)

    def by_urgency(self, today: date) -> list[tuple[Urgency, "FollowUpLines"]]:
        """The parts of a list that is in the order of due dates: overdue, due this week, later."""
        return [(urgency, FollowUpLines(part)) for urgency, part in groupby(self, key=lambda each: each.urgency(today))]


def why_out_of_reach(person) -> str:
    """Why nothing can be promised to her, in words, or ""."""
    return WHY_NOT.get(person.whereabouts, "")


def promises(follow_ups, *, reader, today: date) -> FollowUpLines:
    """The opened `follow_ups` in their order, as `reader` may see them; four queries, however many there are."""
    reasons = Reason.objects.in_bulk()
    staff = User.objects.here().in_bulk()
    people, venues = concerned(follow_ups, reader)
    gone = {venue.pk for venue in Venues(venues.values()).gone_by(today)}
    return FollowUpLines(
        FollowUpLine(
            follow_up=follow_up,
            reason=reasons.get(follow_up.reason_id),
            person=people.get(follow_up.person_id),
            venue=venues.get(follow_up.venue_id),
            days_late=follow_up.days_overdue_on(today),
            staff=staff.get(follow_up.staff_id),
            place_is_gone=follow_up.venue_id in gone,
        )
        for follow_up in follow_ups
    )
