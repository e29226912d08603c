"""The editor of a month's plan: its outings as cards, who goes how often, what is not covered, and what is wrong."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from accounts.models import User
from core.months import Month
from core.words import saying
from outreach.models import Outing
from outreach.models.rounds import PlannedOuting, Round
from outreach.rounds.as_it_stands import fixed_outings, outings_of, plan_of, removed_by
from outreach.rounds.planning import LeftOut, Need, clashes, left_out, load
from outreach.rounds.steps import Plan, in_order
from outreach.rounds.why import needs_for
from outreach.rounds.words import clash_in_words, short_day, why_in_words
from vault.sealed import version_of
from venues.models import District, Venue


@dataclass(frozen=True)
class StopCard:
    """A stop of a card. `key` tells its controls from those of all others, and stays when it is moved."""

    venue: Venue
    key: str
    whys: list[str]


@dataclass(frozen=True)
class Wrong:
    """Something that is wrong in an outing, in words."""

    words: str
    forbids: bool


@dataclass(frozen=True)
class OutingCard:
    """One outing of the plan. `stands` says that the plan leaves it alone; `row` is the outing, once saved."""

    planned: PlannedOuting
    district: District
    team: list[User]
    stops: list[StopCard]
    wrong: list[Wrong]
    stands: bool
    row: Outing | None

    @property
    def day(self) -> str:
        """Its day with the weekday."""
        return short_day(self.planned.date)

    @property
    def label(self) -> str:
        """Day and district, as other parts of the page call the outing."""
        return saying(self.day, self.district)


@dataclass(frozen=True)
class Load:
    """How often somebody goes out, and how often at most she said; None when she does not go out this month."""

    member: User
    given: int
    said: int | None


@dataclass(frozen=True)
class Uncovered:
    """A venue that no outing stops at: the reason, why it is on the list, and the outings it could be added to."""

    venue: Venue
    reason: LeftOut
    whys: list[str]
    cards: list[OutingCard]


@dataclass
class PlanEditor:
    """Everything the editor shows of a month's plan; opened anew after each step."""

    month: Month
    today: date
    round: Round
    outings: list[Outing]
    plan: Plan
    needs: dict[UUID, Need]
    venues: dict[UUID, Venue]
    districts: list[District]
    staff: dict[UUID, User]

    def after(self, row: Round) -> "PlanEditor":
        """The same month after a step: only the plan is another."""
        return replace(self, round=row, plan=plan_of(row, self.outings, self.today))

    @property
    def seen(self) -> str:
        """The version of the round that the page shows."""
        return version_of(self.round)

    @cached_property
    def fixed(self) -> Plan:
        """What the plan leaves alone and counts."""
        return fixed_outings(self.outings, self.today)

    @cached_property
    def whole(self) -> Plan:
        """All outings of the month that count, those that stand too."""
        return in_order((*self.fixed, *self.plan))

    @cached_property
    def limits(self) -> dict:
        """What was asked of the proposal."""
        asked = self.round
        limits = {"team_size": asked.team_size or 0, "most_stops": asked.most_stops or 0}
        return {"colleagues": asked.people, "days": asked.days, **limits}

    @cached_property
    def load(self) -> Counter:
        """How many outings each colleague goes on."""
        return load(self.whole)

    @cached_property
    def wrong(self) -> dict[UUID, list[Wrong]]:
        """Outing to what is wrong in it."""
        found = defaultdict(list)
        done = {outing.id for outing in self.fixed}
        names = {"venues": self.venues, "staff": self.staff, "needs": self.needs, "load": self.load}
        for clash in clashes(self.whole, self.needs.values(), **self.limits, month=self.month, done=done):
            outing = self.whole[clash.outing]
            wrong = Wrong(clash_in_words(clash, outing=outing, asked=self.round, **names), clash.forbids_saving)
            if wrong not in found[outing.id]:
                found[outing.id].append(wrong)
        return found

    @cached_property
    def cards(self) -> list[OutingCard]:
        """The outings by date."""
        stand, rows, times = {each.id for each in self.fixed}, {row.pk: row for row in self.outings}, Counter()
        districts = {each.pk: each for each in self.districts}
        return [
            OutingCard(
                planned=each,
                district=districts[each.district],
                team=[self.staff[member] for member in each.team if member in self.staff],
                stops=[self._stop(venue, times) for venue in each.stops if venue in self.venues],
                wrong=self.wrong.get(each.id, []),
                stands=each.id in stand,
                row=rows.get(each.id),
            )
            for each in self.whole
        ]

    @property
    def changeable_cards(self) -> list[OutingCard]:
        """The outings that can be changed."""
        return [card for card in self.cards if not card.stands]

    @property
    def forbidden(self) -> bool:
        """Whether something is wrong that forbids saving."""
        return any(wrong.forbids for found in self.wrong.values() for wrong in found)

    @cached_property
    def loads(self) -> list[Load]:
        """Everybody who goes out or was asked to, with how often."""
        said = {each.who: each.outings for each in self.round.people}
        members = (self.staff[pk] for pk in {**said, **self.load} if pk in self.staff)
        ordered = sorted(members, key=lambda member: member.username.casefold())
        return [Load(member, self.load[member.pk], said.get(member.pk)) for member in ordered]

    @cached_property
    def left_out(self) -> dict[UUID, LeftOut]:
        """Venue to the reason why no outing stops there."""
        return left_out(self.needs.values(), self.whole, **self.limits, fixed=self.fixed)

    @cached_property
    def uncovered(self) -> list[tuple[District, list[Uncovered]]]:
        """What remains, by district; districts where all is covered are not there."""
        cards = defaultdict(list)
        for card in self.changeable_cards:
            cards[card.planned.district].append(card)
        found = defaultdict(list)
        for need in sorted((self.needs[pk] for pk in self.left_out), key=lambda need: need.place):
            there = cards[need.district]
            line = Uncovered(self.venues[need.venue], self.left_out[need.venue], self._whys(need.venue), there)
            found[need.district].append(line)
        return [(district, found[district.pk]) for district in self.districts if found[district.pk]]

    @property
    def covered(self) -> int:
        """How many venues of those that are there the month goes to."""
        return len(self.needs) - len(self.left_out)

    @property
    def without_outing(self) -> list[District]:
        """The districts to which no outing goes, though there are venues."""
        reached, wanted = {each.district for each in self.whole}, {need.district for need in self.needs.values()}
        return [each for each in self.districts if each.pk in wanted and each.pk not in reached]

    @cached_property
    def removed(self) -> list[tuple[Outing, str]]:
        """The saved outings that go when the plan is saved, with their day and district."""
        districts = {each.pk: each for each in self.districts}
        gone = removed_by(self.plan, self.outings, self.today)
        return [(row, saying(short_day(row.date), districts[row.district_id])) for row in gone]

    @property
    def findable(self) -> list[tuple[Venue, str]]:
        """Every venue that may be added, those not covered first, with what is said of it."""
        ordered = sorted(self.needs.values(), key=lambda need: (need.venue not in self.left_out, need.place))
        said = _("not covered yet")
        return [(self.venues[each.venue], said if each.venue in self.left_out else "") for each in ordered]

    @cached_property
    def days(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The days of the month as a select offers them: those she ticked, then the others."""
        ticked = [day for day in self.month.days if day in self.round.days]
        others = [day for day in self.month.days if day not in self.round.days]
        parts = ((_("Days you ticked"), ticked), (_("Other days"), others))
        return [(label, [(day.isoformat(), short_day(day)) for day in days]) for label, days in parts if days]

    @cached_property
    def move_options(self) -> str:
        """The outings that a stop may be moved to, as options; made once, for every stop has them."""
        named = ((card.planned.id, card.label) for card in self.changeable_cards)
        return format_html_join("", '<option value="{}">{}</option>', named)

    def _stop(self, venue, times):
        times[venue] += 1
        key = str(venue) if times[venue] == 1 else f"{venue}-{times[venue]}"
        return StopCard(self.venues[venue], key, self._whys(venue))

    def _whys(self, venue):
        return why_in_words(self.needs[venue], self.today) if venue in self.needs else [_("not there any more")]


def editor_of(row: Round, *, reader, today: date) -> PlanEditor:
    """The editor of a round, as the books are now; as many queries for many outings as for one."""
    month = row.month
    outings = outings_of(month, reader=reader)
    plan = plan_of(row, outings, today)
    named = {member for outing in (*fixed_outings(outings, today), *plan) for member in outing.team}
    return PlanEditor(
        month=month,
        today=today,
        round=row,
        outings=outings,
        plan=plan,
        needs=needs_for(month, reader=reader, today=today),
        venues={venue.pk: venue for venue in Venue.objects.visible_to(reader).opened()},
        districts=District.objects.visible_to(reader).opened().in_order(),
        staff={member.pk: member for member in User.objects.going_out(also=named).by_name()},
    )
