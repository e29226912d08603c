"""Visits: one stop of an outing at one venue, and the encounters that lie inside."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import models
from django.db.models.functions import RowNumber
from django.utils.functional import cached_property
from django.utils.translation import pgettext_lazy

from accounts.permissions import Permission, WithReaders
from core.codecs import encode_uuid
from core.months import EARLIEST_DAY, LATEST_DAY, Month
from outreach.models.outings import State
from people.models import Person, Wish
from vault import passes, sealed
from vault.says import part


class Outcome(models.TextChoices):
    """What came of a stop."""

    PLANNED = "planned", pgettext_lazy("visit", "planned")
    REACHED = "reached", pgettext_lazy("visit", "reached")
    CLOSED = "closed", pgettext_lazy("visit", "closed")
    REFUSED = "refused", pgettext_lazy("visit", "refused")
    UNSAFE = "unsafe", pgettext_lazy("visit", "unsafe")
    NOT_ATTEMPTED = "not_attempted", pgettext_lazy("visit", "not attempted")
    VOIDED = "voided", pgettext_lazy("visit", "voided")


PERSON = 0  # where the person stands in an encounter as it is stored, which is by position
TRIED = (Outcome.CLOSED, Outcome.REFUSED, Outcome.UNSAFE)


@dataclass(frozen=True)
class Encounter:
    """A person met on a visit. Lies sealed inside the visit. Of one who was forgotten `person` is nobody (None).

    `to_explain`: something is to be explained again; `explain_again` says which topics, where that is known.
    """

    person: UUID | None = part(points_to=Person)
    new: bool = False
    to_explain: bool = False
    explain_again: tuple[UUID, ...] = part(default=(), points_to="outreach.Topic")
    wish: Wish | None = None
    full_service: bool | None = None


@dataclass(frozen=True)
class BeforeTaps:
    """What there was before a tap at a stand said that a stop was reached: it is so again if the taps are taken back.

    `was_planned`: there was such a stop. `is_contact`: the tap made its day the venue's first contact.
    """

    outing: State
    cancelled_because: str = part(default="", words=False)  # shown nowhere until it is the outing's again
    was_planned: bool = False
    is_contact: bool = False


class LastVisit(NamedTuple):
    """When somebody last stood at a venue's door, what came of it, and when it was last reached."""

    visit: UUID
    date: date
    outcome: Outcome
    reached: date | None = None


class Visits(list):
    """Opened visits. Women met, encounters and headcount are three counts, never added together."""

    def between(self, first: Month, last: Month) -> "Visits":
        """Those of outings from the first day of `first` to the last day of `last`."""
        return Visits(visit for visit in self if first.first_day <= visit.outing.date <= last.last_day)

    def attempted(self) -> "Visits":
        """Reached, closed, refused or unsafe: somebody stood at the door."""
        return Visits(visit for visit in self if visit.outcome == Outcome.REACHED or visit.outcome in TRIED)

    def reached(self) -> "Visits":
        """Those with outcome reached; only they count persons."""
        return Visits(visit for visit in self if visit.outcome == Outcome.REACHED)

    def encounters(self) -> list[Encounter]:
        """W2: every encounter, events."""
        return [encounter for visit in self.reached() for encounter in visit.counted]

    def whom_they_name(self) -> set[UUID]:
        """Everybody who is written on one of them as met."""
        return {encounter.person for visit in self for encounter in visit.met} - {None}

    def counting(self, known: set[UUID], not_counted: set[UUID]) -> "Visits":
        """These visits, on which `not_counted` were not met, and nobody was whoever is not among the `known`."""
        for visit in self:
            counted = (encounter for encounter in visit.met if encounter.person not in not_counted)
            visit.counted = [each if each.person in known else Encounter(None) for each in counted]
        return self

    def persons_met(self) -> set[UUID]:
        """W1: the distinct persons with an encounter."""
        return {encounter.person for encounter in self.encounters()} - {None}

    def new_persons(self) -> set[UUID]:
        """The distinct persons marked as new on an encounter."""
        return {encounter.person for encounter in self.encounters() if encounter.new} - {None}

    def headcount(self) -> int | None:
        """W3: women present, recorded or not; None when visits were reached and not one has a figure."""
        reached = self.reached()
        given = [visit.headcount for visit in reached if visit.headcount is not None]
        return None if reached and not given else sum(given)

    def with_person(self, person_id: UUID) -> "Visits":
        """The visits on which she was met."""
        return Visits(visit for visit in self if any(met.person == person_id for met in visit.met))


