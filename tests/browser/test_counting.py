"""Counting by taps in Chromium, while a colleague writes the same stop down."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_an_evening import out_today, written
from tests.browser.test_every_page import barriers
from tests.conventions.sources import nothing

__all__ = ["out_today"]

pytestmark = pytest.mark.browser


def test_a_tap_at_a_stop_that_was_closed_meanwhile_says_so_and_leads_to_what_is_written(out_today):
    opened, address = out_today()
    page, colleague = opened.page, opened.context.new_page()
    page.goto(f"{address}count/")
    page.locator("[name=more][value='1']").click()
    expect(page.locator("#counted strong")).to_have_text("1")
    page.locator("[name=more][value='-1']").click()
    expect(page.locator("#counted strong")).to_have_text("0")
    colleague.goto(address)
    assert colleague.locator("[name=outcome]:checked").count() == 0
    colleague.keyboard.press("2")
    with colleague.expect_navigation(url=lambda url: address not in url):
        colleague.keyboard.press("Enter")
    page.locator("[name=more][value='1']").click()
    expect(page.get_by_text("This stop is written down as “closed”")).to_be_visible()
    expect(page.locator("[name=more]")).to_have_count(0)
    nothing(barriers(page))
    page.get_by_role("link", name="Look at what is written").click()
    expect(page.locator("[name=outcome][value=closed]")).to_be_checked()
    assert written(page, address)["outcome"] == "closed"
