"""What a month was for a venue: visited, tried, or nobody went there."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from core.months import Month
from outreach.models.visits import TRIED, Outcome


class Standing(models.TextChoices):
    """What a month was for an active venue. Every active venue has exactly one."""

    VISITED = "visited", pgettext_lazy("venue in a month", "visited")
    TRIED = "tried", pgettext_lazy("venue in a month", "tried")
    NOT_ATTEMPTED = "not_attempted", pgettext_lazy("venue in a month", "not attempted")


def standing(outcomes: Iterable[str]) -> Standing:
    """Visited if one visit reached the venue, else tried if one found it closed, was refused or unsafe."""
    if Outcome.REACHED in outcomes:
        return Standing.VISITED
    return Standing.TRIED if any(outcome in TRIED for outcome in outcomes) else Standing.NOT_ATTEMPTED


def standings(venues, visits, months: list[Month]) -> dict[Month, dict[UUID, Standing]]:
    """For each month what it was for each of its active venues. Two queries, whatever the number of months."""
    outcomes = defaultdict(set)
    stops = visits.between(months[0], months[-1]).values_list("venue_id", "outing__date", "outcome")
    for venue, day, outcome in stops:
        outcomes[Month.of(day), venue].add(outcome)
    return {
        month: {venue: standing(outcomes[month, venue]) for venue in active}
        for month, active in venues.active_in_months(months).items()
    }
