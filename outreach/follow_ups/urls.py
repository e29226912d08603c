"""Promises to come back or call."""

from django.urls import path

from outreach.follow_ups.views import lists, making

ONE = "follow-ups/<uuid:pk>/"

urlpatterns = [
    path("follow-ups/", lists.follow_ups, name="follow-ups"),
    path("follow-ups/mine/", lists.follow_ups_mine, name="follow-ups-mine"),
    path("follow-ups/nobodys/", lists.follow_ups_nobodys, name="follow-ups-nobodys"),
    path("follow-ups/of/<uuid:colleague>/", lists.follow_ups_of, name="follow-ups-of"),
    path("follow-ups/out-of-reach/", lists.follow_ups_out_of_reach, name="follow-ups-out-of-reach"),
    path("follow-ups/done/", lists.follow_ups_done, name="follow-ups-done"),
    path("follow-ups/new/", making.follow_up_new, name="follow-up-new"),
    path("follow-ups/new/venue/<uuid:pk>/", making.follow_up_new_venue, name="follow-up-new-venue"),
    path("follow-ups/new/person/<uuid:pk>/", making.follow_up_new_person, name="follow-up-new-person"),
    path(ONE, lists.follow_up, name="follow-up"),
    path(f"{ONE}change/", making.follow_up_change, name="follow-up-change"),
    path(f"{ONE}keep/", lists.follow_up_keep, name="follow-up-keep"),
    path(f"{ONE}close/", lists.follow_up_close, name="follow-up-close"),
    path(f"{ONE}reopen/", lists.follow_up_reopen, name="follow-up-reopen"),
]
