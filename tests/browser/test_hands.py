"""By keyboard alone, and after signing out."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FOCUSED = """() => {
    const it = document.activeElement
    const style = getComputedStyle(it)
    const box = it.getBoundingClientRect()
    it.dataset.reached = "yes"
    return {
        tag: it.tagName,
        words: (it.innerText || it.getAttribute("aria-label") || it.name || "").trim(),
        seen: box.width > 0 && box.height > 0,
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none",
    }
}"""
NOT_REACHED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(it => !it.disabled && it.type !== "hidden" && it.type !== "radio" && it.tabIndex >= 0)
    .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.dataset.reached)
    .map(it => it.outerHTML.slice(0, 120))"""


def test_the_first_key_leads_past_the_menu_to_the_page(signed_in):
    page = signed_in().page
    page.goto("/venues/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["words"] == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"


@pytest.mark.parametrize("address", ["/", "/staff/invite/", "/journal/", "/reports/month/2026-10/"])
def test_everything_is_reached_by_tab_and_shows_that_it_is(signed_in, address):
    page = signed_in().page
    page.goto(address)
    reached = []
    for _ in range(2 * len(page.evaluate(NOT_REACHED))):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["tag"] != "BODY":
            reached.append(focused)
        if not page.evaluate(NOT_REACHED):
            break
    assert page.evaluate(NOT_REACHED) == []
    assert [it for it in reached if not it["seen"]] == []
    assert [it for it in reached if not it["marked"]] == []


def test_one_signs_in_and_out_without_a_mouse(window):
    opened = window()
    page = opened.page
    page.goto("/sign-in/")
    expect(page.locator("[name=username]")).to_be_focused()
    page.keyboard.type("amber")
    page.keyboard.press("Tab")
    page.keyboard.type("six small boats go home")
    page.keyboard.press("Enter")
    expect(page.locator("body.signed-in")).to_be_attached()
    leave = page.get_by_role("button", name="Sign out").first
    leave.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=passphrase]")).to_be_visible()


def test_after_signing_out_the_back_button_shows_nothing(signed_in):
    opened = signed_in("amber")
    page = opened.page
    page.goto("/people/")
    record = page.locator("main table a[href^='/people/']").first
    name = record.inner_text().strip()
    record.click()
    page.wait_for_url("**/people/*-*/")
    page.get_by_role("button", name="Sign out").first.click()
    expect(page.locator("[name=passphrase]")).to_be_visible()
    for _ in range(3):
        page.go_back()
        expect(page.locator("[name=passphrase]")).to_be_visible()
        assert name not in page.content()


def test_signing_out_leaves_no_key_in_the_browser(signed_in):
    opened = signed_in("amber")
    assert {cookie["name"] for cookie in opened.context.cookies()} >= {"rounds_session", "rounds_keys"}
    opened.page.get_by_role("button", name="Sign out").first.click()
    expect(opened.page.locator("[name=passphrase]")).to_be_visible()
    assert {cookie["name"] for cookie in opened.context.cookies()} <= {"rounds_csrf", "csrftoken", "rounds_language"}
    kept = opened.page.evaluate("() => JSON.stringify({...localStorage, ...sessionStorage})")
    assert kept in ("{}", '{"htmx-current-path-for-history":"/sign-in/"}')


def test_cookies_of_a_session_are_hidden_from_scripts_and_from_other_sites(signed_in):
    for cookie in signed_in("amber").context.cookies():
        assert cookie["sameSite"] == "Strict", cookie["name"]
        assert cookie["httpOnly"], cookie["name"]


def test_a_script_slipped_into_a_page_does_not_run(signed_in):
    opened = signed_in("amber")
    opened.page.evaluate(
        """() => {
            const slipped = document.createElement("script")
            slipped.textContent = "window.slipped = true"
            document.body.append(slipped)
            const handled = document.createElement("img")
            handled.setAttribute("onerror", "window.slipped = true")
            handled.src = "/static/missing.svg"
            document.body.append(handled)
        }"""
    )
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("() => window.slipped") is None
    assert any("Content Security Policy" in complaint for complaint in opened.seen.complaints)


def test_going_back_from_a_record_to_the_search_needs_no_form_to_be_sent_again(signed_in):
    page = signed_in().page
    page.goto("/venues/")
    page.fill("#search-words", "V001")
    page.press("#search-words", "Enter")
    expect(page.locator("#find")).to_have_value("V001")
    assert page.locator("nav [aria-current]").count() == 0
    page.locator("main tbody a").first.click()
    expect(page.get_by_role("heading", name="V001")).to_be_visible()

    page.go_back()
    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    assert page.locator("#find").input_value() == ""
    page.go_back()
    expect(page.get_by_role("heading", name="Venues", exact=True)).to_be_visible()
