"""Somebody who writes a challenge, and what her page sends while she does."""

import json

import pytest

FORM = "/reports/year/2026/challenges/"


@pytest.fixture
def amber(coordinator, sign_in):
    """The coordinator's browser."""
    return sign_in(coordinator)


@pytest.fixture
def keep():
    """Send what a page sends while its reader types."""

    def typed(client, user, fields, form=FORM, **other):
        sent = {"form": form, "page": form, "label": "A challenge", "writer": user.pk, "typed": json.dumps(fields)}
        return client.post("/drafts/", {**sent, **other}).status_code

    return typed
