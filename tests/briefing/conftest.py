"""A planned outing with two stops, and the browser of who works."""

from datetime import date
from types import SimpleNamespace

import pytest

from outreach.models import Encounter, Outcome, Reason, Topic
from outreach.models.outings import State
from tests.life import entry, follow_up, outing, person, question, visit
from venues.models import Attitude

__all__ = ["plan"]


@pytest.fixture
def plan(life, staff):
    """On 10 October birch goes to the parlour, then to the salon. Much is open at the parlour, little at the salon."""
    parlour, salon = life.parlour, life.salon
    parlour.attitude, parlour.best_hours, parlour.remarks = Attitude.HOSTILE, "10-12", "Ring twice"
    parlour.save()
    refused = outing(life.two, date(2026, 9, 20), team=[staff["coordinator"]])
    visit(refused, parlour, outcome=Outcome.REFUSED, reason_id=entry(Reason, "busy").pk, note="Come after ten")
    visit(refused, salon, met=[Encounter(life.rose.pk, to_explain=True)])
    answered = question("May I swim?", date(2026, 9, 5), who=life.xiang, where=parlour, status="answered")
    answered.answer, answered.answered_by = "Yes, from the third day on", "Dr Lin"
    answered.save()
    trip = outing(life.two, date(2026, 10, 10), team=[staff["worker"]], state=State.PLANNED)
    for place, venue in enumerate([parlour, salon], start=1):
        visit(trip, venue, outcome=Outcome.PLANNED, place=place)
    return SimpleNamespace(
        trip=trip,
        answered=answered,
        wren=person("Wren", at=parlour),
        hers=follow_up(date(2026, 10, 8), who=life.rose, where=salon, note="Bring the booklet"),
        topic=entry(Topic, "sti_symptoms"),
        briefing=f"/outings/{trip.pk}/briefing/",
        sheet=f"/outings/{trip.pk}/sheet/",
    )
