"""A month's round as the books have it: what is needed at each venue, why in words, the numbers of the districts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.months import Month
from outreach.crackdowns.avoided import avoid_until, crackdowns_for
from outreach.models import FollowUp, Outcome, Question, Visit, WorksAt
from outreach.models.questions import QuestionStatus
from outreach.names import named
from outreach.rounds.planning import Need, Why
from people.models import Person
from venues.models import Venue, Venues

NEW_FOR = 2  # months
WAS_NOT_LET_IN = (Outcome.CLOSED, Outcome.REFUSED)


def needs_for(month: Month, *, reader, today: date) -> dict[UUID, Need]:
    """What is needed in `month` at every venue that is there on its first day, or today if the month has begun."""
    venues = Venue.objects.visible_to(reader).opened().there_on(max(month.first_day, today))
    return _needs(venues, month, reader=reader)


def needs_of_stops(venues: Iterable[Venue], on: date, reader, **known) -> dict[UUID, Need]:
    """What is needed on an outing of the day `on` at some venues, whether they are there or not.

    What is `known` already is not asked for again: `waiting`, open promises and untold questions, and `crackdowns`.
    """
    return _needs(Venues(venues), Month.of(on), reader=reader, **known)


def _needs(venues, month, *, reader, waiting=None, crackdowns=None):
    if waiting is None:
        promises = FollowUp.objects.visible_to(reader).still_open().opened()
        waiting = promises, Question.objects.visible_to(reader).untold().opened()
    crackdowns = crackdowns_for(reader) if crackdowns is None else crackdowns
    books = _NeedBooks(month, venues, *waiting, crackdowns, reader)
    return {venue.pk: books.need(venue) for venue in venues.in_order()}


@dataclass(frozen=True)
class _Waiting:
    """What waits at one venue: promises that are due, questions that are untold."""

    promises: list[FollowUp]
    questions: list[Question]

    @property
    def answered(self):
        return [question for question in self.questions if question.status == QuestionStatus.ANSWERED]

    @property
    def first_due(self):
        return min((promise.due_on for promise in self.promises), default=None)


class _NeedBooks:
    """What the books say of all venues, asked for once, so that no venue asks for itself."""

    def __init__(self, month, venues, promises, questions, crackdowns, reader):
        self.month, self.avoided = month, crackdowns.avoid_until()
        self.last = Visit.objects.visible_to(reader).last_at([venue.pk for venue in venues], month.first_day)
        promises = promises.due_on_outing(month.last_day)
        concerned = {row.person_id for row in (*promises, *questions)}
        self.people = named(Person.objects.visible_to(reader), concerned)
        self.works_at = defaultdict(set)
        for period in WorksAt.objects.visible_to(reader).naming(WorksAt.person_id, *concerned).opened().now():
            self.works_at[period.person_id].add(period.venue_id)
        self.promises, self.questions = self._by_venue(promises), self._by_venue(questions)

    def need(self, venue) -> Need:
        """What is needed at a venue."""
        last = self.last.get(venue.pk)
        waiting = _Waiting(self.promises[venue.pk], self.questions[venue.pk])
        return Need(
            venue=venue.pk,
            district=venue.district_id,
            number=venue.number,
            whys=tuple(self._whys(venue, last, waiting)) or (Why.IN_TURN,),
            last_reached=last and last.reached,
            first_contact=venue.first_contact,
            last_tried=last and last.date,
            last_outcome=last and last.outcome,
            avoid_until=avoid_until(venue, self.avoided),
            best_hours=venue.best_hours,
            promises_due=len(waiting.promises),
            first_due=waiting.first_due,
            answers_to_tell=len(waiting.answered),
            questions_open=len(waiting.questions) - len(waiting.answered),
        )

    def _whys(self, venue, last, waiting):
        reached, contact = last and last.reached, venue.first_contact
        if (contact or reached) and (reached is None or Month.of(reached) < self.month - 1):
            yield Why.NOT_VISITED
        if waiting.promises:
            yield Why.FOLLOW_UP
        if waiting.questions:
            yield Why.UNTOLD
        if last and last.outcome in WAS_NOT_LET_IN:
            yield Why.OTHER_HOUR
        if not contact and not reached:
            yield Why.NOT_CONTACTED
        if contact and Month.of(contact) >= self.month - NEW_FOR:
            yield Why.NEW

    def _by_venue(self, rows):
        """Venue to what waits there: where she works now, else where it was written; of nobody who is out of reach."""
        there = defaultdict(list)
        for row in rows:
            person = self.people.get(row.person_id)
            if person is None or not person.out_of_reach:
                for venue in self.works_at.get(row.person_id) or {row.venue_id}:
                    there[venue].append(row)
        return there
