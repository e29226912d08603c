"""A page that asks for a change shows what it is about: opening it stands in the trail like reading the record."""

import pytest

ABOUT_HER = ("edit", "moves", "whereabouts", "merge", "consent", "forget")
ABOUT_A_VENUE = ("edit", "close", "move")


@pytest.mark.parametrize("page", ABOUT_HER)
def test_whoever_opens_a_page_about_her_has_read_her_record(worker, life, page, actions_of):
    assert worker.get(f"/people/{life.xiang.pk}/{page}/").status_code == 200
    assert actions_of(life.xiang.pk) == ["read a record"]


@pytest.mark.parametrize("page", ABOUT_A_VENUE)
def test_whoever_opens_a_page_about_a_venue_has_read_who_works_there(worker, life, page, actions_of):
    assert worker.get(f"/venues/{life.parlour.pk}/{page}/").status_code == 200
    assert actions_of(life.parlour.pk) == ["read a record"]
