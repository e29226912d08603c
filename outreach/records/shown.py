"""A venue's and a person's record: everything that is known, put together for one reader."""

from dataclasses import dataclass
from datetime import date

from outreach.crackdowns.avoided import Avoided, avoided_on, crackdowns_for
from outreach.follow_ups.shown import FollowUpLines, promises
from outreach.models import FollowUp, Lead, Outcome, Question, Visit, WorksAt
from outreach.models.leads import Leads
from outreach.names import named
from outreach.outings.visits import Met, VisitLine, visit_lines
from outreach.questions.shown import QuestionLine, question_lines
from people.models import Consent, Person, Purpose
from venues.models import Kind, Venue


@dataclass(frozen=True)
class Employment:
    """A period of work, with the person and the venue it joins."""

    period: WorksAt
    person: Person | None
    venue: Venue | None


@dataclass(frozen=True)
class ToExplain:
    """What is to be explained again to somebody, since when."""

    since: date
    met: Met


@dataclass(frozen=True)
class VenueRecord:
    """A venue with its people, its visits, and what was asked and promised there."""

    venue: Venue
    kind: Kind | None
    employments: list[Employment]
    stops: list[VisitLine]
    questions: list[QuestionLine]
    follow_ups: FollowUpLines
    successor: Venue | None
    predecessors: list[Venue]
    avoided: Avoided | None

    def here_now(self) -> list[Employment]:
        """Who works there now."""
        return [each for each in self.employments if each.period.until is None]

    def here_before(self) -> list[Employment]:
        """Who worked there."""
        return [each for each in self.employments if each.period.until is not None]

    def standing(self) -> list[VisitLine]:
        """The stops that were not voided."""
        return [stop for stop in self.stops if stop.visit.outcome != Outcome.VOIDED]

    def to_explain(self) -> list[ToExplain]:
        """To whom something is to be explained again, as of the last time each was met there."""
        return still_to_explain(self.standing())


@dataclass(frozen=True)
class Meeting:
    """A visit on which the person of the record was met, and what her own encounter says."""

    stop: VisitLine
    met: Met


@dataclass(frozen=True)
class PersonRecord:
    """A person with where she works, when she was met, what she asked and was promised, and what is said of her."""

    person: Person
    employments: list[Employment]
    meetings: list[Meeting]
    questions: list[QuestionLine]
    follow_ups: FollowUpLines
    leads: Leads

    def consents(self) -> list[tuple[Purpose, Consent | None]]:
        """Every purpose with her last word on it; None where she was not yet asked."""
        return [(purpose, self.person.consent_to(purpose)) for purpose in Purpose]


def still_to_explain(stood) -> list[ToExplain]:
    """To whom something is to be explained again, as of the last time each was met; the latest stop comes first."""
    seen, found = set(), []
    for stop in stood:
        for met in stop.met:
            if met.encounter.to_explain and met.encounter.person not in seen:
                found.append(ToExplain(stop.visit.outing.date, met))
        seen |= {met.encounter.person for met in stop.met}
    return found


def venue_record(venue, *, reader, today: date) -> VenueRecord:
    """The record of `venue` as `reader` may see it."""
    questions = Question.objects.visible_to(reader).at(venue.pk).latest_first()
    follow_ups = FollowUp.objects.visible_to(reader).at(venue.pk).by_due_date()
    periods = WorksAt.objects.visible_to(reader).at(venue.pk)
    people = named(Person.objects.visible_to(reader), {period.person_id for period in periods})
    employments = [Employment(period, people.get(period.person_id), venue) for period in periods]
    known = Venue.objects.visible_to(reader).opened()
    return VenueRecord(
        successor=next((other for other in known if other.pk == venue.moved_to), None),
        predecessors=[other for other in known if other.moved_to == venue.pk],
        avoided=avoided_on(today, venue, crackdowns_for(reader)),
        venue=venue,
        kind=Kind.objects.in_bulk().get(venue.kind_id),
        employments=_by_nickname(employments),
        stops=visit_lines(Visit.objects.visible_to(reader).at(venue).opened(), reader=reader),
        questions=question_lines(questions, reader=reader, today=today),
        follow_ups=promises(follow_ups, reader=reader, today=today),
    )


def person_record(person, *, reader, today: date) -> PersonRecord:
    """The record of `person` as `reader` may see it."""
    questions = Question.objects.visible_to(reader).of_person(person.pk).latest_first()
    follow_ups = FollowUp.objects.visible_to(reader).for_person(person.pk).by_due_date()
    periods = WorksAt.objects.visible_to(reader).of(person.pk)
    venues = named(Venue.objects.visible_to(reader), {period.venue_id for period in periods})
    visits = Visit.objects.visible_to(reader).met_on(person.pk).opened()
    return PersonRecord(
        person=person,
        employments=[Employment(period, person, venues.get(period.venue_id)) for period in periods],
        meetings=[_meeting(stop, person) for stop in visit_lines(visits, reader=reader)],
        questions=question_lines(questions, reader=reader, today=today),
        follow_ups=promises(follow_ups, reader=reader, today=today),
        leads=Lead.objects.visible_to(reader).opened().about(person.pk).still_open(),
    )


def _meeting(stop, person):
    return Meeting(stop, next(met for met in stop.met if met.encounter.person == person.pk))


def _by_nickname(employments):
    there = [each for each in employments if each.person is not None]
    return sorted(there, key=lambda each: each.person.sort_key)
