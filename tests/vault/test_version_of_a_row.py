"""The short hash by which a form knows whether the row was changed since it was shown."""

import pytest

from core.months import Month
from vault.sealed import version_of
from venues.models import District, Venue


@pytest.fixture
def venue(opened):
    return Venue.objects.create(district=District.objects.create(name="North"), number="V001", name="Heron House")


def test_a_row_that_nobody_changed_has_the_same_version_at_each_reading(venue):
    assert len({version_of(Venue.objects.get()) for _ in range(3)}) == 1
    assert version_of(venue) == version_of(Venue.objects.get())


@pytest.mark.parametrize(("value", "new"), [("name", "Kite House"), ("first_month", Month(2026, 9))])
def test_a_change_sealed_or_clear_gives_another_version(venue, value, new):
    before = version_of(venue)
    setattr(venue, value, new)
    venue.save()
    assert version_of(Venue.objects.get()) != before