class VisitQuerySet(WithReaders, sealed.RecordQuerySet):
    """Visits, in the words of the journal and the month."""

    collection = Visits
    readers = Permission.READ_JOURNAL

    def of_done_outings(self):
        """The journal: the visits of done outings."""
        return self.filter(outing__state=State.DONE)

    def between(self, first: Month, last: Month):
        """The journal's visits from the first day of `first` to the last day of `last`."""
        return self.of_done_outings().filter(outing__date__gte=first.first_day, outing__date__lt=(last + 1).first_day)

    def attempted(self):
        """Reached, closed, refused or unsafe: somebody stood at the door."""
        return self.filter(outcome__in=[Outcome.REACHED, *TRIED])

    def until(self, last: Month):
        """The journal's visits up to the last day of `last`."""
        return self.of_done_outings().filter(outing__date__lt=(last + 1).first_day)

    def for_counting(self):
        """With their outing, and without the notes, which no figure needs."""
        needed = ("outcome", "venue", "venue_box", "met_box", "outing__date", "outing__district")
        return self.select_related("outing").only(*needed)

    def with_outing_and_venue(self):
        """With the outing, its district and the venue, in the same query."""
        return self.select_related("outing__district", "venue")

    def last_at(self, venues: Collection[UUID], today: date, by: date = LATEST_DAY) -> dict[UUID, LastVisit]:
        """Venue (its id) to its last attempted visit in the journal up to the day `by`; at most two queries.

        Most were reached within a year of `today`: only where none was, what is older is looked at, mistyped days not.
        """
        found, year_ago = {}, max(today, EARLIEST_DAY) - timedelta(days=366)
        older = models.Q(outing__date__gte=EARLIEST_DAY, outing__date__lt=year_ago)
        for period in (models.Q(outing__date__gte=year_ago), older):
            missing = [venue for venue in venues if venue not in found or found[venue].reached is None]
            rows = self.of_done_outings().attempted().filter(period, venue__in=missing, outing__date__lte=by)
            for venue, visit, day, outcome, reached in rows._last_at_each():
                known = found.get(venue, LastVisit(visit, day, Outcome(outcome)))
                found[venue] = known._replace(reached=reached)
        return found

    def _last_at_each(self):
        """Of each venue the last of these visits (id, day, outcome), and the last day on which it was reached."""
        of_venue = {"partition_by": "venue"}
        reached = models.Max("outing__date", filter=models.Q(outcome=Outcome.REACHED))
        latest = models.Window(RowNumber(), order_by=["-outing__date", "-id"], **of_venue)
        rows = self.annotate(latest=latest, reached=models.Window(reached, **of_venue)).filter(latest=1)
        return rows.values_list("venue", "id", "outing__date", "outcome", "reached")

    def whom_we_met(self):
        """The journal's reached visits with nothing but who was met and the day (`on`), to look through all at once."""
        reached = self.of_done_outings().filter(outcome=Outcome.REACHED)
        return reached.only("met_box").annotate(on=models.F("outing__date")).order_by("on", "id")

    def met_on(self, person_id: UUID):
        """Those on which she was met, the latest first. All are looked through: the link lies inside them alone."""
        found = self.of_done_outings().filter(outcome=Outcome.REACHED).naming(Visit.met, person_id)
        return found.select_related("outing", "venue").order_by("-outing__date", "id")

    def last_met(self, people: Iterable[UUID]) -> dict[UUID, date]:
        """Each of the `people` who was ever met to the last day of it. All are looked through, as in `met_on`."""
        last, wanted = {}, {encode_uuid(pk): pk for pk in people}
        for _visit, met, on in passes.stored(self.whom_we_met(), Visit.met, "on"):
            for encounter in met or ():
                last[encounter[PERSON]] = on
        return {pk: passes.day(last[written]) for written, pk in wanted.items() if written in last}

    def live(self):
        """Those that stand: not voided."""
        return self.exclude(outcome=Outcome.VOIDED)

    def planned(self):
        """Those planned and without an outcome."""
        return self.filter(outcome=Outcome.PLANNED)

    def planned_up_to(self, day: date):
        """Those planned and without an outcome, of outings up to `day`."""
        return self.planned().filter(outing__date__lte=day)

    def of_outing(self, outing):
        """Those of one outing."""
        return self.filter(outing=outing)

    def of_stop(self, outing, venue) -> "Visit | None":
        """The one at a venue on an outing, if there is one."""
        return self.filter(outing=outing, venue=venue).first()

    def first_contact_of(self, venue) -> date | None:
        """The day of the venue's first attempted visit in the journal, or None; a mistyped day is none."""
        attempted = self.of_done_outings().attempted().filter(venue=venue, outing__date__gte=EARLIEST_DAY)
        return attempted.aggregate(first=models.Min("outing__date"))["first"]

    def reached_after(self, day: date):
        """The journal's reached visits later than `day`."""
        return self.of_done_outings().filter(outcome=Outcome.REACHED, outing__date__gt=day)

    def at_venues_before(self, venues, day: date):
        """The journal's visits at any of `venues` (ids) before `day`, the latest first."""
        before = self.of_done_outings().filter(venue__in=venues, outing__date__lt=day)
        return before.select_related("outing").order_by("-outing__date", "id")

    def at(self, venue):
        """The journal of one venue, the latest first."""
        return self.filter(venue=venue).select_related("outing").order_by("-outing__date", "id")


