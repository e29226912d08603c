"""Venues and the lists behind them. The room is outreach: the list shows when each was last visited."""

from django.urls import path

from outreach.lists.urls import addresses
from outreach.views import records

app_name = "venues"
urlpatterns = [path("venues/", records.venues, name="list"), *addresses("districts"), *addresses("kinds")]
