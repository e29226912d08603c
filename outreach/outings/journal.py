"""The journal: the outings of a month by district, as the team reads them."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from core.months import Month
from outreach.models import Outing, Supply, Visit
from outreach.names import teams
from outreach.outings.stops import StopLine
from venues.models import District


@dataclass(frozen=True)
class JournalOuting:
    """An outing with the pseudonyms of its team, what was handed out, and its visits in their order."""

    outing: Outing
    team: list[str]
    supplies: list[tuple[Supply, int]]
    visits: list[Visit]

    @property
    def month(self) -> Month:
        """The month of the outing."""
        return Month.of(self.outing.date)


@dataclass(frozen=True)
class Calendar:
    """The month shown, those beside it where the journal reaches, and all of its months by year, the latest first."""

    month: Month
    before: Month | None
    after: Month | None
    years: list[tuple[int, list[Month]]]

    @classmethod
    def around(cls, month: Month | None, *, span: tuple[Month, Month] | None, this_month: Month) -> "Calendar":
        """The calendar of `month`, or of the last month with an outing; it goes up to `this_month` at least."""
        first, last = span or (this_month, this_month)
        month = month or min(last, this_month)
        last = max(last, this_month)
        months = first.up_to(last)
        years = [
            (year, [each for each in months if each.year == year]) for year in range(last.year, first.year - 1, -1)
        ]
        return cls(month, month - 1 if month > first else None, month + 1 if month < last else None, years)


def journal_outings(outings: list, *, reader) -> list[JournalOuting]:
    """The outings in their order, as `reader` may see them; five queries, however many there are."""
    visits = Visit.objects.visible_to(reader).select_related("venue")
    prefetch_related_objects(outings, "district", Prefetch("visits", visits))
    supplies = Supply.objects.in_bulk()
    team_of = teams(outings)
    return [
        JournalOuting(
            outing=outing,
            team=team_of[outing.pk],
            supplies=[(supplies[each.supply], each.pieces) for each in outing.supplies if each.supply in supplies],
            visits=sorted(outing.visits.all(), key=lambda visit: StopLine(visit.venue, visit).order),
        )
        for outing in outings
    ]


def outings_by_district(month: Month, *, reader) -> list[tuple[District, list[Outing]]]:
    """Every district in natural order with its outings of `month`, none of them opened; one without is there too."""
    of = {}
    for outing in Outing.objects.visible_to(reader).between(month, month).in_order():
        of.setdefault(outing.district_id, []).append(outing)
    districts = District.objects.visible_to(reader).opened().in_order()
    return [(district, of.get(district.pk, [])) for district in districts if district.pk in of or not district.retired]
