"""Why a venue is on the list, and a month of outings that go there. Pure: no clock, no chance."""

from outreach.rounds.planning.clashes import Clash, ClashKind, clashes
from outreach.rounds.planning.needs import LeftOut, Need, Why
from outreach.rounds.planning.plan import left_out, load
from outreach.rounds.planning.proposal import propose
