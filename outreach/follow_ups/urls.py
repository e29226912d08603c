"""Promises to come back or call."""

from django.urls import path

from outreach.follow_ups.views import lists as follow_ups
from outreach.follow_ups.views import making
from outreach.lists import views as lists

ONE = "follow-ups/<uuid:pk>/"

follow_up_addresses = [
    path("follow-ups/", follow_ups.follow_ups, name="follow-ups"),
    path("follow-ups/mine/", follow_ups.mine, name="follow-ups-mine"),
    path("follow-ups/nobodys/", follow_ups.nobodys, name="follow-ups-nobodys"),
    path("follow-ups/of/<uuid:colleague>/", follow_ups.of_colleague, name="follow-ups-of"),
    path("follow-ups/out-of-reach/", follow_ups.out_of_reach, name="follow-ups-out-of-reach"),
    path("follow-ups/done/", follow_ups.done, name="follow-ups-done"),
    path("follow-ups/new/", making.follow_up_new, name="follow-up-new"),
    path("follow-ups/new/venue/<uuid:pk>/", making.follow_up_new_venue, name="follow-up-new-venue"),
    path("follow-ups/new/person/<uuid:pk>/", making.follow_up_new_person, name="follow-up-new-person"),
    path(ONE, follow_ups.follow_up, name="follow-up"),
    path(f"{ONE}change/", making.follow_up_change, name="follow-up-change"),
    path(f"{ONE}keep/", follow_ups.follow_up_keep, name="follow-up-keep"),
    path(f"{ONE}close/", follow_ups.follow_up_close, name="follow-up-close"),
    path(f"{ONE}reopen/", follow_ups.follow_up_reopen, name="follow-up-reopen"),
    path("settings/reasons/<uuid:pk>/come-back/", lists.come_back, name="reasons-come-back"),
]
