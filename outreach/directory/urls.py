"""Looking somebody or something up."""

from django.urls import path

from outreach.directory import views

urlpatterns = [path("search/", views.search, name="search")]
