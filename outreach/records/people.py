"""What becomes of persons: where each works, whether she is here, and what is written in her record."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record
from core.refusals import NotPossible
from outreach.models import WorksAt
from outreach.records.alike import has_symbol
from people.actions import add_person, write_person
from people.models import Person, Whereabouts
from vault.sealed import locked

GONE = (Whereabouts.MOVED_AWAY, Whereabouts.STOPPED, Whereabouts.DIED)


@transaction.atomic
def add_person_at(*, venue, values: dict, asked_on: date, by, script="", also=()) -> Person:
    """Make a record for somebody who agreed to it and works at `venue` (None: it is not known where)."""
    if venue:
        _keep_symbol_unique(values.get("symbol", ""), {venue.pk})
    person = add_person(values=values, asked_on=asked_on, by=by, script=script, also=also)
    if venue:
        WorksAt.objects.create(person_id=person.pk, venue_id=venue.pk, since=asked_on)
    return person


@transaction.atomic
def change_person(*, person, values: dict, by, seen="") -> Person:
    """Write other `values` into her record; her symbol stays hers alone at her venue. Raises ChangedMeanwhile."""
    periods = WorksAt.objects.of(person.pk).now()
    _keep_symbol_unique(values.get("symbol", ""), {period.venue_id for period in periods}, besides=[person.pk])
    return write_person(person=person, values=values, by=by, seen=seen)


@transaction.atomic
def move_person(*, person, venue, on: date, by, stays=False) -> WorksAt | None:
    """She works at `venue` from that day on (None: it is not known where), and where she was no longer, or `stays`."""
    person = locked(person)
    periods = WorksAt.objects.select_for_update().of(person.pk).now()
    if venue:
        _keep_symbol_unique(person.symbol, {venue.pk}, besides=[person.pk])
    there = next((period for period in periods if venue and period.venue_id == venue.pk), None)
    if not stays:
        end_periods(periods=[period for period in periods if period is not there], on=on)
    if venue and person.whereabouts in GONE:
        person.whereabouts = Whereabouts.HERE
        person.save()
    if venue and there is None:
        there = WorksAt.objects.create(person_id=person.pk, venue_id=venue.pk, since=on)
    record("noted where she works", by=by, target=person.pk)
    return there


@transaction.atomic
def note_whereabouts(*, person, whereabouts: Whereabouts, on: date, by) -> Person:
    """She is here, moved away, stopped, died, or wants no contact. Who is gone works nowhere from that day on."""
    person = locked(person)
    person.whereabouts = whereabouts
    person.save()
    if whereabouts in GONE:
        end_periods(periods=WorksAt.objects.select_for_update().of(person.pk).now(), on=on)
    record("noted her whereabouts", by=by, target=person.pk)
    return person


def end_periods(*, periods, on: date) -> None:
    """End periods of work on that day; one that began later ends on the day it began."""
    for period in periods:
        period.until = max(on, period.since or on)
        period.save()


def _keep_symbol_unique(symbol, venue_ids, besides=()):
    if has_symbol(symbol, venue_ids, besides=besides):
        raise NotPossible(
            _("The symbol “%(symbol)s” is taken at this venue: let her choose another.") % {"symbol": symbol}
        )


def add_person_met(*, venue, day, nickname, symbol, age_band, by) -> Person:
    """Make the record of somebody met at `venue` on `day`, who is 18 or older and said yes to a record being kept."""
    values = {"nickname": nickname, "symbol": symbol, "age_band": age_band}
    return add_person_at(venue=venue, values=values, asked_on=day, by=by)
