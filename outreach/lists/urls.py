"""The addresses of a list the coordinator edits."""

from django.urls import path

from outreach.lists import views as lists


def addresses(name):
    """The list of that name, one of its entries, and retiring and restoring it."""
    of, one = {"name": name}, f"settings/{name}/<uuid:pk>/"
    return [
        path(f"settings/{name}/", lists.entries, of, name=name),
        path(one, lists.entry, of, name=f"{name}-entry"),
        path(f"{one}retire/", lists.retire, {**of, "retired": True}, name=f"{name}-retire"),
        path(f"{one}restore/", lists.retire, {**of, "retired": False}, name=f"{name}-restore"),
    ]
