"""Promises to come back or call."""

from django.urls import path

from outreach.views import follow_ups

follow_up_addresses = [path("follow-ups/", follow_ups.follow_ups, name="follow-ups")]
