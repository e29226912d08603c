"""What is in the book already, found by the words that registers use."""

from dataclasses import dataclass, field
from uuid import UUID

from accounts.models import User
from core.words import folded
from outreach.models import FollowUp, Import, Outcome, Outing, Question, Reason, Supply, Topic, Visit, WorksAt
from outreach.models.follow_ups import FollowUpStatus
from outreach.models.imports import ImportState
from outreach.models.questions import QuestionStatus
from outreach.registers.age.withheld import Withheld
from outreach.registers.plan import Existing
from people.models import Person
from venues.models import District, Kind, Venue

LISTS = {"kind": Kind, "topic": Topic, "reason": Reason, "supply": Supply}


@dataclass
class Recorded:
    """Records by the words that registers use for them."""

    districts: dict[str, District] = field(default_factory=dict)  # by folded name
    entries: dict[str, dict[str, object]] = field(default_factory=dict)  # list: by key or folded label
    venues: dict[str, Venue] = field(default_factory=dict)  # by register number
    people: dict[str, Person] = field(default_factory=dict)  # by register number
    outings: dict[tuple, Outing] = field(default_factory=dict)  # by date and folded district
    staff: dict[str, User] = field(default_factory=dict)  # by folded pseudonym
    follow_ups: dict[UUID, FollowUp] = field(default_factory=dict)  # imported and still open
    state: tuple = ()  # how many records there were when the book was opened
    existing: Existing = field(default_factory=Existing)

    def unknown_names(self, plan) -> list[str]:
        """Names in the plan's teams that nobody of the staff has; each would become an entry that anybody may read."""
        teams = (outing.team for outing in plan.outings.values())
        names = {key: name for team in teams for key, name in team.items() if key not in self.staff}
        return sorted(names.values(), key=folded)

    def entry(self, name: str, word: str):
        """The entry of a list that a key or label names, or None."""
        return self.entries[name].get(word) or self.entries[name].get(folded(word))


def state_of_the_records() -> tuple:
    """How many records there are: another number means that somebody wrote meanwhile."""
    counts = [model.objects.count() for model in (Venue, Person, Outing, Visit, Question, FollowUp, WorksAt)]
    return (*counts, Import.objects.filter(state=ImportState.WRITTEN).count())


def refused_for_age() -> Withheld:
    """Whom any import refused for her age, whether it was taken in, waits or was undone."""
    withheld = Withheld()
    for each in Import.objects.all():
        withheld |= Withheld.unpack(each.withheld)
    return withheld


def open_recorded() -> Recorded:
    """Everything that an import is compared with; needs the keys of venue, person and health."""
    recorded = Recorded(state=state_of_the_records())
    recorded.districts = {folded(district.name): district for district in District.objects.opened()}
    for name, model in LISTS.items():
        recorded.entries[name] = _by_word(model.objects.opened())
    recorded.venues = {venue.number: venue for venue in Venue.objects.select_related("district") if venue.number}
    recorded.people = Person.objects.opened().by_register_number()
    for outing in Outing.objects.done().select_related("district").order_by("pk"):
        recorded.outings.setdefault((outing.date, folded(outing.district.name)), outing)
    recorded.staff = {folded(user.username): user for user in User.objects.all()}
    _Facts(recorded).fill()
    return recorded


def _by_word(entries):
    words = {}
    for entry in entries:
        words.setdefault(folded(str(entry)), entry)
    for entry in entries:
        if entry.key:
            words[entry.key] = entry
    return words


class _Facts:
    """Fills `recorded.existing` with the facts of its records, under the names of the fields of rows."""

    def __init__(self, recorded):
        self.recorded, self.existing = recorded, recorded.existing
        self.number_of_venue = {venue.pk: number for number, venue in recorded.venues.items()}
        people = Person.objects.opened()
        self.number_of_person = {person.pk: person.register_number or person.code for person in people}
        self.word_of = {
            entry.pk: entry.key or entry.label for words in recorded.entries.values() for entry in words.values()
        }

    def fill(self):
        self.existing.withheld = refused_for_age()
        self.existing.districts = {word: district.name for word, district in self.recorded.districts.items()}
        for name in ("kind", "topic", "reason"):
            self.existing.labels[name] = {word: self.word_of[e.pk] for word, e in self.recorded.entries[name].items()}
        self.existing.venues = {number: self.venue(venue) for number, venue in self.recorded.venues.items()}
        works_at = WorksAt.objects.opened().venue_of()
        for number, person in self.recorded.people.items():
            if person.bare:
                self.existing.bare.add(number)
            else:
                self.existing.people[number] = self.person(person, works_at.get(person.pk))
        promises = self.follow_ups()
        visits = Visit.objects.select_related("outing")
        for visit in sorted(visits, key=lambda visit: visit.outcome != Outcome.VOIDED):  # one that stands is the last
            venue = self.number_of_venue.get(visit.venue_id, "")
            promise = promises.get((visit.venue_id, visit.outing.date))
            self.existing.visits[visit.outing.date, venue] = self.visit(visit, promise)
        for question in Question.objects.opened():
            self.existing.questions[self.question_key(question)] = self.question(question)

    def venue(self, venue):
        copied = (
            "name",
            "address",
            "usual_number",
            "best_hours",
            "attitude",
            "status",
            "first_contact",
            "closed_on",
            "remarks",
        )
        facts = {name: getattr(venue, name) for name in copied}
        return {**facts, "district": venue.district.name, "kind": self.word_of.get(venue.kind_id, "")}

    def person(self, person, venue_id):
        copied = ("nickname", "phone", "may_call", "age_band", "first_met", "wish", "remarks")
        facts = {name: getattr(person, name) for name in copied}
        return {**facts, "venue": self.number_of_venue.get(venue_id, "")}

    def follow_ups(self):
        """Follow-ups of venues by venue and the day they were made; the open imported ones are remembered."""
        imported = {
            UUID(made)
            for taken_in in Import.objects.filter(state=ImportState.WRITTEN)
            for made in (taken_in.made or {}).get("follow_ups", ())
        }
        found = {}
        for follow_up in FollowUp.objects.all():
            if follow_up.venue_id is None:
                continue
            found[follow_up.venue_id, follow_up.made_on] = follow_up
            if follow_up.status == FollowUpStatus.OPEN and follow_up.pk in imported:
                number = self.number_of_venue.get(follow_up.venue_id, "")
                self.recorded.follow_ups[follow_up.pk] = follow_up
                self.existing.open_follow_ups.append((follow_up.pk, number, follow_up.made_on))
        return found

    def visit(self, visit, promise):
        numbers = {encounter: self.number_of_person.get(encounter.person, "") for encounter in visit.met}
        return {
            "outcome": Outcome(visit.outcome).value,
            "headcount": visit.headcount,
            "met": tuple(numbers.values()),
            "new": tuple(number for encounter, number in numbers.items() if encounter.new),
            "explain_again": tuple(number for encounter, number in numbers.items() if encounter.to_explain),
            "topics": tuple(self.word_of.get(topic, "") for topic in visit.topics),
            "follow_up_on": promise and promise.due_on,
            "follow_up_reason": self.word_of.get(promise.reason_id, "") if promise else None,
            "remarks": visit.note,
        }

    def question_key(self, question):
        venue = self.number_of_venue.get(question.venue_id, "")
        return question.asked_on, venue, self.number_of_person.get(question.person_id, ""), folded(question.words)

    def question(self, question):
        return {
            "topic": self.word_of.get(question.topic_id, ""),
            "answered_at_once": question.status == QuestionStatus.AT_ONCE,
            "answer": question.answer,
            "called_back_on": question.told_on,
        }
