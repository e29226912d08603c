"""A month's round as everybody reads it: a calendar and a list by district; and the months that have one."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.dates import WEEKDAYS

from accounts.models import User
from core.calendars import calendar
from core.months import Month
from core.words import weekday
from outreach.crackdowns.avoided import avoid_until, crackdowns_for
from outreach.models import Outing
from outreach.models.outings import State
from outreach.models.rounds import Round
from outreach.rounds.as_it_stands import outings_of, stops_of
from venues.models import District, Venue, district_numbers


@dataclass(frozen=True)
class OutingEntry:
    """An outing of the round: where, when, who, how many stops; `avoided` where some are to be avoided on its day.

    `number` is all that paper and a telephone's calendar say of the district.
    """

    outing: Outing
    district: District
    number: str
    team: list[str]
    stops: int
    avoided: bool

    @property
    def is_planned(self) -> bool:
        """Whether it is still to come, and has a briefing."""
        return self.outing.state == State.PLANNED


@dataclass(frozen=True)
class MonthOfOutings:
    """The round of a month."""

    month: Month
    today: date
    entries: list[OutingEntry]
    districts: list[District]
    begun: bool

    @property
    def weekdays(self) -> list[tuple]:
        """Monday to Sunday: short name and name."""
        return [(weekday(number), WEEKDAYS[number]) for number in range(7)]

    @property
    def weeks(self) -> list[list[tuple[date, list[OutingEntry]] | None]]:
        """The month as weeks, each day with its outings."""
        on = defaultdict(list)
        for entry in self.entries:
            on[entry.outing.date].append(entry)
        return [[day and (day, on[day]) for day in week] for week in self.month.weeks]

    @property
    def going(self) -> list[OutingEntry]:
        """The outings that are not cancelled."""
        return [entry for entry in self.entries if entry.outing.state != State.CANCELLED]

    @property
    def by_day(self) -> list[tuple[date, list[OutingEntry]]]:
        """The days that have an outing."""
        return [each for week in self.weeks for each in week if each and each[1]]

    @property
    def by_district(self) -> list[tuple[District, list[OutingEntry]]]:
        """Every district with its outings; one without any is there too, unless it is retired."""
        of = defaultdict(list)
        for entry in self.entries:
            of[entry.district.pk].append(entry)
        return [(each, of[each.pk]) for each in self.districts if of[each.pk] or not each.retired]

    @property
    def without_outing(self) -> list[District]:
        """The districts to which nobody goes in the month."""
        going = {entry.district.pk for entry in self.going}
        return [each for each in self.districts if not each.retired and each.pk not in going]

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.month.last_day < self.today


def round_of(month: Month, *, reader, today: date) -> MonthOfOutings:
    """The round of a month as `reader` may see it; as many queries for many outings as for one."""
    outings = outings_of(month, reader=reader)
    districts = District.objects.visible_to(reader).opened().in_order()
    by_id, numbers, avoided = {each.pk: each for each in districts}, district_numbers(districts), _Avoided(reader)
    staff = User.objects.in_bulk({member for outing in outings for member in outing.team})
    entries = [
        OutingEntry(
            outing=outing,
            district=by_id[outing.district_id],
            number=numbers[outing.district_id],
            team=sorted(staff[member].username for member in outing.team if member in staff),
            stops=len(stops_of(outing)),
            avoided=avoided.on(outing),
        )
        for outing in outings
    ]
    return MonthOfOutings(month, today, entries, districts, month in begun(reader))


class _Avoided:
    """Until when nobody goes to districts and venues; asked for once, for all outings of a month."""

    def __init__(self, reader):
        self.districts = crackdowns_for(reader).avoid_until()
        self.venues = {venue.pk: venue for venue in Venue.objects.visible_to(reader).opened()}

    def on(self, outing) -> bool:
        """Whether a planned outing stops, on its day, where it is to be avoided; without stops its district counts."""
        if outing.state != State.PLANNED:
            return False
        stops = [self.venues[visit.venue_id] for visit in stops_of(outing) if visit.venue_id in self.venues]
        own = self.districts.get(outing.district_id)
        days = [avoid_until(venue, self.districts) for venue in stops] if stops else [own]
        return any(day and outing.date < day for day in days)


def calendar_of(month: Month, *, reader, words: str) -> bytes:
    """The outings of a month that are not cancelled, as a calendar file: `words` with the district's number."""
    numbers = district_numbers(District.objects.visible_to(reader).opened())
    outings = Outing.objects.visible_to(reader).between(month, month).in_order()
    going = [outing for outing in outings if outing.state != State.CANCELLED]
    return calendar(((outing.date, numbers[outing.district_id]) for outing in going), words=words)


def begun(reader) -> list[Month]:
    """The months whose proposal is begun and not saved, for whoever plans; the earliest first."""
    return [row.month for row in Round.objects.visible_to(reader).opened().begun()]


@dataclass(frozen=True)
class RoundLine:
    """A month in the list of rounds: how many outings to how many districts, how many of them done, what is begun."""

    month: Month
    outings: int
    done: int
    districts: int
    begun: bool


def rounds_by_month(*, reader, this_month: Month) -> tuple[list[RoundLine], list[RoundLine]]:
    """The rounds from this month on, with this and the next, and the earlier ones, the latest first; two queries."""
    outings, done, districts = Counter(), Counter(), defaultdict(set)
    rows = Outing.objects.visible_to(reader).values_list("date", "district", "state")
    for day, district, state in rows:
        month = Month.of(day)
        outings[month] += state != State.CANCELLED
        done[month] += state == State.DONE
        districts[month] |= set() if state == State.CANCELLED else {district}
    drafts = set(begun(reader))
    months = {this_month, this_month + 1, *drafts, *(month for month in outings if outings[month])}
    lines = [
        RoundLine(each, outings[each], done[each], len(districts[each]), each in drafts) for each in sorted(months)
    ]
    coming = [line for line in lines if line.month >= this_month]
    return coming, [line for line in reversed(lines) if line.month < this_month]
