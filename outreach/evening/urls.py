"""Writing the evening down."""

from django.urls import path

from outreach.evening.views import closing, stops

STOP = "outings/<uuid:pk>/stops/<uuid:venue>/"

urlpatterns = [
    path("outings/new/", stops.outing_new, name="outing-new"),
    path("outings/<uuid:pk>/change/", stops.outing_change, name="outing-change"),
    path("outings/<uuid:pk>/for-them/<slug:page>/", stops.outing_for_them, name="outing-for-them"),
    path("outings/<uuid:pk>/close/", closing.outing_close, name="outing-close"),
    path("outings/<uuid:pk>/cancel/", closing.outing_cancel, name="outing-cancel"),
    path("outings/<uuid:pk>/plan-again/", closing.outing_plan_again, name="outing-plan-again"),
    path("outings/<uuid:pk>/stops/", stops.outing_stops, name="outing-stops"),
    path(STOP, stops.stop, name="stop"),
    path(f"{STOP}people/", stops.stop_people, name="stop-people"),
    path(f"{STOP}similar/", stops.stop_similar, name="stop-similar"),
    path(f"{STOP}count/", stops.stop_count, name="stop-count"),
    path("visits/<uuid:pk>/void/", stops.visit_void, name="visit-void"),
]
