"""The shell in a real browser: forms are taken, the menu, the dark theme, slow downloads, and no script at all."""

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSPHRASE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def signed_in(chromium, coordinator, live_server):
    """Opens the first page, signed in, on a phone."""

    opened = []

    def on_a_phone(**options):
        context = chromium.new_context(viewport=PHONE, base_url=live_server.url, **options)
        opened.append(context)
        page = context.new_page()
        page.goto("/sign-in/")
        page.fill("[name=username]", coordinator.username)
        page.fill("[name=passphrase]", PASSPHRASE)
        page.press("[name=passphrase]", "Enter")
        expect(page.locator("nav.thumb")).to_be_visible()
        return page

    yield on_a_phone
    for context in opened:
        context.close()


def test_the_menu_opens_under_the_thumb_and_closes_by_key(signed_in):
    page = signed_in()
    page.click("summary:has-text('Menu')")
    expect(page.locator(".menu-panel")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".menu-panel")).to_be_hidden()
    expect(page.locator(".menu > summary")).to_be_focused()


def test_without_scripts_one_can_open_the_menu_and_sign_out(signed_in):
    page = signed_in(java_script_enabled=False)
    page.click("summary:has-text('Menu')")
    page.locator(".menu-panel").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_night_is_dark_and_a_choice_outlasts_the_page(signed_in):
    page = signed_in(color_scheme="dark")
    assert page.evaluate("() => document.documentElement.dataset.bsTheme") == "dark"
    page.click("summary:has-text('Menu')")
    page.locator(".menu-panel [data-theme-switch]").click()
    page.reload()
    assert page.evaluate("() => document.documentElement.dataset.bsTheme") == "light"


def test_the_first_key_leads_past_the_menu(signed_in):
    page = signed_in()
    page.reload()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def add_slow_link(page, address):
    """A link to a paper that takes its time, as the month's page has one."""
    page.evaluate(
        """(address) => {
            const link = Object.assign(document.createElement("a"), { href: address, id: "paper", textContent: "PDF" });
            link.dataset.slow = "Being made";
            document.querySelector("main").prepend(link);
        }""",
        address,
    )


def test_a_slow_download_shows_a_bar_until_the_file_is_there(signed_in):
    page = signed_in()
    waiting = []
    page.route("**/slow/", lambda route: waiting.append(route))
    add_slow_link(page, "/slow/")
    with page.expect_download() as download:
        page.click("#paper")
        expect(page.locator(".busy-bar")).to_contain_text("Being made")
        while not waiting:  # the bar is there before the question has reached us
            page.wait_for_timeout(20)
        headers = {"Content-Disposition": 'attachment; filename="month.pdf"'}
        waiting[0].fulfill(status=200, headers=headers, body="%PDF")
    assert download.value.suggested_filename == "month.pdf"
    expect(page.locator(".busy-bar")).to_have_count(0)


def test_where_a_slow_download_fails_the_plain_link_says_why(signed_in):
    page = signed_in()
    add_slow_link(page, "/nowhere/")
    page.click("#paper")
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()


def test_on_a_phone_a_row_of_words_is_a_card_that_names_its_cells(signed_in):
    page = signed_in()
    page.goto("/staff/")
    cell = page.get_by_role("cell", name="Coordinator")
    assert cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") == '"Role"'
    below = page.get_by_role("rowheader", name="amber").bounding_box()
    assert cell.bounding_box()["y"] >= below["y"] + below["height"]


def test_a_field_left_empty_says_so_in_the_language_of_the_page_until_it_is_filled(chromium, coordinator, live_server):
    context = chromium.new_context(base_url=live_server.url, locale="en-US")
    context.add_cookies([{"name": "rounds_language", "value": "zh-hans", "url": live_server.url}])
    page = context.new_page()
    page.goto("/sign-in/")
    page.get_by_role("button").filter(has_text="登录").click()
    said = "() => document.querySelector('[name=username]').validationMessage"
    assert page.evaluate(said) == "请填写这一项。"
    page.type("[name=username]", "amber")
    assert page.evaluate(said) == ""
    context.close()
