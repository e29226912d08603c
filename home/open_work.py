"""What waits on a day, for one reader: each row of the first page, in words that tell a stranger nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from core.months import Month
from core.waits import how_long
from core.words import listed, saying
from outreach.crackdowns.avoided import crackdown_lines, crackdowns_for
from outreach.evening.for_them import where_to_write
from outreach.follow_ups.shown import FollowUpLines
from outreach.models import Lead, Outing, Question, Round
from outreach.models.questions import Questions
from outreach.outings.unfinished import Unfinished
from outreach.questions.queue import QueueView, for_doctor

LAST_WEEK = 7  # days of a month in which the next one is to be planned
MOST = 5  # unfinished outings that are named one by one


@dataclass(frozen=True)
class WaitingRow:
    """One thing that waits: what, what is said of it beside, where it leads, and the sign it bears."""

    words: str
    side: str
    address: str
    kind: str = "waiting"


@dataclass(frozen=True)
class Queue:
    """How many wait, and for how many days the first of them has."""

    count: int
    longest: int

    @classmethod
    def since(cls, days: list[date], today: date) -> "Queue":
        """What has been waiting since `days`."""
        return cls(len(days), (today - min(days)).days if days else 0)


@dataclass(frozen=True)
class DoctorsQueue:
    """What waits for the health adviser, how much of it is urgent, and how much waits for the team to say more."""

    waiting: Queue
    urgent: int
    asked_back: int


def doctors_queue(user, today: date) -> DoctorsQueue:
    """The questions that wait for the doctor, as she sees them herself."""
    waiting = for_doctor(user)
    asked_back = Question.objects.visible_to(user).untold().opened().to_say_more()
    return DoctorsQueue(_asked(waiting, today), sum(bool(each.urgent) for each in waiting), len(asked_back))


def rows_for_team(user, today: date, left: list[Unfinished], promises: FollowUpLines) -> list[WaitingRow]:
    """What waits for whoever goes out, the most urgent first; `left` and `promises` are what is unfinished and open."""
    questions = Question.objects.visible_to(user).untold().opened()
    return [
        *_avoided(user, today),
        *_unfinished(user, left),
        *_to_tell(questions, today),
        *_asked_back(questions, today),
        *_for_doctor(questions, today),
        *_own(promises.of(user.pk), today),
    ]


def rows_for_coordinator(user, today: date, promises: FollowUpLines) -> list[WaitingRow]:
    """What waits besides for whoever plans the months and keeps the keys, the most urgent first."""
    return [
        *_overdue_in_all(promises, today),
        *_rounds(user, today),
        *_codes(user),
        *_leads(user, today),
    ]


def _avoided(user, today) -> Iterator[WaitingRow]:
    """The districts nobody goes to, each crackdown by itself."""
    lines = crackdown_lines(crackdowns_for(user).in_force(today), reader=user, today=today)
    for line in lines:
        words = _("not before %(day)s") % {"day": date_format(line.crackdown.avoid_until)}
        address = reverse("outreach:crackdown", args=[line.crackdown.pk])
        yield WaitingRow(saying(listed(line.districts), words), "", address, "unsafe")


def _unfinished(user, left) -> Iterator[WaitingRow]:
    """The outings of which something is left, the earliest first; of many the first ones."""
    for each in left[:MOST]:
        address = where_to_write(each.outing, "stops" if each.stops else "close", reader=user)
        yield WaitingRow(
            f"{each.outing.district} · {date_format(each.outing.date)}", listed(each.words), address, "warn"
        )
    more = len(left) - MOST
    if more > 0:
        words = ngettext("%(count)s more outing is unfinished", "%(count)s more outings are unfinished", more)
        yield WaitingRow(words % {"count": more}, "", reverse("outreach:journal"), "warn")


def _to_tell(questions, today) -> Iterator[WaitingRow]:
    """The answers nobody told yet; those that are to be tried today are named."""
    waiting, trying = questions.to_tell(), len(questions.to_try_by(today))
    if waiting:
        words = ngettext("%(count)s answer to tell", "%(count)s answers to tell", len(waiting))
        side = ngettext("%(count)s to try today", "%(count)s to try today", trying) % {"count": trying}
        address = f"{reverse('outreach:questions')}?state={QueueView.TO_TELL.value}"
        yield WaitingRow(words % {"count": len(waiting)}, side if trying else _oldest_asked(waiting, today), address)


def _asked_back(questions, today) -> Iterator[WaitingRow]:
    """What the doctor wants to know before she answers."""
    waiting = questions.to_say_more()
    if waiting:
        words = ngettext(
            "The doctor asks back about %(count)s question",
            "The doctor asks back about %(count)s questions",
            len(waiting),
        )
        address = f"{reverse('outreach:questions')}?state={QueueView.OPEN.value}"
        yield WaitingRow(words % {"count": len(waiting)}, _oldest_asked(waiting, today), address)


def _for_doctor(questions, today) -> Iterator[WaitingRow]:
    """What the doctor is to be rung up about."""
    waiting = questions.for_doctor()
    if waiting:
        words = ngettext("%(count)s question for the doctor", "%(count)s questions for the doctor", len(waiting))
        urgent = sum(bool(each.urgent) for each in waiting)
        side = ngettext("%(count)s urgent", "%(count)s urgent", urgent) % {"count": urgent}
        address = reverse("outreach:telephone")
        yield WaitingRow(words % {"count": len(waiting)}, side if urgent else _oldest_asked(waiting, today), address)


def _own(promises: FollowUpLines, today) -> Iterator[WaitingRow]:
    """Her own promises that are due; what is overdue is due."""
    due = [line.follow_up for line in promises if line.follow_up.is_due_by(today)]
    late = overdue(promises, today)
    if due:
        words = ngettext("%(count)s follow-up of yours is due", "%(count)s follow-ups of yours are due", len(due))
        address = reverse("outreach:follow-ups-mine")
        yield WaitingRow(words % {"count": len(due)}, _overdue_by(late) if late.count else _("today"), address)


def _overdue_in_all(promises: FollowUpLines, today) -> Iterator[WaitingRow]:
    """Everybody's promises whose day has passed."""
    late = overdue(promises, today)
    if late.count:
        words = ngettext("%(count)s follow-up overdue", "%(count)s follow-ups overdue", late.count)
        yield WaitingRow(words % {"count": late.count}, _overdue_by(late), reverse("outreach:follow-ups"))


