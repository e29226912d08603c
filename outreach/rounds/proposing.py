"""Making a proposal for a month: what the form starts from, and the plan that comes of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from accounts.models import User
from core.months import Month
from outreach.models.rounds import PlannedOuting, Round
from outreach.rounds.actions import ProposalRequest
from outreach.rounds.as_it_stands import fixed_outings, outings_of, plan_of
from outreach.rounds.planning import Need, propose
from outreach.rounds.propose_form import ProposeForm, shown_at_first
from outreach.rounds.steps import Plan, with_ids
from outreach.rounds.why import needs_for
from vault.sealed import version_of
from venues.models import District


def propose_form(data=None, *, month: Month, reader, today: date) -> ProposeForm:
    """The form of a month's proposal, filled from what was asked for it before, or for the last month with a round."""
    rounds = Round.objects.visible_to(reader)
    own, last, staff = rounds.of(month), rounds.before(month), User.objects.going_out().by_name()
    planned = plan_of(own, outings_of(month, reader=reader), today)
    in_use = District.objects.visible_to(reader).opened().in_use()
    shown = shown_at_first(month, own=own, last=last, staff=staff, districts=len(in_use), today=today)
    shown["keep"] = own is None or not own.draft
    shown["seen"] = version_of(own) if own else ""
    return ProposeForm(data, month=month, staff=staff, today=today, planned=len(planned), initial=shown)


def proposed_plan(month: Month, asked: ProposalRequest, *, keep: bool, empty: bool, reader, today: date) -> Plan:
    """The outings to propose, around those that stand and, with `keep`, around those planned already.

    What is kept gives up its stops that are to be avoided on their day; they are proposed again on another.
    """
    outings = outings_of(month, reader=reader)
    stands, needs = fixed_outings(outings, today), needs_for(month, reader=reader, today=today)
    planned = plan_of(Round.objects.visible_to(reader).of(month), outings, today) if keep else ()
    kept = tuple(_where_one_may_go(planned, needs))
    if empty:
        return kept
    districts = District.objects.visible_to(reader).opened().in_order()
    plan = propose(
        needs.values(),
        days=asked.days,
        colleagues=asked.colleagues,
        team_size=asked.team_size,
        most_stops=asked.most_stops,
        fixed=(*stands, *kept),
        districts=[district.pk for district in districts],
    )
    return with_ids(outing for outing in plan.outings if outing not in stands)


def _where_one_may_go(planned: Plan, needs: dict[UUID, Need]) -> Iterator[PlannedOuting]:
    """The outings without the stops to be avoided on their day; one that loses all its stops so is not there."""
    for outing in planned:
        stops = tuple(stop for stop in outing.stops if stop not in needs or needs[stop].may_be_visited_on(outing.date))
        if stops or not outing.stops:
            yield replace(outing, stops=stops)
