"""Who may be the same person, and which symbols are taken where."""

from collections.abc import Iterable
from uuid import UUID

from core.words import folded, pinyin
from outreach.models import WorksAt
from people.models import People, Person


def maybe_same(nickname: str, venue, *, reader) -> People:
    """Those who work or worked at `venue` and whose nickname is the same, or is said the same."""
    periods = WorksAt.objects.visible_to(reader).opened().at(venue.pk)
    people = Person.objects.visible_to(reader).in_bulk({period.person_id for period in periods}).values()
    return People(person for person in people if _same_name(nickname, person.nickname)).in_order()


def maybe_same_as(person, *, reader) -> People:
    """Other records, wherever she works, whose nickname is the same or is said the same."""
    others = Person.objects.visible_to(reader).opened()
    alike = (other for other in others if other != person and _same_name(person.nickname, other.nickname))
    return People(alike).in_order()


def has_symbol(symbol: str, venue_ids: Iterable[UUID], *, besides=()) -> Person | None:
    """Somebody who works now at one of the venues under this symbol; `besides` are persons who do not count."""
    wanted, there = folded(symbol), set(venue_ids)
    if not wanted or not there:
        return None
    at = {period.person_id for period in WorksAt.objects.opened().now() if period.venue_id in there}
    people = Person.objects.in_bulk(at - set(besides)).values()
    return next((person for person in people if folded(person.symbol) == wanted), None)


def _same_name(one, other):
    return bool(one and other) and (folded(one) == folded(other) or pinyin(one)[0] == pinyin(other)[0])
