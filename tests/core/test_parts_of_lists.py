"""Long lists come in parts, and htmx gets a part of a page."""

import pytest
from django.template.loader import render_to_string
from django_htmx.middleware import HtmxDetails

from core.htmx import swaps
from core.pages import page_of


@pytest.mark.parametrize(("asked", "shown"), [("2", 2), ("99", 3), ("zero", 1), ("", 1)])
def test_an_impossible_part_shows_the_nearest_one(rf, asked, shown):
    assert page_of(rf.get("/", {"page": asked}), range(25), size=10).number == shown


def test_the_other_parts_keep_month_and_district(rf):
    page = page_of(rf.get("/", {"month": "2026-10", "page": "2"}), range(25), size=10)
    pager = render_to_string("components/pager.html", {"page": page})
    assert 'href="?month=2026-10&amp;page=1"' in pager
    assert 'href="?month=2026-10&amp;page=3"' in pager


def test_a_short_list_has_no_pager(rf):
    assert render_to_string("components/pager.html", {"page": page_of(rf.get("/"), range(3))}).strip() == ""


@pytest.mark.parametrize(
    ("headers", "part"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_only_htmx_itself_gets_a_part(rf, headers, part):
    request = rf.get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    assert swaps(request) is part
