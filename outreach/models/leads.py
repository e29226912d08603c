"""Leads: what somebody heard of a new place, or of where a person is now."""

from datetime import date
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from accounts.permissions import Permission, WithReaders
from people.models import Forgotten, Person
from vault import sealed


class LeadEnd(models.TextChoices):
    """What became of a lead; None while it is open."""

    VENUE = "venue", pgettext_lazy("lead", "became a venue")
    MOVE = "move", pgettext_lazy("lead", "became a move")
    DROPPED = "dropped", pgettext_lazy("lead", "dropped")


class Leads(list):
    """Opened leads."""

    def still_open(self) -> "Leads":
        """Those of which nothing became yet, the oldest first."""
        waiting = (lead for lead in self if lead.end is None)
        return Leads(sorted(waiting, key=lambda lead: (lead.heard_on, lead.pk.hex)))

    def settled(self) -> "Leads":
        """The others, the last settled first."""
        done = (lead for lead in self if lead.end is not None)
        return Leads(sorted(done, key=lambda lead: (lead.ended_on, lead.pk.hex), reverse=True))

    def about(self, person_id: UUID) -> "Leads":
        """Those about one person."""
        return Leads(lead for lead in self if lead.person_id == person_id)

    def find(self, pk: UUID) -> "Lead | None":
        """The lead with this id, if it is here."""
        return next((lead for lead in self if lead.pk == pk), None)


class LeadQuerySet(WithReaders, sealed.RecordQuerySet):
    """Leads; what is asked of them is asked after opening."""

    collection = Leads
    readers = Permission.READ_PEOPLE

    def opened(self):
        """The rows in memory, without those about somebody who asked to be forgotten."""
        hidden = Forgotten.objects.hidden()
        return Leads(row for row in self if row.person_id not in hidden) if hidden else Leads(self)


class Lead(sealed.Record):
    """What was heard: of a place nobody of the team was at yet, or of a person who is somewhere else now."""

    person_box = sealed.Box("person", "lead.person", row_bytes=1024)
    words = sealed.Text(person_box, words=True)
    heard_on = sealed.Of(date, person_box)
    district_id = sealed.Of(UUID, person_box, points_to="venues.District")
    person_id = sealed.Of(UUID, person_box, points_to=Person)
    venue_id = sealed.Of(UUID, person_box, points_to="venues.Venue")
    end = sealed.Of(LeadEnd, person_box)
    ended_on = sealed.Of(date, person_box)
    drop_reason = sealed.Text(person_box, words=True)

    objects = LeadQuerySet.as_manager()

    @property
    def is_open(self) -> bool:
        """Whether nothing became of it yet."""
        return self.end is None

    class Sensitivity:
        clear = {"id": "random"}
