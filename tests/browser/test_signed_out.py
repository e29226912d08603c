"""Signed out meanwhile: a page that asks for a part of itself leaves the screen, with all that it showed."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_press_on_a_list_leads_to_the_sign_in_page_and_nothing_of_the_list_stays(signed_in):
    page = signed_in("birch").page
    page.goto("/follow-ups/")
    expect(page.locator(".promise").first).to_be_visible()
    page.context.clear_cookies(name="rounds_session")
    page.locator(".promise button[value=visit]").first.click()
    page.wait_for_url("**/sign-in/**")
    expect(page.locator(".promise")).to_have_count(0)
