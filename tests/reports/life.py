"""Short ways to write down a month's work."""

from datetime import date

from core.months import Month
from outreach.models import FollowUp, Outcome, Question, Supply, Visit
from outreach.models.outings import HandedOut, State
from outreach.models.questions import QuestionStatus
from reports.figures import FIGURES, Books, Period
from tests.life import entry, outing, visit
from venues.models import Venue

TODAY = date(2026, 11, 21)


def venue(where, number, contacted="2025-01-10", closed=None) -> Venue:
    """A venue with its first contact and its closing date."""
    row = Venue(district=where, number=number, name=f"Name of {number}")
    row.contacted(date.fromisoformat(contacted))
    row.close(date.fromisoformat(closed) if closed else None)
    row.save()
    return row


def went(day: str, where, outcome=Outcome.REACHED, *, state=State.DONE, **facts) -> Visit:
    """An outing of one day with one stop."""
    return visit(outing(where.district, date.fromisoformat(day), state=state), where, outcome=outcome, **facts)


def handed_out(**pieces) -> list[HandedOut]:
    """Pieces by kind of supply."""
    return [HandedOut(entry(Supply, key).pk, many) for key, many in pieces.items()]


def asked(day: str, told=None, *, at_once=False, where=None) -> Question:
    """A question asked one day, and told another."""
    asked_on = date.fromisoformat(day)
    told_on = date.fromisoformat(told) if told else None
    ended = QuestionStatus.AT_ONCE if at_once else QuestionStatus.TOLD if told else QuestionStatus.OPEN
    row = Question(words="Does it hurt?", status=ended, asked_on=asked_on, asked_month=Month.of(asked_on))
    row.told_on, row.told_month = told_on, Month.of(told_on) if told_on else None
    row.venue_id = where.pk if where else None
    row.save()
    return row


def promised(where, made: str, due: str, done=None, status=None) -> FollowUp:
    """A follow-up at a venue: when it was made, due and done."""
    made_on, due_on, done_on = (date.fromisoformat(day) if day else None for day in (made, due, done))
    row = FollowUp(status=status or ("kept" if done else "open"), made_on=made_on, due_on=due_on, done_on=done_on)
    row.made_month, row.due_month = Month.of(made_on), Month.of(due_on)
    row.done_month = Month.of(done_on) if done_on else None
    row.venue_id = where.pk
    row.save()
    return row


def count(key: str, first: str, last: str | None = None, *, by):
    """One figure over a month or a run of months, as `by` may read it."""
    period = Period(Month.parse(first), Month.parse(last or first))
    return FIGURES[key].count(Books.opened_for(by, period.last), period)
