"""The list of persons. The room is outreach: it shows where each works now and when she was last met."""

from django.urls import path

from outreach.views import records

app_name = "people"
urlpatterns = [path("people/", records.people, name="list")]
