"""The records of the work."""

from outreach.models.answers import Answer
from outreach.models.challenges import Challenge
from outreach.models.crackdowns import Crackdown
from outreach.models.drafts import Draft
from outreach.models.first_met import FirstMet
from outreach.models.follow_ups import FollowUp
from outreach.models.imports import Import
from outreach.models.leads import Lead
from outreach.models.lists import Reason, Supply, Topic
from outreach.models.merges import Merge
from outreach.models.outings import Outing
from outreach.models.questions import Question
from outreach.models.rounds import Round
from outreach.models.visits import Encounter, Outcome, Visit
from outreach.models.works_at import WorksAt
