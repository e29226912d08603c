"""The small life and the browsers of those who ask."""

from tests.outreach.conftest import actions_of, life, worker  # noqa: F401 fixtures
