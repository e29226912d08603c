"""The small life, and the browsers of who works and who coordinates."""

import pytest


@pytest.fixture
def typed(life):
    """A crackdown as it is typed, in District 2."""
    return {
        "districts": [str(life.two.pk)],
        "since": "2026-09-10",
        "words": "Two raids in one night",
        "ours_used": "True",
        "what_of_ours": "a booklet",
        "avoid_until": "2099-12-01",
    }
