"""The records of the work."""

from outreach.models.challenges import Challenge
from outreach.models.follow_ups import FollowUp
from outreach.models.imports import Import
from outreach.models.lists import Reason, Supply, Topic
from outreach.models.outings import Outing
from outreach.models.questions import Question
from outreach.models.visits import Encounter, Outcome, Visit
from outreach.models.works_at import WorksAt

__all__ = [
    "Challenge",
    "Encounter",
    "FollowUp",
    "Import",
    "Outcome",
    "Outing",
    "Question",
    "Reason",
    "Supply",
    "Topic",
    "Visit",
    "WorksAt",
]
