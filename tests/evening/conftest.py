"""The small life in the evening, and what is typed into its forms."""

import pytest


@pytest.fixture
def evening(life, worker):
    """Opens, reads and sends the forms of one stop of the life's outing, at the salon unless another is said."""
    from tests.evening.forms import Evening

    return Evening(life, worker)
