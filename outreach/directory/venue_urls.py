"""Venues and the lists behind them. The room is outreach: the list shows when each was last visited."""

from django.urls import path

from outreach.lists.urls import addresses
from outreach.directory import views

app_name = "venues"
urlpatterns = [path("venues/", views.venues, name="list"), *addresses("districts"), *addresses("kinds")]
