"""The small life, and the browser of who works."""

from tests.outreach.conftest import actions_of, life, worker

__all__ = ["actions_of", "life", "worker"]
