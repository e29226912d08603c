"""Needs: the venues one may go to, why, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from core.words import natural
from outreach.models.visits import Outcome


class Why(models.TextChoices):
    """Why a venue is on the list, the most needed first."""

    NOT_VISITED = "not_visited", pgettext_lazy("why a venue is on the list", "not visited")
    FOLLOW_UP = "follow_up", pgettext_lazy("why a venue is on the list", "follow-up due")
    UNTOLD = "untold", pgettext_lazy("why a venue is on the list", "question untold")
    OTHER_HOUR = "other_hour", pgettext_lazy("why a venue is on the list", "at another hour")
    NOT_CONTACTED = "not_contacted", pgettext_lazy("why a venue is on the list", "not yet contacted")
    NEW = "new", pgettext_lazy("why a venue is on the list", "new")
    IN_TURN = "in_turn", pgettext_lazy("why a venue is on the list", "in its turn")
    BY_HAND = "by_hand", pgettext_lazy("why a venue is on the list", "added by hand")


class LeftOut(models.TextChoices):
    """Why a venue that is there is in no outing of a plan."""

    AVOID = "avoid", pgettext_lazy("left out of a plan", "to be avoided on the days of the outings")
    NO_ROOM = "no_room", pgettext_lazy("left out of a plan", "the outings there are full")
    NO_DAY = "no_day", pgettext_lazy("left out of a plan", "no day is ticked")
    NOBODY_FREE = "nobody_free", pgettext_lazy("left out of a plan", "nobody is free to go there")
    DROPPED = "dropped", pgettext_lazy("left out of a plan", "taken out by hand")


PLACES = {why: place for place, why in enumerate(Why)}


@dataclass(frozen=True)
class Need:
    """A venue one may go to, all its whys in the order of need, and what is needed to say them in words.

    `avoid_until` is the later of its own and its district's: on the day itself one may go. `last_tried` is the last
    time somebody stood at the door, and `last_outcome` what came of it.
    """

    venue: UUID
    district: UUID
    number: str = ""
    whys: tuple[Why, ...] = (Why.IN_TURN,)
    last_reached: date | None = None
    first_contact: date | None = None
    last_tried: date | None = None
    last_outcome: Outcome | None = None
    avoid_until: date | None = None
    best_hours: str = ""
    promises_due: int = 0
    first_due: date | None = None
    answers_to_tell: int = 0
    questions_open: int = 0

    @property
    def unvisited_since(self) -> date | None:
        """The day it was last reached, or its first contact where nobody ever was; None while it has no contact."""
        return self.last_reached or self.first_contact

    @property
    def place(self) -> tuple:
        """Its place in an outing: by the first why, then the longest unvisited, then its number."""
        first = min((PLACES[why] for why in self.whys), default=len(PLACES))
        return first, self.unvisited_since or date.min, natural(self.number), self.venue.hex

    def may_be_visited_on(self, day: date) -> bool:
        """Whether it need not be avoided on `day`."""
        return self.avoid_until is None or day >= self.avoid_until


def in_order_of_need(needs: Iterable[Need]) -> list[Need]:
    """The most needed first; each venue once."""
    return sorted({need.venue: need for need in needs}.values(), key=lambda need: need.place)
