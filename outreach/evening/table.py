"""What the team needs in front of it when it writes an evening down."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from accounts.models import User
from core.months import Month
from outreach.evening.due_here import DueHere, due_here
from outreach.follow_ups.come_back import next_outing_in
from outreach.models import FollowUp, Question, Reason, Topic, Visit, WorksAt
from outreach.outings.expected import expected_at
from outreach.outings.stops import StopLine
from people.models import People, Person
from vault.sealed import version_of
from venues.models import Venue

MOST_FOUND = 8


@dataclass(frozen=True)
class StopTable:
    """One stop on the table: the visit as it stands, who is expected, what may be chosen, what else was written."""

    outing: object
    venue: Venue
    visit: Visit | None
    people: People
    topics: list[Topic]
    reasons: list[Reason]
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

    @cached_property
    def questions(self) -> list[Question]:
        """Those asked at the venue on the outing's day."""
        month = Month.of(self.outing.date)
        asked = Question.objects.visible_to(self.reader).asked_between(month, month).opened().at(self.venue.pk)
        return [question for question in asked if question.asked_on == self.outing.date]

    @cached_property
    def promises(self) -> list[FollowUp]:
        """The promises to come back that were made at the venue on the outing's day."""
        month = Month.of(self.outing.date)
        made = FollowUp.objects.visible_to(self.reader).made_between(month, month).opened().at(self.venue.pk)
        return [promise for promise in made if promise.made_on == self.outing.date]

    @property
    def encounters(self) -> dict:
        """Person to her encounter, as written."""
        return {each.person: each for each in self.visit.met} if self.visit else {}


def version_if_written(visit) -> str:
    """What a form carries of a stop: the version of the visit, or nothing while none is written."""
    return "" if visit is None or visit._state.adding else version_of(visit)


def stop_table(outing, venue, *, reader, also=()) -> StopTable:
    """What is needed to write down a stop; `also` are persons who were looked up or added on the form."""
    visit = Visit.objects.visible_to(reader).live().of_stop(outing, venue)
    met = [each.person for each in visit.met] if visit else []
    works = WorksAt.objects.visible_to(reader).at(venue.pk)
    known = {period.person_id for period in works}
    people = Person.objects.visible_to(reader).in_bulk({*known, *met, *also} - {None})
    expected = expected_at(works, people, on=outing.date)
    others = People(people[pk] for pk in dict.fromkeys([*met, *also]) if pk in people and people[pk] not in expected)
    chosen = set(visit.topics) | {topic for each in visit.met for topic in each.explain_again} if visit else set()
    shown = People([*expected, *others])
    return StopTable(
        outing=outing,
        venue=venue,
        visit=visit,
        people=shown,
        topics=Topic.objects.opened().in_use(also=chosen).in_order(),
        reasons=Reason.objects.opened().in_use(also={visit.reason_id} if visit else ()).in_order(),
        due=due_here(venue, {person.pk for person in shown}, on=outing.date, reader=reader),
        next_outing=next_outing_in(outing.district_id, after=outing.date, reader=reader),
        reader=reader,
    )


def found_for(words: str, *, reader, but=()) -> People:
    """The first persons that `words` may mean, without those on the form already (`but`)."""
    found = Person.objects.visible_to(reader).opened().found_by(words).in_order()
    return People([person for person in found if person.pk not in but][:MOST_FOUND])
