"""Visits as they are read: with everything that the ids inside them stand for."""

from dataclasses import dataclass

from outreach.models import Encounter, Reason, Topic, Visit
from outreach.names import named
from people.models import Person


@dataclass(frozen=True)
class Met:
    """A person met on a visit. `person` is None where nothing leads to her any more."""

    encounter: Encounter
    person: Person | None
    explain_again: list[Topic]


@dataclass(frozen=True)
class VisitLine:
    """One visit with its topics, its reason and who was met."""

    visit: Visit
    topics: list[Topic]
    reason: Reason | None
    met: list[Met]

    def explained_again_to(self) -> list[Met]:
        """Those to whom something is to be explained again."""
        return [met for met in self.met if met.encounter.to_explain]


def visit_lines(visits, *, reader) -> list[VisitLine]:
    """The opened `visits` in their order, as `reader` may see them; three queries, however many there are."""
    topics, reasons = Topic.objects.in_bulk(), Reason.objects.in_bulk()
    met = {encounter.person for visit in visits for encounter in visit.met}
    people = named(Person.objects.visible_to(reader), met)
    return [
        VisitLine(
            visit=visit,
            topics=_those(topics, visit.topics),
            reason=reasons.get(visit.reason_id),
            met=[_met(each, people.get(each.person), topics) for each in visit.met],
        )
        for visit in visits
    ]


def _met(encounter, person, topics):
    """What is said of somebody who is not there any more leads to her: nothing of it is shown."""
    if person is None:
        return Met(Encounter(None), None, [])
    return Met(encounter, person, _those(topics, encounter.explain_again))


def _those(entries, ids):
    return [entries[pk] for pk in ids if pk in entries]
