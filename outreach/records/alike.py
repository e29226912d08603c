"""Who may be the same person, and which symbols are taken where."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from core.words import folded, pinyin
from outreach.models import Question, Visit, WorksAt
from outreach.records.shown import Employment
from people.models import People, Person
from venues.models import Venue


def maybe_same(nickname: str, venue, *, reader) -> People:
    """Those who work or worked at `venue` and whose nickname is the same, or is said the same."""
    periods = WorksAt.objects.visible_to(reader).at(venue.pk)
    people = Person.objects.visible_to(reader).in_bulk({period.person_id for period in periods}).values()
    return People(person for person in people if _same_name(nickname, person.nickname)).in_order()


def maybe_same_as(person, *, reader) -> People:
    """Other records, wherever she works, whose nickname is the same or is said the same."""
    others = Person.objects.visible_to(reader).opened()
    alike = (other for other in others if other != person and _same_name(person.nickname, other.nickname))
    return People(alike).in_order()


@dataclass(frozen=True)
class Side:
    """A record beside another: where she works and worked, and how often she was met and asked something."""

    person: Person
    employments: list[Employment]
    meetings: int
    questions: int


def side_by_side(pair, *, reader) -> list[Side]:
    """Two records that may be of one person, as `reader` may see them; four queries."""
    ids = [person.pk for person in pair]
    periods = WorksAt.objects.visible_to(reader).naming(WorksAt.person_id, *ids).opened()
    venues = Venue.objects.visible_to(reader).in_bulk()
    visits = Visit.objects.visible_to(reader).whom_we_met().naming(Visit.met, *ids).opened()
    questions = Question.objects.visible_to(reader).naming(Question.person_id, *ids).opened()
    return [
        Side(
            person=person,
            employments=[Employment(row, person, venues.get(row.venue_id)) for row in periods.of(person.pk)],
            meetings=len(visits.with_person(person.pk)),
            questions=len(questions.of_person(person.pk)),
        )
        for person in pair
    ]


def has_symbol(symbol: str, venue_ids: Iterable[UUID], *, besides=()) -> Person | None:
    """Somebody who works now at one of the venues under this symbol; `besides` are persons who do not count."""
    wanted, there = folded(symbol), set(venue_ids)
    if not wanted or not there:
        return None
    at = {period.person_id for period in WorksAt.objects.at(*there).now()}
    people = Person.objects.in_bulk(at - set(besides)).values()
    return next((person for person in people if folded(person.symbol) == wanted), None)


def _same_name(one, other):
    return bool(one and other) and (folded(one) == folded(other) or pinyin(one)[0] == pinyin(other)[0])
