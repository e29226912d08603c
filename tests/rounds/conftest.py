"""A month that lies ahead, the coordinator's browser, and what is typed into the pages of a round."""

import pytest

from core.months import Month
from tests.life import today
from tests.rounds.planning import Planning


@pytest.fixture
def month():
    """The month after this one: all of its days are to come."""
    return Month.of(today()) + 1


@pytest.fixture
def planning(life, staff, month):
    """The coordinator at the pages of that month's round."""
    from django.test import Client

    from tests.conftest import PASSPHRASE

    client = Client()
    sent = {"username": staff["coordinator"].username, "passphrase": PASSPHRASE}
    assert client.post("/sign-in/", sent).status_code == 302
    return Planning(client, month, life, [staff["coordinator"], staff["worker"]])
