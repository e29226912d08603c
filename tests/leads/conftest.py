"""The small life, the worker's browser, and one lead of each kind."""

from datetime import date

import pytest

from outreach.models import Lead


@pytest.fixture
def place(life):
    """Something heard of a place in District 10."""
    return Lead.objects.create(words="A new place near the bridge", heard_on=date(2026, 9, 4), district_id=life.ten.pk)


@pytest.fixture
def hers(life):
    """Xiang is said to be at the salon."""
    named = {"person_id": life.xiang.pk, "venue_id": life.salon.pk}
    return Lead.objects.create(words="She is said to be at the salon", heard_on=date(2026, 9, 6), **named)
