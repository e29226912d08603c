"""The addresses that change a venue's or a person's record."""

from django.urls import path

from outreach.views import merging, person_forms, venue_forms

VENUE, PERSON = "venues/<uuid:pk>/", "people/<uuid:pk>/"

record_addresses = [
    path("venues/new/", venue_forms.venue_new, name="venue-new"),
    path(f"{VENUE}edit/", venue_forms.venue_edit, name="venue-edit"),
    path(f"{VENUE}close/", venue_forms.venue_close, name="venue-close"),
    path(f"{VENUE}move/", venue_forms.venue_move, name="venue-move"),
    path(f"{VENUE}reopen/", venue_forms.venue_reopen, name="venue-reopen"),
    path("people/new/", person_forms.person_new, name="person-new"),
    path(f"{PERSON}edit/", person_forms.person_edit, name="person-edit"),
    path(f"{PERSON}moves/", person_forms.person_moves, name="person-moves"),
    path(f"{PERSON}whereabouts/", person_forms.person_whereabouts, name="person-whereabouts"),
    path(f"{PERSON}merge/", merging.person_merge, name="person-merge"),
    path(f"{PERSON}merge/<uuid:other>/", merging.person_merge_with, name="person-merge-with"),
    path("merges/<uuid:pk>/undo/", merging.merge_undo, name="merge-undo"),
]
