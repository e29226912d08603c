"""Writes a life (`grown.py`) into the book, through the models: sealed rows by `bulk_create`, in random order.

Rows do not lie in the order of time, as they do not after an import. Nothing of the trail is written: its length costs
no page anything.
"""

from collections.abc import Callable
from random import Random
from uuid import UUID

from accounts.models import User
from benchmarks.grown import TEAM, Life
from core.months import Month
from outreach.models import Encounter, FollowUp, Outing, Question, Reason, Supply, Topic, Visit, WorksAt
from outreach.models.follow_ups import Kept
from outreach.models.outings import HandedOut, State
from outreach.models.questions import Told
from people.models import Consent, Person, Purpose, Whereabouts, Wish
from reports.actions import close_month
from reports.models import MonthBook
from reports.months import report_to_close
from venues.models import Attitude, District, Kind, Status, Venue

AT_ONCE = 2000  # rows that are sealed and written together


def write(life: Life, *, progress: Callable) -> None:
    """Write everything a life holds; `progress` hears how many rows are written, of how many. Keys are open."""
    book = _Book(life)
    written, total = 0, sum(len(facts) for _, facts, _ in book.tables())
    for model, facts, row_of in book.tables():
        order = list(facts)
        Random(len(order)).shuffle(order)  # noqa: S311 - any order that is not that of time
        for start in range(0, len(order), AT_ONCE):
            model.objects.bulk_create([row_of(each) for each in order[start : start + AT_ONCE]], batch_size=AT_ONCE)
            written += len(order[start : start + AT_ONCE])
            progress(written, total)


def close_months(life: Life, *, totals: dict, by) -> dict:
    """Close all months but the last. The totals of most were counted in plain tables, for they are the same.

    The last one that is closed is closed as a coordinator does it: whatever Rounds keeps at a closing, it keeps then.
    Returns what was stored of that one.
    """
    *counted, closed, _open = life.months
    MonthBook.objects.bulk_create(
        MonthBook(month=month, closed=True, totals=totals[month], paragraph="A month like others.") for month in counted
    )
    report = report_to_close(by, closed, life.today)
    return close_month(month=closed, report=report, today=life.today, by=by).totals


class _Book:
    def __init__(self, life):
        self.life = life
        self.kinds, self.topics, self.reasons, self.supplies = (
            {entry.key: entry.pk for entry in model.objects.opened()} for model in (Kind, Topic, Reason, Supply)
        )
        known = {user.username: user.pk for user in User.objects.all()}
        newcomers = [User(username=name) for name in TEAM if name not in known]
        User.objects.bulk_create(newcomers)
        known |= {user.username: user.pk for user in newcomers}
        self.team = [known[name] for name in TEAM]

    def tables(self):
        """Each model, the facts of its rows and what makes a row of them, in the order in which they are written."""
        life = self.life
        return [
            (District, life.districts, self.district),
            (Venue, life.venues, self.venue),
            (Person, life.women, self.person),
            (WorksAt, life.places, self.works_at),
            (Outing, life.outings, self.outing),
            (Visit, life.visits, self.visit),
            (Question, life.questions, self.question),
            (FollowUp, life.promises, self.follow_up),
        ]

    def district(self, facts):
        return District(id=facts[0], name=facts[1])

    def venue(self, facts):
        venue = Venue(id=facts.id, district_id=self.life.districts[facts.district][0], number=facts.number)
        venue.name, venue.kind_id, venue.usual_number = facts.name, self.kinds[facts.kind], facts.usual_number
        venue.attitude, venue.best_hours, venue.address = Attitude(facts.attitude), "10-12", f"Lane {facts.number[1:]}"
        venue.status = Status.CLOSED if facts.closed else Status.OPEN if facts.first else Status.KNOWN
        venue.contacted(facts.first)
        venue.close(facts.closed)
        return venue

    def person(self, facts):
        person = Person(id=facts.id, code=facts.code, register_number=facts.register_number, nickname=facts.nickname)
        person.phone, person.age_band, person.first_met = facts.phone, facts.age_band, facts.first_met
        person.may_call = True if facts.phone else None
        person.wish = Wish(facts.wish) if facts.wish else None
        person.whereabouts = Whereabouts(facts.gone or "here")
        day = facts.first_met
        person.consents = [Consent(Purpose(said), yes, day, "amber", "en 1") for said, yes in facts.consents]
        return person

    def works_at(self, facts):
        return WorksAt(id=facts.id, person_id=facts.woman, venue_id=facts.venue, since=facts.since, until=facts.until)

    def outing(self, facts):
        outing = Outing(id=facts.id, date=facts.date, district_id=self.life.districts[facts.district][0])
        outing.state = State.DONE if facts.done else State.PLANNED
        outing.team = [self.team[place] for place in facts.team]
        outing.supplies = [HandedOut(self.supplies[key], pieces) for key, pieces in facts.supplies.items()]
        return outing

    def visit(self, facts):
        visit = Visit(id=facts.id, outing_id=facts.outing.id, venue_id=facts.venue.id, outcome=facts.outcome)
        visit.headcount, visit.place, visit.note = facts.headcount, facts.place, facts.note
        visit.reason_id = self.reasons[facts.reason] if facts.reason else None
        visit.topics = self.ids_of(facts.topics)
        visit.met = [self.encounter(each) for each in facts.met]
        return visit

    def encounter(self, facts):
        wish = Wish(facts.wish) if facts.wish else None
        return Encounter(facts.woman, facts.new, bool(facts.about), self.ids_of(facts.about), wish, facts.full_service)

    def ids_of(self, topics) -> tuple[UUID, ...]:
        return tuple(self.topics[topic] for topic in topics)

    def question(self, facts):
        question = Question(id=facts.id, status=facts.status, asked_month=Month.of(facts.asked))
        question.words, question.answer, question.asked_on = facts.words, facts.answer, facts.asked
        question.topic_id, question.venue_id, question.person_id = self.topics[facts.topic], facts.venue, facts.woman
        question.answered_by = "clinic 1" if facts.answer else ""
        if facts.ended:
            question.told_month = Month.of(facts.ended)
            question.told_on = facts.ended
            question.told_by = Told.CALL if facts.status == "told" else None
            question.close_reason = "" if facts.status == "told" else "She went elsewhere."
        return question

    def follow_up(self, facts):
        row = FollowUp(id=facts.id, status=facts.status, made_month=Month.of(facts.made), due_month=Month.of(facts.due))
        row.venue_id, row.person_id, row.reason_id = facts.venue, facts.woman, self.reasons[facts.reason]
        row.made_on, row.due_on = facts.made, facts.due
        if facts.done:
            row.done_month, row.done_on = Month.of(facts.done), facts.done
            row.kept_by = Kept.VISIT if facts.status == "kept" else None
            row.close_reason = "" if facts.status == "kept" else "The place is gone."
        return row
