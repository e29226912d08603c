"""The small life in the evening, and what is typed into its forms."""

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
def evening(life, worker):
    """Opens, reads and sends the forms of one stop of the life's outing, at the salon unless another is said."""
    from tests.evening.forms import Evening

    return Evening(life, worker)
