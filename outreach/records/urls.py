"""The records of a venue and a person, and what changes them."""

from django.urls import path

from outreach.records.views import merging, people, records, venues

VENUE, PERSON = "venues/<uuid:pk>/", "people/<uuid:pk>/"

urlpatterns = [
    path(VENUE, records.venue, name="venue"),
    path(PERSON, records.person, name="person"),
    path("venues/new/", venues.venue_new, name="venue-new"),
    path(f"{VENUE}edit/", venues.venue_change, name="venue-change"),
    path(f"{VENUE}close/", venues.venue_close, name="venue-close"),
    path(f"{VENUE}move/", venues.venue_move, name="venue-move"),
    path(f"{VENUE}reopen/", venues.venue_reopen, name="venue-reopen"),
    path("people/new/", people.person_new, name="person-new"),
    path(f"{PERSON}edit/", people.person_change, name="person-change"),
    path(f"{PERSON}moves/", people.person_move, name="person-move"),
    path(f"{PERSON}whereabouts/", people.person_whereabouts, name="person-whereabouts"),
    path(f"{PERSON}merge/", merging.person_merge, name="person-merge"),
    path(f"{PERSON}merge/<uuid:other>/", merging.person_merge_with, name="person-merge-with"),
    path("merges/<uuid:pk>/undo/", merging.merge_undo, name="merge-undo"),
]
