"""Compares the rows of all sheets with each other and with the book: which are added, there, repeated or refused."""

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from core.words import listed
from outreach.registers.age.withheld import loose
from outreach.registers.age.words_of_age import Adult, AgeBand
from outreach.registers.cells import folded
from outreach.registers.files import Sheet
from outreach.registers.headings import REGISTERS, Assignment, recognise
from outreach.registers.plan import Doubt, Existing, ImportedOuting, ImportedQuestion, ImportedVisit, ImportPlan
from outreach.registers.problems import OF_A_MINOR, OF_HER_AGE, Problem
from outreach.registers.rows import JournalRow, RegisterRow, Source, headings_of, read_rows


def plan_import(
    sheets: Iterable[Sheet],
    existing: Existing,
    today: datetime.date,
    assignments: Mapping[tuple[str, str], Assignment | None] | None = None,
    *,
    left_out: Iterable[Sheet] = (),
    let_go: Mapping[tuple[str, str], Mapping[int, str]] | None = None,
) -> ImportPlan:
    """What importing these sheets would do. `assignments` says by hand what a sheet is: (file, sheet) to assignment.

    Sheets that somebody left out are only looked through for whoever may be under 18; `let_go` are the lines whose
    rows were not kept, by (file, sheet), each with the reason.
    """
    planner = _Planner(ImportPlan(today), existing)
    planner.read(sheets, assignments or {}, let_go or {})
    planner.withhold(left_out)
    for take in (planner.take_venues, planner.take_people, planner.take_journal, planner.take_questions):
        take()
    planner.keep_follow_ups()
    return planner.plan


