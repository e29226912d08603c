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
    people: Iterable[Free],
    team_size: int,
    most_stops: int,
    fixed: Iterable[PlannedOuting] = (),
    districts: Iterable[UUID] = (),
) -> ProposedMonth:
    """Outings for the needs: first one in every district, then more where venues are left, the most needed first.

    `fixed` outings exist already: they occupy people, days and venues and are given back unchanged. `districts` is
    the order of districts that are needed alike. In whatever order the rest comes, the plan is the same.
    """
    needs, days, fixed = in_order_of_need(needs), sorted(set(days)), tuple(fixed)
    people = tuple(people)
    month = _Month(needs, days, people, team_size, most_stops, fixed, tuple(districts))
    if most_stops > 0:
        month.go_everywhere_once()
        month.go_again()
    outings = month.outings()
    limits = {"days": days, "people": people, "team_size": team_size, "most_stops": most_stops, "fixed": fixed}
    return ProposedMonth(outings, left_out(needs, outings, **limits))


@dataclass(eq=False)
class _Trip:
    """An outing of the proposal while its day may still change. `aim` is its even share of the days."""

    district: UUID
    needs: list[Need]
    aim: float
    day: date | None = None


class _Month:
    """The proposal while it is made."""

    def __init__(self, needs, days, people, team_size, most_stops, fixed, districts):
        self.days, self.team_size, self.most_stops, self.fixed = days, team_size, most_stops, fixed
        self.rota = Rota(people, fixed)
        self.trips: list[_Trip] = []
        self.rearrangements = MOST_REARRANGEMENTS
        planned = {venue for outing in fixed for venue in outing.stops}
        order = {district: place for place, district in enumerate(districts)}
        self.waiting: dict[UUID, list[Need]] = {}
        for need in needs:
            if need.venue not in planned:
                self.waiting.setdefault(need.district, []).append(need)
        by_need = sorted(
            self.waiting,
            key=lambda each: (*self.waiting[each][0].place[:2], order.get(each, len(order)), each.hex),
        )
        self.ranks = {district: place for place, district in enumerate(by_need)}

    def go_everywhere_once(self):
        """An outing in every district that has none, the most needed first; those before make room for those after."""
        there = {outing.district for outing in self.fixed}
        for trip in [self._trip(district) for district in self.ranks if district not in there]:
            if self._place(trip) or self._rearrange_for(trip):
                self.trips.append(trip)

    def go_again(self):
        """More outings where venues are left, in the district of the most needed one first, while people have any."""
        given_up = set()
        while self.rota.places_left >= self.team_size:
            left = [need for district in self.ranks if district not in given_up for need in self._left_in(district)]
            if not left:
                return
            trip = self._trip(min(left, key=lambda need: need.place).district)
            if self._place(trip):
                self.trips.append(trip)
            else:
                given_up.add(trip.district)

    def outings(self):
        """The fixed outings and the new ones with their teams and stops, by date."""
        self.rota.even_out()
        stops = {trip: stops for district in self.ranks for trip, stops in self._stops_in(district).items()}
        teams = self._teams()
        new = (
            PlannedOuting(trip.district, trip.day, teams[trip], tuple(need.venue for need in stops[trip]))
            for trip in self.trips
        )
        return tuple(sorted((*self.fixed, *new), key=lambda each: (each.date, each.district.hex, str(each.id))))

    def _teams(self):
        teams = {}
        for day in {trip.day for trip in self.trips}:
            going = self.rota.on(day)
            for place, trip in enumerate(trip for trip in self.trips if trip.day == day):
                teams[trip] = tuple(going[place * self.team_size : (place + 1) * self.team_size])
        return teams

    def _stops_in(self, district):
        """Each trip there with its stops: the most needed on the first that is not too early for it and has room."""
        trips = sorted((trip for trip in self.trips if trip.district == district), key=lambda trip: trip.day)
        stops = {trip: [] for trip in trips}
        for need in self.waiting[district]:
            for trip in trips:
                if need.may_be_visited_on(trip.day) and len(stops[trip]) < self.most_stops:
                    stops[trip].append(need)
                    break
        return stops

    def _left_in(self, district):
        planned = {need.venue for stops in self._stops_in(district).values() for need in stops}
        return [need for need in self.waiting[district] if need.venue not in planned]

    def _trip(self, district):
        share = (len(self.trips) + 0.5) if self.trips else self.ranks[district] + 0.5
        return _Trip(district, self._left_in(district), share * len(self.days) / self._expected())

    def _expected(self):
        """How many outings there will be: as many as the venues take, or as the people can go on."""
        wanted = sum(-(-len(needs) // self.most_stops) for needs in self.waiting.values())
        possible = self.rota.places_left // self.team_size + len(self.trips) if self.team_size else wanted
        return max(min(wanted, possible), 1)

    def _days_of(self, trip):
        """The days for a trip: free ones first, of these where it reaches most, of these the nearest to its aim."""
        taken = {other.day for other in self.trips if other.district == trip.district and other is not trip}
        taken |= {outing.date for outing in self.fixed if outing.district == trip.district}
        keys = {}
        for place, day in enumerate(self.days):
            stops = min(sum(need.may_be_visited_on(day) for need in trip.needs), self.most_stops)
            if stops and day not in taken:
                keys[day] = self._busy(day), -stops, abs(place + 0.5 - trip.aim), day
        return sorted(keys, key=keys.get)

    def _busy(self, day):
        trips = sum(trip.day == day for trip in self.trips)
        return trips + sum(outing.date == day for outing in self.fixed)

    def _place(self, trip):
        """Give a trip the first of its days on which a team can go out; None if there is none."""
        trip.day = next(self._possible(self._days_of(trip)), None)
        return trip.day is not None

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

    def _rearrange_for(self, trip):
        """Let one other trip change its day so that this one finds a team; if none can, all stay as they were."""
        return any(self._exchanged(trip, other) for other in self.trips)

    def _exchanged(self, trip, other):
        was = other.day
        self.rota.release(was, self.team_size)
        for day in self._possible(self._days_of(trip)):
            if self._place(other):
                trip.day = day
                return True
            self.rota.release(day, self.team_size)
            self.rearrangements -= 1
            if self.rearrangements <= 0:
                break
        other.day = was
        self.rota.seat(was, self.team_size)
        return False
