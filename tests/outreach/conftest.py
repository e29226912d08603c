"""The small life, and the coordinator's and the worker's browsers."""

import pytest

from tests.outreach.life import small_life


@pytest.fixture
def life(staff):
    """Two districts, two venues, two persons, one outing with a visit, a question and a follow-up."""
    return small_life(team=[staff["worker"]])


@pytest.fixture
def worker(staff, sign_in):
    """The browser of birch, who works."""
    return sign_in(staff["worker"])


@pytest.fixture
def actions_of():
    """What the audit trail says was done, the oldest first."""
    from audit.models import Entry

    def read(target=None):
        entries = [entry.opened() for entry in Entry.objects.order_by("pk")]
        return [entry["action"] for entry in entries if target is None or entry["target"] == str(target)]

    return read