def _rounds(user, today) -> Iterator[WaitingRow]:
    """The plans that were begun and not saved; or, in the last week of a month, that the next one has none."""
    month = Month.of(today)
    begun = Round.objects.visible_to(user).since(month).opened().begun()
    for each in begun:
        words = _("The plan of %(month)s is not saved yet") % {"month": each.month.label}
        yield WaitingRow(words, "", reverse("outreach:round-change", args=[each.month]))
    coming = month + 1
    is_planned = Outing.objects.visible_to(user).planned().between(coming, coming).exists()
    if (month.last_day - today).days < LAST_WEEK and not is_planned and all(each.month != coming for each in begun):
        words = _("Nothing is planned for %(month)s yet") % {"month": coming.label}
        yield WaitingRow(words, _("Propose a plan"), reverse("outreach:round-propose", args=[coming]))


def _codes(user) -> Iterator[WaitingRow]:
    """One-time codes that nobody used yet."""
    unused = User.objects.visible_to(user).with_unused_code().count()
    if unused:
        words = ngettext("%(count)s one-time code is unused", "%(count)s one-time codes are unused", unused)
        yield WaitingRow(words % {"count": unused}, _("Staff"), reverse("accounts:staff"), "plain")


def _leads(user, today) -> Iterator[WaitingRow]:
    """What was heard and nobody looked after yet."""
    waiting = Lead.objects.visible_to(user).opened().still_open()
    if waiting:
        words = ngettext("%(count)s open lead", "%(count)s open leads", len(waiting))
        days = (today - waiting[0].heard_on).days
        side = _heard(days)
        yield WaitingRow(words % {"count": len(waiting)}, side, reverse("outreach:leads"), "plain")


def overdue(promises: FollowUpLines, today) -> Queue:
    """Those whose day has passed."""
    late = [line.follow_up for line in promises if line.follow_up.is_overdue_on(today)]
    return Queue.since([follow_up.due_on for follow_up in late], today)


def _asked(questions: Questions, today) -> Queue:
    return Queue.since([question.asked_on for question in questions], today)


def _oldest_asked(questions, today) -> str:
    days = _asked(questions, today).longest
    if not days:
        return _("asked today")
    return _("the oldest asked %(age)s ago") % {"age": how_long(days)}


def _heard(days) -> str:
    if not days:
        return _("heard today")
    return _("the oldest heard %(age)s ago") % {"age": how_long(days)}


def _overdue_by(late: Queue) -> str:
    return _("the oldest by %(late)s") % {"late": how_long(late.longest)}
