"""What is left of outings that are over: stops without an outcome, outings nobody spoke of again, sheets on paper."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext, ngettext

from outreach.models import Outing, Visit
from outreach.models.outings import PrintedSheet, State
from vault import passes


@dataclass(frozen=True)
class Unfinished:
    """An outing and what is left of it. It is closed when nothing is."""

    outing: Outing
    stops: int = 0
    unspoken: bool = False
    sheet: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left."""
        return not (self.stops or self.unspoken or self.sheet)

    @property
    def words(self) -> list[str]:
        """What is left, in words."""
        stops = ngettext("%(count)s stop without an outcome", "%(count)s stops without an outcome", self.stops)
        left = {
            gettext("nobody said whether it took place"): self.unspoken,
            stops % {"count": self.stops}: self.stops,
            gettext("the printed sheet is not yet destroyed"): self.sheet,
        }
        return [words for words, is_left in left.items() if is_left]


def unfinished(reader, today: date) -> list[Unfinished]:
    """What is left of the outings up to `today`, the earliest first; three queries. Of the others none is opened.

    One planned for today is ahead until its first stop is written down. Of a cancelled one only its sheet is left.
    """
    past = Outing.objects.visible_to(reader).up_to(today)
    planned = Counter(Visit.objects.visible_to(reader).planned_up_to(today).values_list("outing", flat=True))
    printed = passes.saying(past, Outing.printed_sheet, PrintedSheet.PRINTED)
    may_be = Q(state=State.PLANNED) | Q(pk__in=[*planned, *printed])
    outings = past.filter(may_be).with_district().in_order().opened()
    lines = (left_of(outing, planned[outing.pk], today) for outing in outings)
    return [line for line in lines if not line.is_closed]


def left_of(outing, planned: int, today: date) -> Unfinished:
    """What is left of an outing with `planned` stops that have no outcome."""
    ahead = outing.date >= today and outing.state == State.PLANNED
    return Unfinished(
        outing=outing,
        stops=0 if ahead or outing.state == State.CANCELLED else planned,
        unspoken=outing.state == State.PLANNED and not ahead,
        sheet=outing.printed_sheet == PrintedSheet.PRINTED and not ahead,
    )


def ends(outing, visits, today: date) -> bool:
    """Whether an outing that took place comes to an end at all: by its plan, or without one when its day has passed."""
    planned = any(visit.is_planned for visit in visits)
    return outing.state == State.DONE and bool(visits) and (planned or outing.date < today)
