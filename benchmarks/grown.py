"""What an organisation did in its months: invented by a seed, in plain words and days, sealed nowhere.

Its proportions are those of the example's registers: 34 months with 4,400 visits at 160 venues in 12 districts, some
1,400 women, 400 questions, 1,800 promises. An organisation of ten times the years has ten times the visits, in as many
districts, at as many venues in one month; venues open and close, women come and go.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from core.months import Month
from people.codes import ALPHABET, LENGTH, check_character

SEED = 20261127
MONTHS, VENUES, DISTRICTS, WOMEN_AT_FIRST = 34, 140, 12, 800
A_VENUE_OPENS = 0.55  # in a month, and another closes
A_SECOND_OUTING = 0.2  # in a district in a month
A_STOP = 0.755  # at a venue, on an outing to its district
NEW_ON_A_VISIT, LEAVE_IN_A_MONTH, QUESTION_ON_A_VISIT, NOTED = 0.17, 0.13, 0.12, 0.1
OUTCOMES = {"reached": 0.81, "closed": 0.09, "refused": 0.07, "unsafe": 0.03}
REFUSED_FOR = ("manager_refused", "busy", "afraid", "not_interested")
KINDS = ("foot_massage", "full_body_massage", "flat", "street", "hair_salon", "small_sauna", "bar", "online")
TOPICS = (
    "hiv_prevention",
    "sti_symptoms",
    "condom_negotiation",
    "womens_health",
    "legal_rights",
    "violence_prevention",
    "safer_keeping",
)
PROMISED_FOR = ("explain_again", "check_up", "hear_more")
TEAM = ("amber", *(f"colleague {number}" for number in range(1, 15)))
WORDS = """
apple bamboo candle dawn ember fern grape harbour ivory jacket kettle lemon meadow needle olive pearl
""".split()  # noqa: SIM905 - read like this
LETTERS = "香兰梅莲云霞芳玲燕凤秀英华丽娟静敏慧雪月"
COUNTED, KEPT, CALLED = "count", "keep_record", "call"


@dataclass(slots=True)
class VenueFacts:
    """A venue. `first` is the day somebody first stood at its door, None until then; `closed` the day it was gone."""

    id: UUID
    number: str
    name: str
    district: int
    kind: str
    usual_number: int
    attitude: str
    first: date | None = None
    closed: date | None = None


@dataclass(slots=True)
class WomanFacts:
    """A woman's record. Many were known before the first month began."""

    id: UUID
    code: str
    register_number: str
    nickname: str
    phone: str
    age_band: str
    first_met: date
    consents: list = field(default_factory=list)  # (purpose, whether she agreed)
    wish: str | None = None
    gone: str = ""

    @property
    def counts(self) -> bool:
        """Whether she did not say no to being counted."""
        return (COUNTED, False) not in self.consents


@dataclass(slots=True)
class PlaceOfWork:
    """Where a woman worked, from a day to a day."""

    id: UUID
    woman: UUID
    venue: UUID
    since: date
    until: date | None = None


@dataclass(slots=True)
class OutingFacts:
    """An outing: `supplies` are pieces by key, `team` places in `TEAM`."""

    id: UUID
    district: int
    date: date
    team: tuple
    supplies: dict
    done: bool = True


@dataclass(slots=True)
class Meeting:
    """A woman met on a visit; `about` are topics to explain again."""

    woman: UUID
    new: bool
    about: tuple
    wish: str | None
    full_service: bool | None


@dataclass(slots=True)
class VisitFacts:
    """A stop of an outing; `place` is its place in the plan of one that is still to come."""

    id: UUID
    outing: OutingFacts
    venue: VenueFacts
    outcome: str
    headcount: int | None = None
    topics: tuple = ()
    reason: str = ""
    note: str = ""
    met: list = field(default_factory=list)
    place: int | None = None


@dataclass(slots=True)
class QuestionFacts:
    """A question; `ended` is the day it was told or closed."""

    id: UUID
    status: str
    venue: UUID
    woman: UUID | None
    topic: str
    words: str
    asked: date
    answer: str = ""
    ended: date | None = None


@dataclass(slots=True)
class PromiseFacts:
    """A promise to come back; `done` is the day it was kept or closed."""

    id: UUID
    venue: UUID
    woman: UUID | None
    reason: str
    made: date
    due: date
    status: str = "open"
    done: date | None = None


@dataclass
class Life:
    """Everything an organisation of `months` did; its last month is over, and today it goes out to every district."""

    today: date
    months: list[Month]
    districts: list = field(default_factory=list)  # (id, name)
    venues: list = field(default_factory=list)
    women: list = field(default_factory=list)
    places: list = field(default_factory=list)
    outings: list = field(default_factory=list)
    visits: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    promises: list = field(default_factory=list)

    def written_down(self) -> int:
        """How many visits have an outcome."""
        return sum(visit.outing.done for visit in self.visits)


