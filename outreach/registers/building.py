"""From a plan to rows: every record an import makes, not yet sealed and not yet written."""

from dataclasses import dataclass, field
from secrets import SystemRandom

from accounts.models import User
from accounts.permissions import Role
from core.months import Month
from core.words import folded
from outreach.models import Encounter, FollowUp, Outing, Question, Visit, WorksAt
from outreach.models.follow_ups import FollowUpStatus
from outreach.models.outings import HandedOut, State
from outreach.models.questions import QuestionStatus
from outreach.registers.recorded import LISTS
from people.codes import new_code
from people.models import Person
from venues.models import District, Venue

LONGEST_PSEUDONYM = User._meta.get_field("username").max_length


@dataclass
class Made:
    """The rows an import makes, in the order in which they may be written, and those of the book that it changes."""

    staff: list = field(default_factory=list)
    districts: list = field(default_factory=list)
    kinds: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    reasons: list = field(default_factory=list)
    supplies: list = field(default_factory=list)
    venues: list = field(default_factory=list)
    people: list = field(default_factory=list)
    works_at: list = field(default_factory=list)
    outings: list = field(default_factory=list)
    visits: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    follow_ups: list = field(default_factory=list)
    filled: list = field(default_factory=list)  # empty records that now say who she is
    silenced: list = field(default_factory=list)  # people in the book who may not be called any more
    kept: list = field(default_factory=list)  # follow-ups of an earlier import
    joined: list = field(default_factory=list)  # outings that got more visits
    joined_with: dict = field(default_factory=dict)  # outing id: what was added to it

    def new(self) -> dict[str, list]:
        """The lists of new rows by name, in the order in which they may be written."""
        changed = ("filled", "silenced", "kept", "joined", "joined_with")
        return {name: rows for name, rows in vars(self).items() if name not in changed}

    def changed(self) -> list:
        """The rows of the book that change."""
        return [*self.filled, *self.silenced, *self.kept, *self.joined]

    def shuffle(self) -> None:
        """Put every list in random order, so that the order of rows does not tell who belongs to whom."""
        for rows in self.new().values():
            SystemRandom().shuffle(rows)

    def ids(self) -> dict:
        """What an undo needs to know."""
        ids = {name: [row.pk.hex for row in rows] for name, rows in self.new().items()}
        for name in ("filled", "kept"):
            ids[name] = [row.pk.hex for row in getattr(self, name)]
        return {**ids, "joined": self.joined_with}


def build(plan, recorded) -> Made:
    """The rows that a plan makes."""
    builder = _Builder(plan, recorded)
    for make in (builder.lists, builder.venues, builder.people, builder.outings, builder.questions, builder.keep):
        make()
    builder.made.shuffle()
    return builder.made


