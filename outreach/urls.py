"""The work: record pages, journal, questions, follow-ups, lists, imports."""

from django.urls import path

from outreach.briefing.urls import briefing_addresses
from outreach.consent.urls import consents
from outreach.crackdowns.urls import crackdown_addresses
from outreach.directory import views as search
from outreach.drafts.urls import draft_addresses
from outreach.evening.urls import evening_addresses
from outreach.follow_ups.urls import follow_up_addresses
from outreach.library.urls import answer_addresses
from outreach.lists.urls import addresses
from outreach.outings import views as journal
from outreach.questions.urls import question_addresses
from outreach.records.urls import record_addresses
from outreach.records.views import records
from outreach.registers.urls import imports
from outreach.rounds.urls import round_addresses

app_name = "outreach"
urlpatterns = [
    path("venues/<uuid:pk>/", records.venue, name="venue"),
    path("people/<uuid:pk>/", records.person, name="person"),
    path("search/", search.search, name="search"),
    path("journal/", journal.journal, name="journal"),
    path("journal/<month:month>/", journal.journal, name="journal"),
    path("outings/<uuid:pk>/", journal.outing, name="outing"),
    path("visits/<uuid:pk>/", journal.visit, name="visit"),
    *draft_addresses,
    *evening_addresses,
    *record_addresses,
    *consents,
    *round_addresses,
    *briefing_addresses,
    *follow_up_addresses,
    *question_addresses,
    *answer_addresses,
    *crackdown_addresses,
    *imports,
    *addresses("topics"),
    *addresses("reasons"),
    *addresses("supplies"),
]
