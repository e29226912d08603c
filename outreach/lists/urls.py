"""The lists the coordinator edits."""

from django.urls import path

from outreach.lists import views


def addresses(name):
    """The list of that name, one of its entries, and retiring and restoring it."""
    of, one = {"name": name}, f"settings/{name}/<uuid:pk>/"
    return [
        path(f"settings/{name}/", views.entries, of, name=name),
        path(one, views.entry, of, name=f"{name}-entry"),
        path(f"{one}retire/", views.retire, {**of, "retired": True}, name=f"{name}-retire"),
        path(f"{one}restore/", views.retire, {**of, "retired": False}, name=f"{name}-restore"),
    ]


urlpatterns = [
    *addresses("topics"),
    *addresses("reasons"),
    *addresses("supplies"),
    path("settings/reasons/<uuid:pk>/come-back/", views.come_back, name="reasons-come-back"),
]
