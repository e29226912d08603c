"""Signing in and out in a real browser: by keyboard alone, and nothing left behind."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.browser
SOMEBODY = "birch"


def test_she_signs_in_by_keyboard_alone(window):
    page = window().page
    page.goto("/sign-in/")
    page.keyboard.type("amber")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Home")).to_be_visible()


def test_after_signing_out_the_back_button_shows_no_page_again(signed_in):
    page = signed_in().page
    page.goto("/staff/")
    expect(page.get_by_role("main")).to_contain_text(SOMEBODY)
    page.get_by_role("button", name="Sign out").locator("visible=true").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.go_back()

    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert SOMEBODY not in page.content()


def test_after_signing_out_neither_cookie_is_there(signed_in):
    page = signed_in().page
    assert {"rounds_session", "rounds_keys"} <= {cookie["name"] for cookie in page.context.cookies()}
    page.get_by_role("button", name="Sign out").locator("visible=true").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()

    assert not {"rounds_session", "rounds_keys"} & {cookie["name"] for cookie in page.context.cookies()}


def test_another_language_leads_back_to_the_same_page(signed_in):
    page = signed_in().page
    page.goto("/passphrase/")
    page.get_by_role("button", name="简体中文").locator("visible=true").click()

    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert re.search(r"/passphrase/$", page.url)
