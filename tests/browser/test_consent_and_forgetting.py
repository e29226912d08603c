"""Consent and forgetting on a phone: asked, taken back, forgotten, undone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_every_page import barriers
from tests.conventions.sources import nothing

pytestmark = pytest.mark.browser


def test_she_is_asked_takes_it_back_is_forgotten_and_comes_back(signed_in):
    opened = signed_in("birch")
    page, found = opened.page, []
    page.set_viewport_size(PHONE)
    page.goto("/people/")
    page.locator("main table a").first.click()
    record, name = page.url, page.locator("h1").inner_text()
    page.get_by_role("link", name="Ask for her consent").click()
    found += barriers(page)
    page.set_viewport_size(PHONE)
    for purpose in ("keep a record", "call me"):
        page.get_by_role("group", name=purpose).get_by_label("yes").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(record)
    page.locator(".fact", has_text="call me").get_by_role("button", name="She takes it back").click()
    expect(page.get_by_text("She must not be called.")).to_be_visible()
    found += barriers(page)
    page.locator(".fact", has_text="keep a record").get_by_role("button", name="She takes it back").click()
    page.wait_for_url("**/forget/")
    found += barriers(page)
    page.get_by_role("button", name="Forget her").click()
    page.wait_for_url("**/forgotten/")
    assert name not in page.locator("main").inner_text()
    found += barriers(page)
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(page.locator("h1")).to_have_text(name)
    nothing(found + opened.seen.complaints + opened.seen.elsewhere)
