"""Writing the evening down."""

from django.urls import path

from outreach.views import evening

STOP = "outings/<uuid:pk>/stops/<uuid:venue>/"

evening_addresses = [
    path("outings/new/", evening.outing_new, name="outing-new"),
    path("outings/<uuid:pk>/change/", evening.outing_change, name="outing-change"),
    path("outings/<uuid:pk>/stops/", evening.stops, name="outing-stops"),
    path(STOP, evening.stop, name="stop"),
    path(f"{STOP}people/", evening.stop_people, name="stop-people"),
    path(f"{STOP}similar/", evening.stop_similar, name="stop-similar"),
    path(f"{STOP}count/", evening.stop_count, name="stop-count"),
    path("visits/<uuid:pk>/void/", evening.visit_void, name="visit-void"),
]