def grow(size: float, today: date, seed: int = SEED) -> Life:
    """The life of an organisation of `size` times the example's years; below 1 it has fewer venues, too."""
    last = Month.of(today) - 1
    months = (last - (max(2, round(MONTHS * size)) - 1)).up_to(last)
    grower = _Grower(Life(today, months), Random(seed), min(1, size))  # noqa: S311 - the same again, not a secret
    for month in months:
        grower.live(month)
    grower.end()
    return grower.life


class _Grower:
    """Lives the months one after another."""

    def __init__(self, life, random, share):
        self.life, self.random, self.codes = life, random, set()
        self.before = life.months[0].first_day - timedelta(days=1)
        self.working = {}  # venue (its id): the places of work of those who work there now
        self.open_promises = {}
        self.woman_of = {}
        life.districts += [(self.id(), f"District {n}") for n in range(1, max(2, round(DISTRICTS * share)) + 1)]
        for _ in range(max(40, round(VENUES * share))):
            self.open_venue(first=self.before - timedelta(days=random.randrange(30, 1500)))
        for _ in range(max(30, round(WOMEN_AT_FIRST * share))):
            self.new_woman(random.choice(life.venues), self.before - timedelta(days=random.randrange(1, 1500)))

    def id(self):
        return UUID(int=self.random.getrandbits(128), version=4)

    def by_chance(self, share):
        return self.random.random() < share

    def open_venue(self, first=None):
        random, life = self.random, self.life
        venue = VenueFacts(
            id=self.id(),
            number=f"V{len(life.venues) + 1:03}",
            name=" ".join(random.sample(WORDS, 2)).title(),
            district=len(life.venues) % len(life.districts),
            kind=random.choice(KINDS),
            usual_number=random.randrange(2, 9),
            attitude=random.choice(("welcoming", "neutral", "neutral", "hostile")),
            first=first,
        )
        life.venues.append(venue)
        self.working[venue.id], self.open_promises[venue.id] = [], []

    def new_woman(self, venue, day):
        random, life = self.random, self.life
        asked = self.by_chance(0.6)
        woman = WomanFacts(
            id=self.id(),
            code=self.code(),
            register_number=f"P{len(life.women) + 1:05}",
            nickname=self.nickname(),
            phone=f"100{random.randrange(10**8):08}" if self.by_chance(0.5) else "",
            age_band=random.choice(("18-24", "25-34", "35-44", "45+")),
            first_met=day,
            consents=[(KEPT, True), (CALLED, self.by_chance(0.7)), (COUNTED, self.by_chance(0.95))] if asked else [],
        )
        life.women.append(woman)
        self.woman_of[woman.id] = woman
        self.start_work(woman.id, venue, day)
        return woman

    def code(self):
        body = "".join(self.random.choices(ALPHABET, k=LENGTH))
        if body in self.codes:
            return self.code()
        self.codes.add(body)
        return body + check_character(body)

    def nickname(self):
        if self.by_chance(0.5):
            return self.random.choice("阿小") + "".join(self.random.choices(LETTERS, k=self.random.randrange(1, 3)))
        return f"{self.random.choice(WORDS)} {self.random.choice(WORDS)}".title()

    def start_work(self, woman, venue, day):
        place = PlaceOfWork(self.id(), woman, venue.id, day)
        self.life.places.append(place)
        self.working[venue.id].append(place)

    def live(self, month):
        """One month: who leaves, what opens and closes, then district by district who is visited."""
        there = [venue for venue in self.life.venues if venue.closed is None]
        if self.by_chance(A_VENUE_OPENS):
            self.close_venue(self.random.choice(there), self.day_in(month))
            self.open_venue()
        self.leave(month, [venue for venue in self.life.venues if venue.closed is None])
        for district in range(len(self.life.districts)):
            for day in sorted(self.day_in(month) for _ in range(2 if self.by_chance(A_SECOND_OUTING) else 1)):
                self.go_out(district, day)

    def day_in(self, month):
        return date(month.year, month.number, self.random.randrange(1, 29))

    def close_venue(self, venue, day):
        venue.closed = day
        for place in self.working[venue.id]:
            place.until = day
        self.working[venue.id] = []
        for promise in self.open_promises[venue.id]:
            promise.status, promise.done = "closed", day
        self.open_promises[venue.id] = []

    def leave(self, month, there):
        for venue in there:
            for place in list(self.working[venue.id]):
                if self.by_chance(LEAVE_IN_A_MONTH / 5):
                    day = self.day_in(month)
                    place.until = day
                    self.working[venue.id].remove(place)
                    if self.by_chance(0.3):
                        self.start_work(place.woman, self.random.choice(there), day)
                    else:
                        self.woman_of[place.woman].gone = self.random.choice(("moved_away", "stopped"))

    def go_out(self, district, day):
        random = self.random
        outing = OutingFacts(
            id=self.id(),
            district=district,
            date=day,
            team=tuple(random.sample(range(len(TEAM)), 2)),
            supplies={"condoms": 20 * random.randrange(5, 30), "booklets": random.randrange(20)},
        )
        self.life.outings.append(outing)
        for venue in self.life.venues:
            there = venue.district == district and (venue.closed is None or day < venue.closed)
            if there and (venue.first is None or self.by_chance(A_STOP)):
                venue.first = venue.first or day
                outcome = random.choices(list(OUTCOMES), list(OUTCOMES.values()))[0]
                self.stop(VisitFacts(self.id(), outing, venue, outcome))

    def stop(self, visit):
        self.life.visits.append(visit)
        venue, day = visit.venue, visit.outing.date
        if visit.outcome != "reached":
            visit.reason = self.random.choice(REFUSED_FOR) if visit.outcome == "refused" else ""
            if self.by_chance(0.5):
                self.promise(venue, None, "not_let_in", day)
            return
        for promise in self.open_promises[venue.id]:
            promise.status, promise.done = "kept", day
        self.open_promises[venue.id] = []
        self.meet(visit)
        visit.topics = tuple(self.random.sample(TOPICS, self.random.choice((0, 1, 1, 2, 2, 3))))
        visit.headcount = None if self.by_chance(0.03) else len(visit.met) + self.random.randrange(3)
        visit.note = " ".join(self.random.choices(WORDS, k=6)) if self.by_chance(NOTED) else ""
        if self.by_chance(0.42):
            woman = self.random.choice(visit.met).woman if visit.met and self.by_chance(0.5) else None
            self.promise(venue, woman, self.random.choice(PROMISED_FOR), day)
        if self.by_chance(QUESTION_ON_A_VISIT):
            self.ask(visit)

    def meet(self, visit):
        random, day = self.random, visit.outing.date
        working = [place for place in self.working[visit.venue.id] if place.since <= day]
        met = random.sample(working, min(len(working), random.choice((1, 1, 2, 2, 2, 3, 3, 4))))
        visit.met = [self.meeting(place.woman, False) for place in met]
        if self.by_chance(NEW_ON_A_VISIT):
            visit.met.append(self.meeting(self.new_woman(visit.venue, day).id, True))

    def meeting(self, woman, new):
        about = tuple(self.random.sample(TOPICS, 1)) if self.by_chance(0.18) else ()
        wish = self.random.choice(("hear_more", "not_sure", "not_now")) if self.by_chance(0.3) else None
        self.woman_of[woman].wish = wish or self.woman_of[woman].wish
        return Meeting(woman, new, about, wish, self.random.choice((True, False, None)))

    def promise(self, venue, woman, reason, day):
        promise = PromiseFacts(self.id(), venue.id, woman, reason, day, day + timedelta(self.random.randrange(7, 36)))
        self.life.promises.append(promise)
        self.open_promises[venue.id].append(promise)

    def ask(self, visit):
        day, words = visit.outing.date, " ".join(self.random.choices(WORDS, k=8))
        woman = self.random.choice(visit.met).woman if visit.met else None
        question = QuestionFacts(self.id(), "at_once", visit.venue.id, woman, self.random.choice(TOPICS), words, day)
        self.life.questions.append(question)
        question.answer = " ".join(self.random.choices(WORDS, k=10))
        if self.by_chance(0.55):
            return
        end = day + timedelta(self.random.randrange(3, 60))
        question.status = self.random.choices(("told", "closed"), (0.95, 0.05))[0]
        question.ended = end
        if end > self.life.months[-1].last_day:
            question.status, question.ended = self.random.choice((("open", None), ("answered", None)))
            question.answer = question.answer if question.status == "answered" else ""

    def end(self):
        """Today a team goes to every district: its outings and their stops are planned, nothing is written yet."""
        for district in range(len(self.life.districts)):
            team = tuple(self.random.sample(range(len(TEAM)), 2))
            outing = OutingFacts(self.id(), district, self.life.today, team, {}, done=False)
            self.life.outings.append(outing)
            there = (v for v in self.life.venues if v.district == district and v.closed is None and v.first)
            for place, venue in enumerate(there, start=1):
                self.life.visits.append(VisitFacts(self.id(), outing, venue, "planned", place=place))
