"""The work: one line for each room that has pages."""

from django.urls import include, path

app_name = "outreach"
urlpatterns = [
    path("", include("outreach.directory.urls")),
    path("", include("outreach.records.urls")),
    path("", include("outreach.outings.urls")),
    path("", include("outreach.evening.urls")),
    path("", include("outreach.drafts.urls")),
    path("", include("outreach.consent.urls")),
    path("", include("outreach.forgetting.urls")),
    path("", include("outreach.rounds.urls")),
    path("", include("outreach.briefing.urls")),
    path("", include("outreach.follow_ups.urls")),
    path("", include("outreach.questions.urls")),
    path("", include("outreach.library.urls")),
    path("", include("outreach.crackdowns.urls")),
    path("", include("outreach.leads.urls")),
    path("", include("outreach.registers.urls")),
    path("", include("outreach.lists.urls")),
]
