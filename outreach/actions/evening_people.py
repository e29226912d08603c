"""Somebody met for the first time: her record, made where she was met, after she said yes to it."""

from outreach.records.people import add_person_at
from people.models import Person


def add_person_met(*, venue, day, nickname, symbol, age_band, by) -> Person:
    """Make the record of somebody met at `venue` on `day`, who is 18 or older and said yes to a record being kept."""
    values = {"nickname": nickname, "symbol": symbol, "age_band": age_band}
    return add_person_at(venue=venue, values=values, asked_on=day, by=by)
