"""What the team needs in front of it when it writes an evening down."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from core.words import natural
from outreach.due_here import DueHere, due_here
from outreach.expected import expected_at
from outreach.models import FollowUp, Outcome, Question, Reason, Topic, Visit, WorksAt
from outreach.returns import next_outing_in
from people.models import People, Person
from vault.lists import in_order
from vault.sealed import version_of
from venues.models import Venue

TOPIC_KEYS = "qrstuvwxyz"
MOST_FOUND = 8


@dataclass(frozen=True)
class StopLine:
    """A stop of an outing: a venue, and the visit planned or written down there, if one is."""

    venue: Venue
    visit: Visit | None

    @property
    def is_written(self) -> bool:
        """Whether something came of it: planned is not yet."""
        return self.visit is not None and self.visit.outcome != Outcome.PLANNED

    @property
    def is_planned(self) -> bool:
        """Whether it is in the plan of its outing, written down or not."""
        return self.visit is not None and self.visit.is_planned

    @property
    def order(self):
        """The planned stops first, in their place; then the others, by their number."""
        return not self.is_planned, (self.visit.place if self.visit else None) or 0, natural(self.venue.number)


class StopLines(list):
    """The stops of an outing in their order."""

    @property
    def planned(self) -> "StopLines":
        """Those of the plan, in their place."""
        return StopLines(line for line in self if line.is_planned)

    @property
    def others(self) -> "StopLines":
        """Not planned, but in the district too, or visited all the same."""
        return StopLines(line for line in self if not line.is_planned)

    @property
    def written(self) -> "StopLines":
        """Those something was written down for."""
        return StopLines(line for line in self if line.is_written)

    @property
    def unwritten(self) -> "StopLines":
        """Those nothing was written down for."""
        return StopLines(line for line in self if not line.is_written)

    @property
    def asked(self) -> "StopLines":
        """Those an outcome is asked for: the plan while there is one, else all. They are numbered from 1 on paper."""
        return self.planned or self

    def number_of(self, venue) -> int | None:
        """The number of a stop on paper, or None where it is not on it."""
        return next((number for number, line in enumerate(self.asked, start=1) if line.venue == venue), None)

    def next_after(self, venue) -> StopLine | None:
        """The first after `venue` that is asked and not written down, or the first at all; None at the end."""
        asked = self.asked
        place = next((place for place, line in enumerate(asked) if line.venue == venue), -1)
        return next((line for line in [*asked[place + 1 :], *asked[: place + 1]] if not line.is_written), None)


@dataclass(frozen=True)
class Sheet:
    """One stop on the table: the visit as it stands, who is expected, what may be chosen, what else was written."""

    outing: object
    venue: Venue
    visit: Visit | None
    people: People
    topics: list[Topic]
    reasons: list[Reason]
    questions: list[Question]
    promises: list[FollowUp]
    due: DueHere
    next_outing: date | None
    reader: User

    @property
    def seen(self) -> str:
        """The version of the visit that the form shows."""
        return version_if_written(self.visit)

    @property
    def is_written(self) -> bool:
        """Whether something came of the stop: planned is not yet."""
        return StopLine(self.venue, self.visit).is_written

    @property
    def encounters(self) -> dict:
        """Person to her encounter, as written."""
        return {each.person: each for each in self.visit.met} if self.visit else {}


def version_if_written(visit) -> str:
    """What a form carries of a stop: the version of the visit, or nothing while none is written."""
    return "" if visit is None or visit._state.adding else version_of(visit)


def stop_lines(outing, *, reader) -> StopLines:
    """The stops of an outing: those planned in their place, then the district's others that are there, by number."""
    visits = Visit.objects.visible_to(reader).live().with_outing_and_venue().of_outing(outing)
    written = {visit.venue_id: visit for visit in visits}
    open_there = Venue.objects.visible_to(reader).in_district(outing.district_id).opened().there_on(outing.date)
    venues = {venue.pk: venue for venue in [*open_there, *(visit.venue for visit in written.values())]}
    lines = (StopLine(venue, written.get(venue.pk)) for venue in venues.values())
    return StopLines(sorted(lines, key=lambda line: line.order))


def sheet(outing, venue, *, reader, also=()) -> Sheet:
    """What is needed to write down a stop; `also` are persons who were looked up or added on the form."""
    visit = Visit.objects.visible_to(reader).live().of_stop(outing, venue)
    met = [each.person for each in visit.met] if visit else []
    works = WorksAt.objects.visible_to(reader).opened().at(venue.pk)
    known = {period.person_id for period in works}
    people = Person.objects.visible_to(reader).in_bulk({*known, *met, *also} - {None})
    expected = expected_at(works, people, on=outing.date)
    others = People(people[pk] for pk in dict.fromkeys([*met, *also]) if pk in people and people[pk] not in expected)
    chosen = set(visit.topics) | {topic for each in visit.met for topic in each.explain_again} if visit else set()
    shown = People([*expected, *others])
    return Sheet(
        outing=outing,
        venue=venue,
        visit=visit,
        people=shown,
        topics=in_order(topic for topic in Topic.objects.opened() if not topic.retired or topic.pk in chosen),
        reasons=in_order(each for each in Reason.objects.opened() if not each.retired or _is_reason(visit, each)),
        due=due_here(venue, {person.pk for person in shown}, on=outing.date, reader=reader),
        next_outing=next_outing_in(outing.district_id, after=outing.date, reader=reader),
        reader=reader,
        **_written_that_day(outing, venue, reader=reader),
    )


def _written_that_day(outing, venue, *, reader):
    """The questions asked at the venue on the outing's day, and the promises to come back made there."""
    questions = Question.objects.visible_to(reader).opened().at(venue.pk)
    promises = FollowUp.objects.visible_to(reader).opened().at(venue.pk)
    return {
        "questions": [question for question in questions if question.asked_on == outing.date],
        "promises": [promise for promise in promises if promise.made_on == outing.date],
    }


def found_for(words: str, *, reader, but=()) -> People:
    """The first persons that `words` may mean, without those on the form already (`but`)."""
    found = Person.objects.visible_to(reader).opened().found_by(words).in_order()
    return People([person for person in found if person.pk not in but][:MOST_FOUND])


def _is_reason(visit, reason):
    return visit is not None and visit.reason_id == reason.pk
