"""What waits on a day: the first thing whoever signs in should know, as far as her role goes."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission, may
from core.months import Month
from core.words import natural
from outreach.actions.forgetting import more_than_five_in_a_day
from outreach.drafts import unsaved
from outreach.models import FollowUp, Import, Outing, Question, Visit
from outreach.planning import Standing, standings
from venues.models import District, Venue

ENOUGH_WITH_KEYS = 2


@dataclass(frozen=True)
class Coverage:
    """V1 and V2 of a month so far: active venues are visited, tried, or not attempted."""

    month: Month
    visited: int
    tried: int
    not_attempted: int

    @property
    def active(self) -> int:
        """All active venues of the month."""
        return self.visited + self.tried + self.not_attempted


@dataclass(frozen=True)
class Queue:
    """How many wait, and for how many days the first of them has."""

    count: int
    longest: int

    @classmethod
    def since(cls, days: list[date], today: date) -> "Queue":
        """What has been waiting since `days`."""
        return cls(len(days), (today - min(days)).days if days else 0)


def coverage(user, months: list[Month]) -> list[Coverage]:
    """The coverage of each month, from what `user` may read; two queries."""
    found = []
    for month, of in standings(Venue.objects.visible_to(user), Visit.objects.visible_to(user), months).items():
        stands = list(of.values())
        found.append(Coverage(month, *(stands.count(standing) for standing in Standing)))
    return found


def districts_without_outing(user, month: Month) -> list[District]:
    """The districts in use where no outing took place in `month`, in natural order; two queries."""
    been = {outing.district_id for outing in Outing.objects.visible_to(user).done().between(month, month)}
    missed = (d for d in District.objects.opened() if d.pk not in been and not d.retired)
    return sorted(missed, key=lambda district: natural(district.name))


def untold_questions(user, today: date) -> Queue:
    """The questions nobody was told the answer to."""
    questions = Question.objects.visible_to(user).untold().opened()
    return Queue.since([question.asked_on for question in questions], today)


def overdue_follow_ups(user, today: date) -> Queue:
    """The open promises whose day has passed."""
    promises = FollowUp.objects.visible_to(user).still_open().opened().overdue_on(today)
    return Queue.since([promise.due_on for promise in promises], today)


def waiting_for(user, today: date) -> dict:
    """What waits for `user`, by the names the first page uses; what is not for her role is not there."""
    month, waiting = Month.of(today), {"drafts": unsaved(user)}
    if may(user, Permission.READ_REPORTS):
        before, now = coverage(user, [month - 1, month])
        waiting |= {"now": now, "before": before, "follow_ups": overdue_follow_ups(user, today)}
        waiting["districts"] = districts_without_outing(user, month)
        waiting["empty"] = not Venue.objects.visible_to(user).exists()
    if may(user, Permission.WRITE_VISITS):
        waiting["outings"] = Outing.objects.visible_to(user).lately(today).with_district().latest_first()
    if may(user, Permission.READ_QUESTIONS):
        waiting["questions"] = untold_questions(user, today)
    if may(user, Permission.IMPORT_REGISTERS):
        waiting["originals"] = Import.objects.visible_to(user).originals_not_destroyed()
    if may(user, Permission.MANAGE_STAFF):
        waiting["many_forgotten"] = more_than_five_in_a_day(now=timezone.now())
        waiting["too_few"] = User.objects.holding_the_keys().count() < ENOUGH_WITH_KEYS
    return waiting
