"""The briefing: what a team reads aloud together before an outing, put together for one reader."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.models import User
from outreach.crackdowns.avoided import Avoided, avoided_on, crackdowns_for
from outreach.follow_ups.shown import FollowUpLine, promises
from outreach.models import Crackdown, FollowUp, Outcome, Outing, Question, Visit, WorksAt
from outreach.models.outings import State
from outreach.models.questions import QuestionStatus
from outreach.names import named
from outreach.outings.expected import expected_at
from outreach.outings.keys import with_letters
from outreach.outings.standings import Standing, standing
from outreach.outings.stops import stop_lines
from outreach.outings.visits import VisitLine, visit_lines
from outreach.questions.shown import QuestionLine, question_lines
from outreach.records.shown import ToExplain, still_to_explain
from outreach.rounds.why import needs_of_stops
from outreach.rounds.words import why_in_words
from people.models import Person
from venues.models import Attitude, Kind, Venue, Venues


@dataclass(frozen=True)
class Here:
    """A woman who works at a stop, her letter, and the last day she was met there."""

    person: Person
    letter: str
    last_met: date | None


@dataclass(frozen=True)
class LastTime:
    """The last time somebody stood at the door, who it was, and the last day it was reached."""

    stop: VisitLine
    team: list[str]
    reached_on: date | None

    @property
    def date(self) -> date:
        """When it was."""
        return self.stop.visit.outing.date

    @property
    def was_reached(self) -> bool:
        """Whether the team came in."""
        return self.stop.visit.outcome == Outcome.REACHED


@dataclass(frozen=True)
class Matter:
    """Something to explain, to keep or to tell at a stop, her letter there, and whether she works elsewhere by now.

    `colleague` is the pseudonym of whoever keeps a promise, if somebody said so.
    """

    about: ToExplain | FollowUpLine | QuestionLine
    letter: str = ""
    elsewhere: bool = False
    colleague: str = ""

    @property
    def who(self) -> str:
        """Whom it is for, with her letter: two at one place may share a nickname. Nothing where it is the venue."""
        person = self.about.met.person if isinstance(self.about, ToExplain) else self.about.person
        if person is None:
            return ""
        return f"{person.called} ({self.letter})" if self.letter else person.called


@dataclass(frozen=True)
class StopBriefing:
    """What a team should know of one stop. `number` is its place on the page and on the sheet."""

    number: int
    venue: Venue
    kind: Kind | None
    whys: list[str]
    last: LastTime | None
    women: list[Here]
    to_explain: list[Matter]
    promised: list[Matter]
    questions: list[Matter]
    avoided: Avoided | None
    crackdown: Crackdown | None

    @property
    def met_last_time(self) -> list[Here]:
        """Those who were met when the venue was last reached."""
        day = self.last.reached_on if self.last else None
        return [each for each in self.women if day and each.last_met == day]

    @property
    def met_before(self) -> list[Here]:
        """Those who were met there, but not the last time."""
        return [each for each in self.women if each.last_met and each not in self.met_last_time]

    @property
    def not_met(self) -> list[Here]:
        """Those who were not met there yet."""
        return [each for each in self.women if each.last_met is None]

    @property
    def not_yet_asked(self) -> list[Here]:
        """Those who were never asked whether a record may be kept."""
        return [each for each in self.women if each.person.not_yet_asked]

    @property
    def nobody_was_asked(self) -> bool:
        """Whether that is so of all who work there."""
        return len(self.women) > 1 and len(self.not_yet_asked) == len(self.women)

    @property
    def to_tell(self) -> list[Matter]:
        """The questions that are answered and not yet told."""
        return [each for each in self.questions if each.about.question.status == QuestionStatus.ANSWERED]

    @property
    def unanswered(self) -> list[Matter]:
        """The questions that nobody could answer yet."""
        return [each for each in self.questions if each.about.question.status == QuestionStatus.OPEN]

    @property
    def is_hostile(self) -> bool:
        """Whether the manager does not want a visit."""
        return self.venue.attitude == Attitude.HOSTILE

    @property
    def nothing_is_open(self) -> bool:
        """Whether there is nothing to explain, to keep, to tell or to ask."""
        return not (self.to_explain or self.promised or self.questions or self.not_yet_asked)


@dataclass(frozen=True)
class LastOuting:
    """The last outing to the district, and what came of it: every venue in it has one standing."""

    date: date
    visited: Venues
    tried: Venues
    not_attempted: Venues


@dataclass(frozen=True)
class Briefing:
    """An outing as the team reads it: the district at a glance, then stop after stop."""

    outing: Outing
    team: list[str]
    last: LastOuting | None
    avoided: Avoided | None
    crackdown: Crackdown | None
    stops: list[StopBriefing]

    @property
    def promises_due(self) -> int:
        """How many promises are due, each once."""
        return len({each.about.follow_up.pk for stop in self.stops for each in stop.promised})

    @property
    def answers_to_tell(self) -> int:
        """How many answers are to be told, each once."""
        return len({each.about.question.pk for stop in self.stops for each in stop.to_tell})

    @property
    def not_yet_asked(self) -> int:
        """How many women were never asked whether a record may be kept."""
        return len({each.person.pk for stop in self.stops for each in stop.not_yet_asked})


def briefing(outing, *, reader, today: date) -> Briefing:
    """The briefing of `outing` as `reader` may see it; the same number of queries however many stops there are."""
    lines = stop_lines(outing, reader=reader)
    books = _BriefingBooks(outing, [line.venue for line in lines.planned or lines], reader=reader, today=today)
    last = Outing.objects.visible_to(reader).done().to_district_before(outing.district_id, outing.date)
    return Briefing(
        outing=outing,
        team=books.names(outing.team),
        last=_what_came_of(last, reader=reader) if last else None,
        avoided=avoided_on(outing.date, Venue(district_id=outing.district_id), books.crackdowns),
        crackdown=books.last_crackdown(outing.district_id),
        stops=[books.stop(number, venue) for number, venue in enumerate(books.venues, start=1)],
    )


def _what_came_of(last, *, reader):
    outcomes = defaultdict(list)
    written = Visit.objects.visible_to(reader).live().with_outing_and_venue().of_outing(last).opened()
    for visit in written:
        outcomes[visit.venue].append(visit.outcome)
    there = Venue.objects.visible_to(reader).in_district(last.district_id).opened().there_on(last.date)
    for venue in there:
        if venue.first_contact and venue.first_contact <= last.date:
            outcomes.setdefault(venue, [])
    of = {each: Venues(venue for venue, came in outcomes.items() if standing(came) == each) for each in Standing}
    return LastOuting(last.date, *(of[each].in_order() for each in Standing))


class _BriefingBooks:
    """What is known of all the stops, asked for once, so that no stop asks for itself."""

    def __init__(self, outing, venues, *, reader, today):
        self.on, self.today, self.venues = outing.date, today, venues
        self.is_over = outing.state == State.DONE
        ids = {venue.pk for venue in venues}
        self.kinds, self.crackdowns = Kind.objects.in_bulk(), crackdowns_for(reader)
        visits = Visit.objects.visible_to(reader).live().at_venues_before(ids, self.on).opened()
        self.stood = defaultdict(list)
        for stop in visit_lines(visits, reader=reader):
            self.stood[stop.visit.venue_id].append(stop)
        promised = FollowUp.objects.visible_to(reader).still_open().opened()
        untold = Question.objects.visible_to(reader).untold().opened().oldest_first()
        known = {"waiting": (promised, untold), "crackdowns": self.crackdowns}
        self.needs = needs_of_stops(venues, self.on, reader, **known)
        due = promised.due_on_outing(self.on).by_due_date()
        self.promises = promises(due, reader=reader, today=today)
        self.questions = question_lines(untold, reader=reader, today=today)
        self.staff = User.objects.in_bulk(self._colleagues(outing))
        concerned = ids | self._persons_of_matters()
        self.periods = WorksAt.objects.visible_to(reader).naming(WorksAt.person_id, *concerned).opened()
        self.people = named(Person.objects.visible_to(reader), {each.person_id for each in self._at_any(ids)})
        self.working = self._working()

    def stop(self, number, venue) -> StopBriefing:
        """What is known of one of the stops."""
        stood, women = self.stood[venue.pk], self._women(venue)
        here = {each.person.pk: each.letter for each in women}

        def matter(about, person, **more):
            letter = here.get(person.pk, "") if person else ""
            return Matter(about, letter, self._is_elsewhere(person, venue), **more)

        return StopBriefing(
            number=number,
            venue=venue,
            kind=self.kinds.get(venue.kind_id),
            whys=[] if self.is_over else why_in_words(self.needs[venue.pk], self.today),
            last=self._last_time(stood),
            women=women,
            to_explain=[
                matter(each, each.met.person) for each in still_to_explain(stood) if not each.met.person.out_of_reach
            ],
            promised=[
                matter(each, each.person, colleague="".join(self.names([each.follow_up.staff_id])))
                for each in self.promises
                if _is_matter_of(venue, here, each.follow_up, each.person)
            ],
            questions=[
                matter(each, each.person)
                for each in self.questions
                if _is_matter_of(venue, here, each.question, each.person)
            ],
            avoided=avoided_on(self.on, venue, self.crackdowns),
            crackdown=self.last_crackdown(venue.district_id),
        )

    def names(self, members) -> list[str]:
        """The pseudonyms of colleagues, in their order."""
        return sorted(self.staff[member].username for member in members if member in self.staff)

    def last_crackdown(self, district_id: UUID) -> Crackdown | None:
        """The last crackdown in a district that had begun by the day of the outing."""
        begun = (each for each in self.crackdowns.in_district(district_id) if each.since <= self.on)
        return next(begun, None)

    def _at_any(self, ids):
        return (period for period in self.periods if period.venue_id in ids)

    def _persons_of_matters(self):
        """Those who were met at the stops, or of whom something is promised or asked, wherever they work."""
        met = {encounter.person for known in self.stood.values() for stop in known for encounter in stop.visit.met}
        waiting = [each.follow_up.person_id for each in self.promises] + [
            each.question.person_id for each in self.questions
        ]
        return met.union(waiting) - {None}

    def _working(self):
        """Person to the venues where she works on the day of the outing; of those a matter is about."""
        working = defaultdict(set)
        for period in self.periods:
            if period.until is None or period.until > self.on:
                working[period.person_id].add(period.venue_id)
        return working

    def _colleagues(self, outing):
        doors = {visit.outing for known in self.stood.values() for visit in [stop.visit for stop in known]}
        keep = (each.follow_up.staff_id for each in self.promises)
        return {member for each in [outing, *doors] for member in each.team} | {*keep} - {None}

    def _women(self, venue):
        last_met = {}
        for stop in self.stood[venue.pk]:
            for encounter in stop.visit.met:
                last_met.setdefault(encounter.person, stop.visit.outing.date)
        expected = expected_at(self.periods.at(venue.pk), self.people, on=self.on)
        return [Here(person, letter, last_met.get(person.pk)) for person, letter in with_letters(expected)]

    def _last_time(self, stood):
        attempted = [stop for stop in stood if stop.visit.outcome not in (Outcome.PLANNED, Outcome.NOT_ATTEMPTED)]
        if not attempted:
            return None
        reached = (stop.visit.outing.date for stop in attempted if stop.visit.outcome == Outcome.REACHED)
        return LastTime(attempted[0], self.names(attempted[0].visit.outing.team), next(reached, None))

    def _is_elsewhere(self, person, venue):
        """Whether it is known that she works somewhere else and no longer at `venue`."""
        where = self.working.get(person.pk) if person else None
        return bool(where) and venue.pk not in where


def _is_matter_of(venue, here, row, person):
    """Whether a promise or a question is for a venue or those who work there (`here`), and she can be reached."""
    if row.person_id is None:
        return row.venue_id == venue.pk
    return person is not None and not person.out_of_reach and (row.venue_id == venue.pk or row.person_id in here)
