"""One venue in one district, and the browsers of those who read and write reports."""

import pytest

from tests.life import district
from tests.reports.life import venue


@pytest.fixture
def one(opened):
    """A venue that has been active since January 2025."""
    return venue(district("North"), "V1")


@pytest.fixture
def amber(staff, sign_in):
    """The browser of amber, who coordinates."""
    return sign_in(staff["coordinator"])


@pytest.fixture
def actions_of():
    """What the audit trail says was done, the oldest first."""
    from audit.models import Entry

    return lambda: [entry.opened()["action"] for entry in Entry.objects.order_by("pk")]