class _Builder:
    def __init__(self, plan, recorded):
        self.plan, self.recorded, self.made = plan, recorded, Made()
        self.codes = {person.code for person in recorded.people.values()}

    def entry(self, name, word):
        """The id of an entry, made if its list does not have it; None for no word."""
        if not word:
            return None
        found = self.recorded.entry(name, word)
        if found is None:
            standard = word in LISTS[name].standard
            found = LISTS[name](key=word if standard else "", label="" if standard else word)
            self.recorded.entries[name][word if standard else folded(word)] = found
            getattr(self.made, {"supply": "supplies"}.get(name, f"{name}s")).append(found)
        return found.pk

    def lists(self):
        for word, name in self.plan.new_districts.items():
            self.recorded.districts[word] = District(name=name)
            self.made.districts.append(self.recorded.districts[word])

    def venues(self):
        for number, row in self.plan.venues.items():
            venue = Venue(district=self.recorded.districts[folded(row.district)], number=number)
            for name in ("name", "address", "usual_number", "best_hours", "attitude", "status", "remarks"):
                setattr(venue, name, getattr(row, name))
            venue.kind_id = self.entry("kind", row.kind)
            venue.contacted(row.first_contact)
            venue.close(row.closed_on)
            self.recorded.venues[number] = venue
            self.made.venues.append(venue)

    def people(self):
        for number, row in self.plan.people.items():
            person = self.person(number)
            for name in ("nickname", "phone", "first_met", "wish", "remarks"):
                setattr(person, name, getattr(row, name))
            person.may_call = person.may_call is not False and row.may_call
            person.age_band = str(row.age_band or "")
            person.bare = False
            if row.venue:
                venue = self.recorded.venues[row.venue]
                self.made.works_at.append(WorksAt(person_id=person.pk, venue_id=venue.pk, since=row.first_met))
        for number in self.plan.bare:
            self.person(number).bare = True
        for number in self.plan.no_calls:
            self.recorded.people[number].may_call = False
            self.made.silenced.append(self.recorded.people[number])

    def person(self, number):
        """A new record, or the empty one that is to be filled."""
        person = self.recorded.people.get(number)
        if person is not None:
            self.made.filled.append(person)
            return person
        person = self.recorded.people[number] = Person(code=new_code(self.codes), register_number=number)
        self.codes.add(person.code)
        self.made.people.append(person)
        return person

    def outings(self):
        for planned in self.plan.outings.values():
            outing = self.outing(planned)
            for visit in planned.visits:
                self.made.visits.append(self.visit(outing, visit))
                if visit.row.follow_up_on:
                    self.made.follow_ups.append(self.follow_up(visit))

    def outing(self, planned):
        """A new outing, or the one of that day and district with what is added to it."""
        team = tuple(self.member(name).pk for name in planned.team.values())
        pieces = {self.entry("supply", kind): count for kind, count in planned.supplies.items()}
        outing = self.recorded.outings.get((planned.date, planned.district))
        if outing is None:
            district = self.recorded.districts[planned.district]
            outing = Outing(date=planned.date, district=district, state=State.DONE)
            self.made.outings.append(outing)
        else:
            newcomers = [member for member in team if member not in outing.team]
            self.made.joined_with[outing.pk.hex] = {
                "team": [member.hex for member in newcomers],
                "supplies": {kind.hex: count for kind, count in pieces.items()},
            }
            self.made.joined.append(outing)
            team = (*outing.team, *newcomers)
            for handed_out in outing.supplies:
                pieces[handed_out.supply] = pieces.get(handed_out.supply, 0) + handed_out.pieces
        outing.team = team
        outing.supplies = tuple(HandedOut(kind, count) for kind, count in pieces.items())
        return outing

    def member(self, name):
        """The colleague of that pseudonym, or a staff entry without sign-in."""
        name = name[:LONGEST_PSEUDONYM]
        if folded(name) not in self.recorded.staff:
            self.recorded.staff[folded(name)] = User(username=name, role=Role.VOLUNTEER)
            self.made.staff.append(self.recorded.staff[folded(name)])
        return self.recorded.staff[folded(name)]

    def visit(self, outing, planned):
        row = planned.row
        visit = Visit(outing=outing, venue=self.recorded.venues[row.venue], outcome=row.outcome)
        visit.headcount = row.headcount
        visit.topics = tuple(self.entry("topic", topic) for topic in row.topics)
        visit.note = row.remarks
        visit.met = tuple(
            Encounter(self.recorded.people[number].pk, new=number in row.new, to_explain=number in row.explain_again)
            for number in planned.met
        )
        return visit

    def follow_up(self, planned):
        row = planned.row
        follow_up = FollowUp(made_month=Month.of(row.date), due_month=Month.of(row.follow_up_on))
        follow_up.venue_id = self.recorded.venues[row.venue].pk
        follow_up.reason_id = self.entry("reason", row.follow_up_reason)
        follow_up.made_on, follow_up.due_on = row.date, row.follow_up_on
        if planned.kept_on:
            _keep(follow_up, planned.kept_on)
        return follow_up

    def questions(self):
        for planned in self.plan.questions:
            row = planned.row
            question = Question(asked_month=Month.of(row.date), status=_status(row))
            question.words, question.asked_on, question.answer = row.words, row.date, row.answer
            question.topic_id = self.entry("topic", row.topic)
            question.venue_id = self.recorded.venues[row.venue].pk if row.venue else None
            if planned.person:
                asker = self.recorded.people[planned.person]
                question.person_id, question.age_band = asker.pk, asker.age_band
                question.not_for_doctor = asker.wants_no_doctor
            question.told_on = row.called_back_on
            if question.status == QuestionStatus.TOLD:
                question.told_month = Month.of(row.called_back_on)
            self.made.questions.append(question)

    def keep(self):
        for pk, day in self.plan.keeps.items():
            _keep(self.recorded.follow_ups[pk], day)
            self.made.kept.append(self.recorded.follow_ups[pk])


def _keep(follow_up, day):
    follow_up.status = FollowUpStatus.KEPT
    follow_up.done_on, follow_up.done_month = day, Month.of(day)


def _status(row):
    if row.answered_at_once:
        return QuestionStatus.AT_ONCE
    if row.called_back_on:
        return QuestionStatus.TOLD
    return QuestionStatus.ANSWERED if row.answer else QuestionStatus.OPEN
