"""What the team needs in front of it when it writes an evening down."""

from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from accounts.permissions import Role
from core.words import folded, natural
from outreach.models import FollowUp, Outcome, Question, Reason, Topic, Visit, WorksAt
from outreach.models.questions import QuestionStatus
from people.models import People, Person, Whereabouts
from vault.lists import in_order
from vault.sealed import version_of
from venues.models import Venue

GO_OUT = (Role.WORKER, Role.COORDINATOR, Role.VOLUNTEER)
PERSON_KEYS = "abcdefgijklmnopABCDEFGIJKLMNOP"  # without h, which leads to the headcount
TOPIC_KEYS = "qrstuvwxyzQRSTUVWXYZ"
NOT_EXPECTED = (Whereabouts.DIED, Whereabouts.NO_CONTACT)
MOST_FOUND, MOST_SIMILAR = 8, 3
ALIKE = 0.3  # of the pairs of letters of the shorter question


@dataclass(frozen=True)
class StopLine:
    """A venue of the outing's district, and the visit written down there, if one is."""

    venue: Venue
    visit: Visit | None

    @property
    def is_written(self) -> bool:
        """Whether something came of it: planned is not yet."""
        return self.visit is not None and self.visit.outcome != Outcome.PLANNED


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

    @property
    def seen(self) -> str:
        """The version of the visit that the form shows."""
        return version_if_written(self.visit)

    @property
    def encounters(self) -> dict:
        """Person to her encounter, as written."""
        return {each.person: each for each in self.visit.met} if self.visit else {}

    def with_keys(self, entries, keys) -> list[tuple]:
        """Each of `entries` with its key of the keyboard, while there are any."""
        return [(entry, keys[place] if place < len(keys) else "") for place, entry in enumerate(entries)]


def version_if_written(visit) -> str:
    """What a form carries of a stop: the version of the visit, or nothing while none is written."""
    return "" if visit is None or visit._state.adding else version_of(visit)


def who_goes_out(also=()) -> list[User]:
    """Whoever works, coordinates or helps and is here, and those in `also`, by pseudonym."""
    return User.objects.filter(Q(left=False, role__in=GO_OUT) | Q(pk__in=also)).by_name()


def stop_lines(outing, *, reader) -> list[StopLine]:
    """The stops of an outing in the district's order: its venues that are there, and wherever else the team stood."""
    visits = Visit.objects.visible_to(reader).live().with_outing_and_venue().of_outing(outing)
    written = {visit.venue_id: visit for visit in visits}
    open_there = Venue.objects.visible_to(reader).in_district(outing.district_id).opened().there_on(outing.date)
    venues = {venue.pk: venue for venue in [*open_there, *(visit.venue for visit in written.values())]}
    ordered = sorted(venues.values(), key=lambda venue: natural(venue.number))
    return [StopLine(venue, written.get(venue.pk)) for venue in ordered]


def next_stop(outing, venue, *, reader) -> StopLine | None:
    """The first stop after `venue` that nothing was written down for, or the first at all; None when all are."""
    lines = stop_lines(outing, reader=reader)
    place = next((place for place, line in enumerate(lines) if line.venue == venue), -1)
    return next((line for line in [*lines[place + 1 :], *lines[: place + 1]] if not line.is_written), None)


def sheet(outing, venue, *, reader, also=()) -> Sheet:
    """What is needed to write down a stop; `also` are persons who were looked up or added on the form."""
    visit = Visit.objects.visible_to(reader).live().of_stop(outing, venue)
    met = [each.person for each in visit.met] if visit else []
    works = WorksAt.objects.visible_to(reader).opened().now().at(venue.pk)
    known = {period.person_id for period in works}
    people = Person.objects.visible_to(reader).in_bulk({*known, *met, *also} - {None})
    expected = People(people[pk] for pk in known if pk in people and people[pk].whereabouts not in NOT_EXPECTED)
    others = People(people[pk] for pk in dict.fromkeys([*met, *also]) if pk in people and people[pk] not in expected)
    chosen = set(visit.topics) | {topic for each in visit.met for topic in each.explain_again} if visit else set()
    return Sheet(
        outing=outing,
        venue=venue,
        visit=visit,
        people=People([*expected.in_order(), *others]),
        topics=in_order(topic for topic in Topic.objects.opened() if not topic.retired or topic.pk in chosen),
        reasons=in_order(each for each in Reason.objects.opened() if not each.retired or _is_reason(visit, each)),
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


def similar_answered(words: str, topic: str, *, reader) -> list[Question]:
    """The answered questions most like `words`, by the pairs of letters they share; those of the topic first."""
    asked = _pairs(words)
    weighed = []
    for question in Question.objects.visible_to(reader).opened():
        if not question.answer or question.status == QuestionStatus.OPEN:
            continue
        pairs = _pairs(question.words)
        share = len(asked & pairs) / max(min(len(asked), len(pairs)), 1)
        if share >= ALIKE:
            weighed.append((share + (0.2 if str(question.topic_id) == topic else 0), question))
    said = {(question.words, question.answer): question for _, question in sorted(weighed, key=lambda each: each[0])}
    return [*reversed(said.values())][:MOST_SIMILAR]


def _pairs(words):
    whole = folded(words)
    return {whole[place : place + 2] for place in range(len(whole) - 1)}


def _is_reason(visit, reason):
    return visit is not None and visit.reason_id == reason.pk
