"""One of everything, for tests that ask every address."""

import pytest

from tests.conventions.routes import rows_of
from tests.life import small_life


@pytest.fixture
def rows(staff):
    """A row of the books under each beginning of an address."""
    return rows_of(small_life(team=[staff["worker"]]), staff)
