"""The first page: what now, for each role. What is not for a role is not there."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import Permission, may
from core.months import Month
from core.words import natural
from home.open_work import doctors_queue, rows_for_coordinator, rows_for_team
from outreach.drafts.filling import unsaved
from outreach.follow_ups.open import open_promises
from outreach.forgetting.actions import more_than_five_in_a_day
from outreach.models import Draft, Import, Outing, Visit
from outreach.models.outings import State
from outreach.names import teams
from outreach.outings.standings import Standing, standings
from outreach.outings.unfinished import unfinished
from reports.models import MonthBook
from reports.months import as_closed
from venues.models import District, Venue

EVENING = 18  # o'clock: from then on an outing of today is being written down rather than prepared
ABOUT = {
    "answers": _("An answer for many"),
    "crackdowns": _("A crackdown"),
    "follow-ups": _("A follow-up"),
    "imports": _("Registers"),
    "leads": _("A lead"),
    "outings": _("An outing"),
    "people": _("A record"),
    "questions": _("A question"),
    "reports": _("A report"),
    "rounds": _("A round"),
    "settings": _("Settings"),
    "venues": _("A venue"),
    "visits": _("A visit"),
}


@dataclass(frozen=True)
class Coverage:
    """V1 and V2 of a month so far, or as it was closed: active venues are visited, tried, or not attempted."""

    month: Month
    visited: int
    tried: int
    not_attempted: int
    closed: bool = False

    @property
    def active(self) -> int:
        """All active venues of the month."""
        return self.visited + self.tried + self.not_attempted


@dataclass(frozen=True)
class OutingAhead:
    """An outing of today, of tomorrow, or of last night that is still written down, with its team's pseudonyms.

    `is_of_others` is whether its team goes without the reader.
    """

    outing: Outing
    days_ahead: int
    is_evening: bool
    team: list[str]
    is_of_others: bool

    @property
    def is_for_now(self) -> bool:
        """Whether it is what she does today."""
        return self.is_today and not self.is_of_others

    @property
    def is_today(self) -> bool:
        """Whether it is an outing of today."""
        return self.days_ahead == 0

    @property
    def is_planned(self) -> bool:
        """Whether it is still to take place, as far as anybody said."""
        return self.outing.state == State.PLANNED

    @property
    def is_written_first(self) -> bool:
        """Whether its stops come before its briefing: it took place, or it is the evening of its day."""
        return not self.is_planned or (self.is_today and self.is_evening)

    @property
    def order(self) -> tuple:
        """What she does today comes first, then what others do, tomorrow and last night; her own first each day."""
        return self.days_ahead != 0, -self.days_ahead, self.is_of_others, natural(str(self.outing.district))


@dataclass(frozen=True)
class Begun:
    """Something begun and not saved, in words that name nobody; `outing` is the one it belongs to, if any."""

    draft: Draft
    words: str
    outing: Outing | None


def home_for(user, now: datetime) -> dict:
    """What `user` is to know now, by the names the page uses."""
    today = now.date()
    shown = {"today": today, "drafts": begun_by(user)}
    if may(user, Permission.WRITE_VISITS):
        left, promised = unfinished(user, today), open_promises(reader=user, today=today).can_be_kept()
        ahead = outings_ahead(user, now, left)
        shown |= {"ahead": ahead, "later": [each for each in ahead if not each.is_for_now]}
        shown["rows"] = rows_for_team(user, today, left, promised)
        shown["empty"] = not Venue.objects.visible_to(user).exists()
    elif may(user, Permission.READ_QUESTIONS):
        shown["queue"] = doctors_queue(user, today)
    if may(user, Permission.PLAN_ROUNDS):
        shown["rows"] += rows_for_coordinator(user, today, promised)
        shown |= month_so_far(user, Month.of(today))
    return shown | notes(user, now)


def notes(user, now: datetime) -> dict:
    """What must not go unseen: too few keys, many forgotten at once, original files that still lie somewhere."""
    found = {}
    if may(user, Permission.IMPORT_REGISTERS):
        found["originals"] = Import.objects.visible_to(user).originals_not_destroyed()
    if may(user, Permission.MANAGE_STAFF):
        found["many_forgotten"] = more_than_five_in_a_day(now=now)
        found["too_few"] = User.objects.too_few_hold_the_keys()
    return found


def outings_ahead(user, now: datetime, left) -> list[OutingAhead]:
    """Today's outings and tomorrow's, and last night's while they are whole: what is left of others is a row."""
    today, named = now.date(), {each.outing.pk for each in left}
    around = Outing.objects.visible_to(user).around(today).with_district().opened()
    shown = [outing for outing in around if outing.date >= today or outing.pk not in named]
    going, is_evening = teams(shown), now.hour >= EVENING
    found = (
        OutingAhead(outing, (outing.date - today).days, is_evening, going[outing.pk], outing.is_of_others(user))
        for outing in shown
    )
    return sorted(found, key=lambda each: each.order)


def month_so_far(user, month: Month) -> dict:
    """The coverage of a month and of the one before, and the districts where no outing took place in it."""
    before, now = coverage(user, [month - 1, month])
    planned, missed = districts_without_outing(user, month)
    return {"now": now, "before": before, "districts_planned": planned, "districts": missed}


def coverage(user, months: list[Month]) -> list[Coverage]:
    """The coverage of each month, from what `user` may read; three queries."""
    found, closed = [], as_closed(MonthBook.objects.visible_to(user).between(months[0], months[-1]))
    for month, of in standings(Venue.objects.visible_to(user), Visit.objects.visible_to(user), months).items():
        stands, stored = list(of.values()), closed.get(month)
        counted = (stored.values[each.value] if stored else stands.count(each) for each in Standing)
        found.append(Coverage(month, *counted, closed=stored is not None))
    return found


def districts_without_outing(user, month: Month) -> tuple[list[District], list[District]]:
    """The districts in use where no outing took place in `month`: those that have a planned one, and the others."""
    outings = list(Outing.objects.visible_to(user).between(month, month))
    been = {outing.district_id for outing in outings if outing.state == State.DONE}
    planned = {outing.district_id for outing in outings if outing.state == State.PLANNED}
    in_use = District.objects.visible_to(user).opened().in_use().in_order()
    missed = [each for each in in_use if each.pk not in been]
    return [each for each in missed if each.pk in planned], [each for each in missed if each.pk not in planned]


def begun_by(user) -> list[Begun]:
    """What she began and did not save, without the name of any woman or venue."""
    drafts = unsaved(user)
    of = {draft.pk: _outing_of(draft) for draft in drafts}
    outings = Outing.objects.visible_to(user).with_district().in_bulk({pk for pk in of.values() if pk})
    return [Begun(draft, _about(draft), outings.get(of[draft.pk])) for draft in drafts]


def _about(draft):
    first = draft.form.split("/")[1]
    return ABOUT.get(first, _("A form"))


def _outing_of(draft):
    try:
        found = resolve(draft.form)
    except Resolver404:
        return None
    return found.kwargs.get("pk") if found.route.startswith("outings/") else None
