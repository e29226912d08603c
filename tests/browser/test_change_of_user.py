"""Several at one laptop: one goes on for the other, and nobody's unfinished words are lost or shown."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_drafts import sign_in, start_anew
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.browser
FORM = "/outings/new/"


def go_on_as(page, username):
    page.get_by_role("link", name="Change user").locator("visible=true").click()
    page.locator(".tiles label", has_text=username).click()
    page.fill("main [name=passphrase]", PASSPHRASE)
    page.press("main [name=passphrase]", "Enter")
    expect(page.locator(".who").first).to_have_text(username)


def test_what_one_was_writing_waits_for_her_and_is_not_shown_to_the_other(signed_in):
    page = signed_in("birch").page
    page.goto(FORM)
    start_anew(page)
    page.fill("[name=notes]", "Marigold brought tea")
    go_on_as(page, "amber")
    expect(page.get_by_text("What you began")).to_have_count(0)
    page.goto(FORM)
    expect(page.locator("[name=notes]")).to_have_value("")
    go_on_as(page, "birch")
    page.get_by_role("link", name="I was out today").last.click()

    expect(page.locator("[name=notes]")).to_have_value("Marigold brought tea")


def test_by_keyboard_a_tile_and_a_passphrase_are_enough(signed_in):
    page = signed_in("birch").page
    page.goto("/switch/")
    page.locator("#main").focus()
    page.keyboard.press("Tab")
    expect(page.locator("[name=username]").first).to_be_focused()
    page.keyboard.press("Space")
    chosen = page.locator("[name=username]:checked").get_attribute("value")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    expect(page.locator(".who").first).to_have_text(chosen)


def test_the_former_page_in_another_tab_asks_for_its_own_user(signed_in):
    opened = signed_in("birch")
    page, other = opened.page, opened.context.new_page()
    other.goto("/people/")
    go_on_as(page, "amber")
    other.reload()
    expect(other.locator(".who").first).to_have_text("amber")
    page.get_by_role("button", name="Sign out").locator("visible=true").click()
    other.reload()
    expect(other.locator("[name=passphrase]")).to_be_visible()
    sign_in(other, "birch")
