"""The rest of the month, planned for the example organisation: its first outing is today."""

from datetime import date

from accounts.models import User
from core.months import Month
from outreach.models.rounds import Free
from outreach.rounds.actions import ProposalRequest, propose_round, save_round
from outreach.rounds.propose_form import MOST_STOPS, TEAM_SIZE, WORKDAYS
from outreach.rounds.proposing import proposed_plan
from vault.sealed import version_of

OUTINGS_EACH = 6
EVERY_DAY = tuple(range(7))


def plan_the_month(*, by, today: date) -> None:
    """Propose and save a round for `today` and the workdays that are left, as the coordinator would."""
    month = Month.of(today)
    days = tuple(day for day in month.days if day == today or (day > today and day.weekday() in WORKDAYS))
    people = tuple(Free(member.pk, EVERY_DAY, OUTINGS_EACH) for member in User.objects.going_out().by_name())
    asked = ProposalRequest(days, people, TEAM_SIZE, MOST_STOPS)
    plan = proposed_plan(month, asked, keep=False, empty=False, reader=by, today=today)
    proposal = propose_round(month=month, asked=asked, plan=plan, seen="", today=today, by=by)
    save_round(month=month, seen=version_of(proposal), today=today, by=by)
