"""The work: record pages, journal, questions, follow-ups, lists, imports."""

from django.urls import path

from outreach.consent_urls import consents
from outreach.draft_urls import draft_addresses
from outreach.evening_urls import evening_addresses
from outreach.import_urls import imports
from outreach.list_urls import addresses
from outreach.record_urls import record_addresses
from outreach.views import follow_ups, journal, questions, records, search

app_name = "outreach"
urlpatterns = [
    path("venues/<uuid:pk>/", records.venue, name="venue"),
    path("people/<uuid:pk>/", records.person, name="person"),
    path("search/", search.search, name="search"),
    path("journal/", journal.journal, name="journal"),
    path("journal/<month:month>/", journal.journal, name="journal"),
    path("outings/<uuid:pk>/", journal.outing, name="outing"),
    path("visits/<uuid:pk>/", journal.visit, name="visit"),
    path("questions/", questions.questions, name="questions"),
    path("questions/<uuid:pk>/", questions.question, name="question"),
    path("follow-ups/", follow_ups.follow_ups, name="follow-ups"),
    *draft_addresses,
    *evening_addresses,
    *record_addresses,
    *consents,
    *imports,
    *addresses("topics"),
    *addresses("reasons"),
    *addresses("supplies"),
]
