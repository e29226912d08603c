"""Promises that are still open, all or those of one district; and whom one may promise something."""

from datetime import date

from outreach.follow_ups.shown import FollowUpLines, promises
from outreach.models import FollowUp, WorksAt
from outreach.names import who_works_at
from people.models import Person
from venues.models import Venue


def open_promises(*, reader, today: date) -> FollowUpLines:
    """Every promise neither kept nor closed, the earliest due date first."""
    return promises(FollowUp.objects.visible_to(reader).still_open().opened().by_due_date(), reader=reader, today=today)


def in_district(lines: FollowUpLines, district, *, reader) -> FollowUpLines:
    """Those for a venue of the district; where no venue is named, those for somebody who works there now."""
    there = {venue.pk for venue in Venue.objects.visible_to(reader).in_district(district.pk)}
    work_there = {period.person_id for period in WorksAt.objects.visible_to(reader).at(*there).now()}
    return FollowUpLines(line for line in lines if _lies_in(line, there, work_there))


def may_be_promised(venue, *, reader) -> list[Person]:
    """Who works at a venue now and is in reach."""
    return [person for person in who_works_at(venue, reader=reader) if not person.out_of_reach]


def _lies_in(line, venues, people):
    if line.venue:
        return line.venue.pk in venues
    return line.person is not None and line.person.pk in people
