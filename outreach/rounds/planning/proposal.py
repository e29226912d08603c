"""The proposal for a month: outings in every district, on even days, with fair teams, the most needed venues first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from outreach.models.rounds import Free, PlannedOuting
from outreach.rounds.planning.needs import Need, in_order_of_need
from outreach.rounds.planning.plan import ProposedMonth, left_out
from outreach.rounds.planning.rota import Rota

MOST_REARRANGEMENTS = 500  # so that a month that cannot be planned is given up in less than a second


def propose(
    needs: Iterable[Need],
    *,
    days: Iterable[date],
    colleagues: Iterable[Free],
    team_size: int,
    most_stops: int,
    fixed: Iterable[PlannedOuting] = (),
    districts: Iterable[UUID] = (),
) -> ProposedMonth:
    """Outings for the needs: first one in every district, then more where venues are left, the most needed first.

    `fixed` outings exist already: they occupy colleagues, days and venues and are given back unchanged. `districts` is
    the order of districts that are needed alike. In whatever order the rest comes, the plan is the same.
    """
    needs, days, fixed = in_order_of_need(needs), sorted(set(days)), tuple(fixed)
    colleagues = tuple(colleagues)
    month = _Month(needs, days, colleagues, team_size, most_stops, fixed, tuple(districts))
    if most_stops > 0:
        month.go_everywhere_once()
        month.go_again()
    outings = month.by_date()
    limits = {"days": days, "colleagues": colleagues, "team_size": team_size, "most_stops": most_stops, "fixed": fixed}
    return ProposedMonth(outings, left_out(needs, outings, **limits))


@dataclass(eq=False)
class _NewOuting:
    """An outing of the proposal while its day may still change. `aim` is its even share of the days."""

    district: UUID
    needs: list[Need]
    aim: float
    day: date | None = None


class _Month:
    """The proposal while it is made."""

    def __init__(self, needs, days, colleagues, team_size, most_stops, fixed, districts):
        self.days, self.team_size, self.most_stops, self.fixed = days, team_size, most_stops, fixed
        self.rota = Rota(colleagues, fixed)
        self.new: list[_NewOuting] = []
        self.rearrangements = MOST_REARRANGEMENTS
        planned = {venue for outing in fixed for venue in outing.stops}
        order = {district: place for place, district in enumerate(districts)}
        self.uncovered: dict[UUID, list[Need]] = {}
        for need in needs:
            if need.venue not in planned:
                self.uncovered.setdefault(need.district, []).append(need)
        by_need = sorted(
            self.uncovered,
            key=lambda each: (*self.uncovered[each][0].place[:2], order.get(each, len(order)), each.hex),
        )
        self.ranks = {district: place for place, district in enumerate(by_need)}

    def go_everywhere_once(self):
        """An outing in every district that has none, the most needed first; those before make room for those after."""
        there = {outing.district for outing in self.fixed}
        for outing in [self._new_in(district) for district in self.ranks if district not in there]:
            if self._place(outing) or self._rearrange_for(outing):
                self.new.append(outing)

    def go_again(self):
        """More outings where venues are left, in the district of the most needed one first, while anybody has any."""
        given_up = set()
        while self.rota.places_left >= self.team_size:
            left = [need for district in self.ranks if district not in given_up for need in self._left_in(district)]
            if not left:
                return
            outing = self._new_in(min(left, key=lambda need: need.place).district)
            if self._place(outing):
                self.new.append(outing)
            else:
                given_up.add(outing.district)

    def by_date(self):
        """The fixed outings and the new ones with their teams and stops, by date."""
        self.rota.even_out()
        stops = {outing: stops for district in self.ranks for outing, stops in self._stops_in(district).items()}
        teams = self._teams()
        new = (
            PlannedOuting(outing.district, outing.day, teams[outing], tuple(need.venue for need in stops[outing]))
            for outing in self.new
        )
        return tuple(sorted((*self.fixed, *new), key=lambda each: (each.date, each.district.hex, str(each.id))))

    def _teams(self):
        teams = {}
        for day in {outing.day for outing in self.new}:
            going = self.rota.on(day)
            for place, outing in enumerate(outing for outing in self.new if outing.day == day):
                teams[outing] = tuple(going[place * self.team_size : (place + 1) * self.team_size])
        return teams

    def _stops_in(self, district):
        """Each outing there with its stops: the most needed on the first that is not too early for it and has room."""
        there = sorted((outing for outing in self.new if outing.district == district), key=lambda outing: outing.day)
        stops = {outing: [] for outing in there}
        for need in self.uncovered[district]:
            for outing in there:
                if need.may_be_visited_on(outing.day) and len(stops[outing]) < self.most_stops:
                    stops[outing].append(need)
                    break
        return stops

    def _left_in(self, district):
        planned = {need.venue for stops in self._stops_in(district).values() for need in stops}
        return [need for need in self.uncovered[district] if need.venue not in planned]

    def _new_in(self, district):
        share = (len(self.new) + 0.5) if self.new else self.ranks[district] + 0.5
        return _NewOuting(district, self._left_in(district), share * len(self.days) / self._expected())

    def _expected(self):
        """How many outings there will be: as many as the venues take, or as the colleagues can go on."""
        wanted = sum(-(-len(needs) // self.most_stops) for needs in self.uncovered.values())
        possible = self.rota.places_left // self.team_size + len(self.new) if self.team_size else wanted
        return max(min(wanted, possible), 1)

    def _days_of(self, outing):
        """The days for an outing: free ones first, of these where it reaches most, of these the nearest to its aim."""
        taken = {other.day for other in self.new if other.district == outing.district and other is not outing}
        taken |= {other.date for other in self.fixed if other.district == outing.district}
        keys = {}
        for place, day in enumerate(self.days):
            stops = min(sum(need.may_be_visited_on(day) for need in outing.needs), self.most_stops)
            if stops and day not in taken:
                keys[day] = self._busy(day), -stops, abs(place + 0.5 - outing.aim), day
        return sorted(keys, key=keys.get)

    def _busy(self, day):
        new = sum(outing.day == day for outing in self.new)
        return new + sum(outing.date == day for outing in self.fixed)

    def _place(self, outing):
        """Give an outing the first of its days on which a team can go out; None if there is none."""
        outing.day = next(self._possible(self._days_of(outing)), None)
        return outing.day is not None

    def _possible(self, days):
        """Those of `days` on which a team can go out, each while it does; of hopeless days alike, one is tried."""
        hopeless = set()
        for day in days:
            alike = self.rota.alike(day)
            if alike in hopeless:
                continue
            if self.rota.seat(day, self.team_size):
                yield day
            else:
                hopeless.add(alike)

    def _rearrange_for(self, outing):
        """Let one other outing change its day so that this one finds a team; if none can, all stay as they were."""
        return any(self._exchanged(outing, other) for other in self.new)

    def _exchanged(self, outing, other):
        was = other.day
        self.rota.release(was, self.team_size)
        for day in self._possible(self._days_of(outing)):
            if self._place(other):
                outing.day = day
                return True
            self.rota.release(day, self.team_size)
            self.rearrangements -= 1
            if self.rearrangements <= 0:
                break
        other.day = was
        self.rota.seat(was, self.team_size)
        return False
