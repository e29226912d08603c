"""The small life and the browsers of those who forget."""

from tests.outreach.conftest import actions_of, life, worker  # noqa: F401 fixtures
