"""The plan of a month as it stands: what its outings say, or the proposal that is not saved yet."""

from datetime import date

from django.db.models import Prefetch

from core.months import Month
from outreach.models import Outcome, Outing, Visit
from outreach.models.outings import State
from outreach.models.rounds import PlannedOuting, Round
from outreach.rounds.steps import Plan, in_order


def outings_of(month: Month, *, reader) -> list[Outing]:
    """The outings of a month by date, each with its visits; two queries."""
    outings = Outing.objects.visible_to(reader).between(month, month).in_order()
    return outings.prefetch_related(Prefetch("visits", Visit.objects.visible_to(reader))).opened()


def stops_of(outing: Outing) -> list[Visit]:
    """The visits of an outing that stand, planned ones in their place and before the others."""
    visits = [visit for visit in outing.visits.all() if visit.outcome != Outcome.VOIDED]
    return sorted(visits, key=lambda visit: (visit.place is None, visit.place or 0, str(visit.pk)))


def is_fixed(outing: Outing, today: date) -> bool:
    """Whether the plan leaves it alone: it took place, was cancelled, its day has passed, or it is written on."""
    written = outing.printed_sheet or outing.notes or outing.supplies
    begun = any(visit.outcome != Outcome.PLANNED for visit in outing.visits.all())
    return bool(outing.state != State.PLANNED or outing.date < today or written or begun)


def as_planned(outing: Outing) -> PlannedOuting:
    """An outing as a plan has it."""
    stops = tuple(visit.venue_id for visit in stops_of(outing))
    return PlannedOuting(outing.district_id, outing.date, tuple(outing.team), stops, outing.pk)


def plan_of(row: Round | None, outings: list[Outing], today: date) -> Plan:
    """What can still be changed: the plan of the round while it is not saved, else the planned outings themselves."""
    fixed = {outing.pk for outing in outings if is_fixed(outing, today)}
    if row is not None and row.draft:
        return in_order(outing for outing in row.plan if outing.id not in fixed)
    return in_order(as_planned(outing) for outing in outings if outing.pk not in fixed)


def fixed_outings(outings: list[Outing], today: date) -> Plan:
    """What the plan leaves alone and counts: done outings, and planned ones whose day has passed or that are begun."""
    counted = (outing for outing in outings if is_fixed(outing, today) and outing.state != State.CANCELLED)
    return in_order(as_planned(outing) for outing in counted)


def removed_by(plan: Plan, outings: list[Outing], today: date) -> list[Outing]:
    """The planned outings that are not in the plan any more: saving it removes them."""
    kept = {outing.id for outing in plan}
    return [outing for outing in outings if not is_fixed(outing, today) and outing.pk not in kept]
