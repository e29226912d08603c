"""What figures are counted from: the rows of every record, opened once, as far as the reader may read them."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from uuid import UUID

from core.months import Month
from outreach.first_met import MetEarlier, met_earlier
from outreach.models import FollowUp, Outing, Question, Reason, Supply, Topic, Visit
from outreach.models.follow_ups import FollowUps
from outreach.models.outings import Outings
from outreach.models.questions import Questions
from outreach.models.visits import Visits
from outreach.outings.standings import Standing, standings
from people.models import Forgotten, Person, Purpose
from venues.models import District, Kind, Venue, Venues


@dataclass(frozen=True)
class Lists:
    """The entries of every list by id, in the order they are shown; they print in the active language."""

    districts: dict[UUID, District]
    kinds: dict[UUID, Kind]
    topics: dict[UUID, Topic]
    reasons: dict[UUID, Reason]
    supplies: dict[UUID, Supply]

    @classmethod
    def opened(cls) -> "Lists":
        """All lists; one query each."""
        districts = District.objects.opened().in_order()
        lists = (model.objects.opened().in_order() for model in (Kind, Topic, Reason, Supply))
        return cls(*({entry.pk: entry for entry in entries} for entries in (districts, *lists)))


@dataclass(frozen=True)
class Books:
    """What is needed for the figures of any period from `first` to `last`, and who was met before it.

    Narrowed to a district or kind, the same figures are its own.
    """

    first: Month
    last: Month
    lists: Lists
    venues: Venues
    visits: Visits
    outings: Outings
    questions: Questions
    follow_ups: FollowUps
    standings: dict[Month, dict[UUID, Standing]]
    met_earlier: MetEarlier

    @classmethod
    def opened_for(cls, user, last: Month, first: Month | None = None) -> "Books":
        """Open what `user` may read; without `first`, from the first outing on, and two years at least.

        The number of queries does not depend on the number of rows.

        Who said no to being counted was not met, in no figure that is counted from now on; who was forgotten is nobody,
        or was not met either.
        """
        venues, visits = Venue.objects.visible_to(user), Visit.objects.visible_to(user)
        outings = Outing.objects.visible_to(user).done().meant().until(last)
        if first is None:
            first = min([last - 23, *(outings.span() or ())])
        opened = visits.between(first, last).for_counting().opened()
        people = Person.objects.visible_to(user).filter(pk__in=opened.whom_they_name()).opened()
        not_counted = people.who_said_no_to(Purpose.COUNT) | Forgotten.objects.uncounted()
        return cls(
            first=first,
            last=last,
            lists=Lists.opened(),
            venues=venues.opened(),
            visits=opened.counting({person.pk for person in people}, not_counted),
            outings=outings.between(first, last).opened(),
            questions=Question.objects.visible_to(user).for_figures(first, last).opened(),
            follow_ups=FollowUp.objects.visible_to(user).for_figures(first, last).opened(),
            standings=standings(venues, visits, (first - 11).up_to(last)),
            met_earlier=met_earlier(first, reader=user),
        )

    @property
    def recorded_until(self) -> Month | None:
        """The last month with an outing or a question; None while there is neither."""
        months = [Month.of(outing.date) for outing in self.outings]
        return max([*months, *(question.asked_month for question in self.questions)], default=None)

    def within(self, first: Month, last: Month) -> "Books":
        """Only what was done in these months; questions and follow-ups of earlier ones may still wait in them."""
        return replace(
            self,
            visits=self.visits.between(first, last),
            outings=self.outings.between(first, last),
            standings={month: of for month, of in self.standings.items() if first <= month <= last},
        )

    def of_district(self, district: UUID) -> "Books":
        """What was done in one district, and its venues."""
        here = self.at_venues({venue.pk for venue in self.venues if venue.district_id == district})
        return replace(
            here,
            visits=Visits(visit for visit in self.visits if visit.outing.district_id == district),
            outings=Outings(outing for outing in self.outings if outing.district_id == district),
        )

    def of_kind(self, kind: UUID) -> "Books":
        """The venues of one kind and what was done there; outings have no kind."""
        return self.at_venues({venue.pk for venue in self.venues if venue.kind_id == kind})

    def at_venues(self, ids: set[UUID]) -> "Books":
        """Only these venues and what was done there."""
        return replace(
            self,
            venues=Venues(venue for venue in self.venues if venue.pk in ids),
            visits=Visits(visit for visit in self.visits if visit.venue_id in ids),
            outings=Outings(),
            questions=Questions(chain(*(self._questions_by_venue.get(pk, ()) for pk in ids))),
            follow_ups=FollowUps(chain(*(self._follow_ups_by_venue.get(pk, ()) for pk in ids))),
            standings={
                month: {venue: stands for venue, stands in of.items() if venue in ids}
                for month, of in self.standings.items()
            },
        )

    @cached_property
    def _questions_by_venue(self):
        return _by_venue(self.questions)

    @cached_property
    def _follow_ups_by_venue(self):
        return _by_venue(self.follow_ups)


def _by_venue(rows):
    there = defaultdict(list)
    for row in rows:
        there[row.venue_id].append(row)
    return there
