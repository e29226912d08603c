"""Venues and the lists behind them. The room is outreach: the list shows when each was last visited."""

from django.urls import path

from outreach.directory import views
from outreach.lists.urls import addresses

app_name = "venues"
urlpatterns = [path("venues/", views.venues, name="list"), *addresses("districts"), *addresses("kinds")]