class _Planner:
    """Takes the rows register by register; `seen` are the keys of this run."""

    def __init__(self, plan, existing):
        self.plan, self.existing = plan, existing
        self.rows = {name: [] for name in REGISTERS}
        self.adults, self.calls, self.left_out = set(), {}, {}
        self.district_of = {number: folded(facts["district"]) for number, facts in existing.venues.items()}

    def read(self, sheets, assignments, let_go):
        """Sort the rows of all sheets by register."""
        for sheet in sheets:
            by_hand = assignments.get((sheet.file, sheet.name))
            assignment = by_hand or recognise(sheet)
            if assignment is None:
                if sheet.rows:
                    self.plan.unrecognised.append(sheet)
                continue
            self.plan.unknown_columns += [(sheet, heading) for heading in assignment.unknown]
            self.plan.not_kept += [(sheet, heading) for heading in assignment.not_kept(sheet)]
            rows, blank = read_rows(sheet, assignment, self.existing.labels, self.plan.today)
            self.rows[assignment.register] += rows
            gone = let_go.get((sheet.file, sheet.name), {}) if assignment.register == "people" else {}
            self.plan.counts[assignment.register].blank += blank - len(gone)
            for line, code in gone.items():
                source = Source(sheet.file, sheet.name, line, headings_of(sheet, assignment), ())
                self.refuse("people", RegisterRow(source, (), {}, Adult.NO), [Problem(code)])

    def take(self, register, there, key_of: Callable, problems_of: Callable, accept: Callable):
        """Count each row of a register as refused, repeated, there or added; `accept` takes what is added.

        A row whose key can be told is repeated or there before anything else of it is judged.
        """
        counts, seen = self.plan.counts[register], {}
        for row in self.rows[register]:
            key, keyless = key_of(row)
            if keyless:
                self.refuse(register, row, [*keyless, *problems_of(row)])
            elif key in seen:
                counts.repeated += 1
                if row.facts() != seen[key].facts():
                    self.doubt(register, row, row.problem("repeated_differs", "", seen[key].source.place))
            elif key in there:
                counts.there += 1
                seen[key] = row
                if different := self.different_columns(row, there[key]):
                    self.doubt(register, row, row.problem("there_differs", "", listed(different)))
            else:
                problems = [*row.problems, *problems_of(row)]
                if any(problem.refuses for problem in problems):
                    self.refuse(register, row, problems)
                    continue
                counts.added += 1
                seen[key] = row
                self.doubt(register, row, *problems)
                accept(row)

    def different_columns(self, row, there):
        """The headings of cells that say something else than the book; an empty cell says nothing."""
        facts = row.facts()
        if isinstance(row, JournalRow):
            facts |= self.met_facts(row)
        return [
            row.columns[name]
            for name, value in there.items()
            if name in row.columns
            and facts[name] not in ("", None, ())
            and _comparable(facts[name]) != _comparable(value)
        ]

    def met_facts(self, row):
        """Whom a row would put into the encounters of its visit."""
        met = self.may_be_met(row)
        return {
            "met": met,
            "new": tuple(number for number in row.new if number in met),
            "explain_again": tuple(number for number in row.explain_again if number in met),
        }

    def may_be_met(self, row):
        """Everyone a row names, if the stop was reached, without those who may be under 18."""
        return tuple(number for number in row.named if not self.why_left_out(number)) if row.reached else ()

    def refuse(self, register, row, problems):
        """Take nothing of a row; of a minor's row nothing is kept either."""
        problems = tuple(dict.fromkeys(problem for problem in (*row.problems, *problems) if problem.refuses))
        row = replace(row, problems=problems)
        if row.of_a_minor:
            problems = tuple(each for each in problems if each.code in (*OF_A_MINOR, "in_the_book_already"))
            row = replace(row, problems=problems, source=replace(row.source, cells=()))
        self.plan.counts[register].refused += 1
        self.doubt(register, row, *problems)
        self.plan.refused.append((register, row))

    def doubt(self, register, row, *problems):
        """Note what is wrong with a row."""
        self.plan.doubts += [Doubt(register, row.source, problem) for problem in problems]

    def note_entry(self, name, *values):
        """Remember entries a list does not have yet."""
        known = self.existing.labels.get(name, {})
        for value in values:
            if value and value not in known.values():
                self.plan.new_labels[name].setdefault(folded(value), value)

    def venue_problems(self, row):
        """A venue must be in these files or in the book."""
        if row.venue and row.venue not in self.district_of:
            return [row.problem("venue_unknown", "venue", row.venue)]
        return []

    # Venues

    def take_venues(self):
        self.take("venues", self.existing.venues, _own_number, self.district_problems, self.accept_venue)

    def district_problems(self, row):
        return [] if row.district else [row.problem("district_missing", "district", _("no district"))]

    def accept_venue(self, row):
        name = row.district or _("no district")
        self.plan.venues[row.number] = replace(row, district=name)
        self.district_of[row.number] = folded(name)
        if folded(name) not in self.existing.districts:
            self.plan.new_districts.setdefault(folded(name), name)
        self.note_entry("kind", row.kind)

    # People

    def take_people(self):
        rows = self.rows["people"]
        self.calls = {row.number: None for row in rows if row.may_call_is_unclear}
        self.calls |= {row.number: False for row in rows if row.may_call is False}
        self.take("people", self.existing.people, self.person_key, self.venue_problems, self.accept_person)
        for row in rows:
            if self.calls.get(row.number) is False and self.may_be_called(row.number):
                self.plan.no_calls[row.number] = None
                self.doubt("people", row, row.problem("no_call_stands", "may_call"))

    def may_be_called(self, number):
        """True if she is in the book, and that does not say no yet."""
        there = self.existing.people.get(number)
        return there is not None and there.get("may_call") is not False and number not in self.plan.no_calls

    def person_key(self, row):
        own = [problem for problem in row.problems if problem.code in ("number_missing", *OF_HER_AGE)]
        adult = self.refused_as(row.number) if row.number else None
        if adult is Adult.NO and row.adult is not Adult.NO:
            own.append(row.problem("under_18_elsewhere", "number"))
        elif adult is Adult.UNSURE and row.adult not in (Adult.NO, Adult.UNSURE):
            own.append(row.problem("age_unsure_elsewhere", "number"))
        if adult and (row.number in self.existing.people or row.number in self.existing.bare):
            own.append(row.problem("in_the_book_already", "number"))
        if adult:
            self.plan.withheld.note(row.number, row.nickname, adult)
        return row.number, own

    def accept_person(self, row):
        may_call = self.calls.get(row.number, row.may_call)
        if may_call is not row.may_call:
            self.doubt("people", row, row.problem("no_call_stands", "may_call"))
        self.plan.people[row.number] = replace(row, may_call=may_call)

    def is_known(self, number):
        """True if someone has this number: in these files, or in the book, be it on an empty record."""
        return number in self.plan.people or number in self.existing.people or number in self.existing.bare

    def note_person(self, number):
        """Plan an empty record for a number nobody has."""
        if not self.is_known(number):
            self.plan.bare[number] = None

    # Whoever may be under 18

    def withhold(self, left_out):
        """Note everyone of whom a row says that she is, or may be, under 18, wherever that stands."""
        rows = {name: list(rows) for name, rows in self.rows.items()}
        for sheet in left_out:
            if assignment := recognise(sheet):
                rows[assignment.register] += read_rows(sheet, assignment, {}, self.plan.today)[0]
        self.adults = {loose(row.number) for row in rows["people"] if row.adult is Adult.YES}
        notes = [(row.number, row.nickname, row.adult) for row in rows["people"]]
        notes += [(row.person, "", row.adult) for row in rows["questions"]]
        for row in rows["journal"]:
            adult = row.adult if len(row.named) == 1 else row.adult and Adult.UNSURE
            unknown = (each for each in row.named if loose(each) not in self.adults)
            notes += [(each, "", adult) for each in unknown if each not in self.existing.people]
        for number, nickname, adult in notes:
            if adult in (Adult.NO, Adult.UNSURE):
                self.plan.withheld.note(number, nickname, adult)
        self.plan.withholds_more = self.plan.withheld | self.existing.withheld != self.existing.withheld

    def refused_as(self, number):
        """As what somebody is refused for her age, here or by an earlier import; None if she is not.

        Here, one row is enough. What an earlier import was not sure of, a row may decide now; and a record that
        somebody made in the book since decides too.
        """
        if adult := self.plan.withheld.of(number):
            return adult
        earlier = None if number in self.existing.people else self.existing.withheld.of(number)
        return None if earlier is Adult.UNSURE and loose(number) in self.adults else earlier

    def why_left_out(self, number):
        """The reason for which a row that names somebody is taken without her; '' if she may be named."""
        if number and number not in self.left_out:
            adult = self.refused_as(number)
            why = {Adult.NO: "person_under_18", Adult.UNSURE: "person_age_unsure", None: ""}[adult]
            withheld = self.plan.withheld | self.existing.withheld
            if not why and not self.is_known(number) and withheld.is_named_in(number):
                why = "person_may_be_under_18"
            self.left_out[number] = why
        return self.left_out.get(number, "")

    # Journal

    def take_journal(self):
        self.take("journal", self.existing.visits, self.visit_key, self.visit_problems, self.accept_visit)

    def visit_key(self, row):
        missing = ("date_missing", "date_unreadable", "venue_missing")
        return (row.date, row.venue), [*(p for p in row.problems if p.code in missing), *self.venue_problems(row)]

    def visit_problems(self, row):
        """What is wrong with a stop in the light of the other registers."""
        minors = [number for number in row.named if self.why_left_out(number)]
        found = [row.problem(self.why_left_out(number), "met", number) for number in minors]
        if row.district and not self.is_district(row.district):
            found.append(row.problem("district_unknown", "district", row.district))
        if row.outcome and not row.reached:
            named = listed(number for number in row.named if number not in minors)
            found += [row.problem("persons_not_reached", "met", named)] if named else []
            found += [row.problem("headcount_not_reached", "headcount")] if row.headcount else []
        for number in self.may_be_met(row):
            found += [row.problem("named_not_met", "met", number)] if number not in row.met else []
            found += [row.problem("person_unknown", "met", number)] if not self.is_known(number) else []
        return found

    def is_district(self, name):
        return folded(name) in self.existing.districts or folded(name) in self.plan.new_districts

    def accept_visit(self, row):
        district = folded(row.district) if self.is_district(row.district) else self.district_of[row.venue]
        met = self.may_be_met(row)
        for number in met:
            self.note_person(number)
        outing = self.plan.outings.setdefault((row.date, district), ImportedOuting(row.date, district))
        outing.visits.append(ImportedVisit(row, district, met))
        for name in row.team:
            outing.team.setdefault(folded(name), name)
        for kind, count in row.supplies:
            outing.supplies[kind] = outing.supplies.get(kind, 0) + count
        self.note_entry("topic", *row.topics)
        self.note_entry("reason", row.follow_up_on and row.follow_up_reason)

    def keep_follow_ups(self):
        """The first later reached visit of a venue keeps an imported follow-up."""
        reached = defaultdict(list)
        for (date, venue), facts in self.existing.visits.items():
            if facts["outcome"] == "reached":
                reached[venue].append(date)
        for visit in self.plan.visits:
            if visit.row.reached:
                reached[visit.row.venue].append(visit.row.date)
        for dates in reached.values():
            dates.sort()
        for outing in self.plan.outings.values():
            outing.visits = [
                replace(visit, kept_on=_first_after(reached[visit.row.venue], visit.row.date))
                if visit.row.follow_up_on
                else visit
                for visit in outing.visits
            ]
        for follow_up, venue, made_on in self.existing.open_follow_ups:
            if kept_on := _first_after(reached[venue], made_on):
                self.plan.keeps[follow_up] = kept_on

    # Questions

    def take_questions(self):
        self.take("questions", self.existing.questions, self.question_key, self.question_problems, self.accept_question)

    def question_key(self, row):
        unread = [p for p in row.problems if p.code in ("date_missing", "date_unreadable")]
        person = "" if self.why_left_out(row.person) else row.person
        return (row.date, row.venue, person, folded(row.words)), [*unread, *self.venue_problems(row)]

    def question_problems(self, row):
        if why := self.why_left_out(row.person):
            return [row.problem(why, "person", row.person)]
        return (
            [row.problem("person_unknown", "person", row.person)]
            if row.person and not self.is_known(row.person)
            else []
        )

    def accept_question(self, row):
        person = "" if self.why_left_out(row.person) else row.person
        if person:
            self.note_person(person)
        self.plan.questions.append(ImportedQuestion(row, person))
        self.note_entry("topic", row.topic)


def _own_number(row):
    return row.number, [problem for problem in row.problems if problem.code == "number_missing"]


def _first_after(dates, day):
    place = bisect_right(dates, day)
    return dates[place] if place < len(dates) else None


def _comparable(value):
    if isinstance(value, (tuple, frozenset)):
        return frozenset(value)
    return folded(str(value)) if isinstance(value, (str, AgeBand)) else value
