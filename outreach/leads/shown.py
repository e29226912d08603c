"""Leads as they are read: with the district, whom and where they concern, and for how long they have waited."""

from dataclasses import dataclass
from datetime import date

from outreach.directory.lines import PersonLine, person_lines
from outreach.directory.search import people_meant_by
from outreach.models import Lead
from outreach.names import named
from people.models import Person
from venues.models import District, Venue

MOST_CALLED_SO = 20  # who gets more types another letter, or the venue


@dataclass(frozen=True)
class LeadLine:
    """A lead with what it names, and the days since it was heard."""

    lead: Lead
    district: District | None
    person: Person | None
    venue: Venue | None
    days: int


def lead_lines(leads, *, reader, today: date) -> list[LeadLine]:
    """The opened `leads` in their order, as `reader` may see them; three queries, however many there are."""
    districts = named(District.objects.visible_to(reader), {lead.district_id for lead in leads})
    people = named(Person.objects.visible_to(reader), {lead.person_id for lead in leads})
    venues = named(Venue.objects.visible_to(reader), {lead.venue_id for lead in leads})
    return [
        LeadLine(
            lead=lead,
            district=districts.get(lead.district_id),
            person=people.get(lead.person_id),
            venue=venues.get(lead.venue_id),
            days=(today - lead.heard_on).days,
        )
        for lead in leads
    ]


def called_so(words: str, *, reader) -> list[PersonLine]:
    """Who may be meant by `words`, with where each works now."""
    return person_lines(people_meant_by(words, reader=reader)[:MOST_CALLED_SO], reader=reader)