class Visit(sealed.Record):
    """One stop of an outing at one venue. How many were there, who, and what was said is sealed.

    `place` is where a planned stop comes in the plan of its outing, from 1; None for one that nobody planned.
    `before_taps`: nothing but taps at a stand says that it was reached; None once somebody wrote it down.
    """

    outing = models.ForeignKey("outreach.Outing", models.PROTECT, related_name="visits")
    venue = models.ForeignKey("venues.Venue", models.PROTECT, related_name="visits")
    outcome = models.CharField(max_length=13, choices=Outcome, default=Outcome.PLANNED)
    venue_box = sealed.Box("venue", "visit.venue", row_bytes=512)
    headcount = sealed.Integer(venue_box)
    topics = sealed.ListOf(UUID, venue_box, points_to="outreach.Topic")
    reason_id = sealed.Of(UUID, venue_box, points_to="outreach.Reason")
    place = sealed.Integer(venue_box)
    before_taps = sealed.Of(BeforeTaps, venue_box)
    note_box = sealed.Box("venue", "visit.note")
    note = sealed.Text(note_box, words=True)
    void_reason = sealed.Text(note_box, words=True)
    voided_outcome = sealed.Of(Outcome, note_box)
    met_box = sealed.Box("person", "visit.met", row_bytes=2048)
    met = sealed.ListOf(Encounter, met_box)

    objects = VisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outing", "venue"],
                condition=~models.Q(outcome=Outcome.VOIDED),
                name="outing_stops_once_at_a_venue",
            ),
        ]
        indexes = [  # of what lies in clear: its rows are large, and coverage is not to read them
            models.Index(fields=["outing", "outcome", "venue"], name="visits_of_an_outing"),
            models.Index(fields=["venue", "outcome", "outing"], name="visits_at_a_venue"),
            models.Index(
                fields=["outing"], condition=models.Q(outcome=Outcome.PLANNED), name="stops_without_an_outcome"
            ),
        ]

    class Sensitivity:
        clear = {
            "id": "random",
            "outing": "when and in which district",
            "venue": "coverage is counted in SQL",
            "outcome": "as venue",
        }

    @property
    def is_planned(self) -> bool:
        """Whether it is in the plan of its outing, written down or not."""
        return self.place is not None or self.outcome == Outcome.PLANNED

    @cached_property
    def counted(self):
        """The encounters that count: who was met, unless `Visits.counting` says that somebody does not count."""
        return self.met
