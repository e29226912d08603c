"""Every address of Rounds."""

from django.urls import include, path, register_converter

from core.months import MonthConverter

register_converter(MonthConverter, "month")

urlpatterns = [
    path("", include("home.urls")),
    path("", include("accounts.urls")),
    path("", include("outreach.directory.venue_urls")),
    path("", include("outreach.directory.person_urls")),
    path("", include("outreach.urls")),
    path("", include("reports.urls")),
]

handler400 = "core.errors.bad_request"
handler403 = "core.errors.forbidden"
handler404 = "core.errors.not_found"
handler500 = "core.errors.server_error"
