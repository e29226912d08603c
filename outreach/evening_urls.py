"""Writing the evening down."""

from django.urls import path

from outreach.views import evening, evening_closing

STOP = "outings/<uuid:pk>/stops/<uuid:venue>/"

evening_addresses = [
    path("outings/new/", evening.outing_new, name="outing-new"),
    path("outings/<uuid:pk>/change/", evening.outing_change, name="outing-change"),
    path("outings/<uuid:pk>/for-them/<slug:page>/", evening.outing_for_them, name="outing-for-them"),
    path("outings/<uuid:pk>/close/", evening_closing.outing_close, name="outing-close"),
    path("outings/<uuid:pk>/cancel/", evening_closing.outing_cancel, name="outing-cancel"),
    path("outings/<uuid:pk>/plan-again/", evening_closing.outing_plan_again, name="outing-plan-again"),
    path("outings/<uuid:pk>/stops/", evening.stops, name="outing-stops"),
    path(STOP, evening.stop, name="stop"),
    path(f"{STOP}people/", evening.stop_people, name="stop-people"),
    path(f"{STOP}similar/", evening.stop_similar, name="stop-similar"),
    path(f"{STOP}count/", evening.stop_count, name="stop-count"),
    path("visits/<uuid:pk>/void/", evening.visit_void, name="visit-void"),
]
