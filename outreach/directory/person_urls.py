"""The list of persons. The room is outreach: it shows where each works now and when she was last met."""

from django.urls import path

from outreach.directory import views

app_name = "people"
urlpatterns = [path("people/", views.people, name="list")]
