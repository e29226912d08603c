"""What is typed into a form outlives whatever interrupts it: in a real browser, before the server as it really runs."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.browser
FORM = "/reports/year/2024/challenges/"
KEPT, OFFLINE, SIGNED_OUT = "Kept as a draft.", "Not kept: no connection.", "Not kept: you are signed out."


def sign_in(page, username="amber"):
    """In a page that shows the sign-in form."""
    page.fill("[name=username]", username)
    page.fill("[name=passphrase]", PASSPHRASE)
    page.press("[name=passphrase]", "Enter")
    expect(page.locator("body.signed-in")).to_be_attached()


def start_anew(page):
    """If the form of the page was filled from a draft, drop it."""
    if page.get_by_role("link", name="Start anew").count():
        page.get_by_role("link", name="Start anew").click()
        with page.expect_navigation(url=lambda url: "/drafts/" not in url):
            page.get_by_role("button", name="Drop what I had typed").click()


def words(page):
    return page.locator("main [name=words]")


def state(page):
    return page.locator("[data-draft-state]")


def type_words(page, text):
    words(page).press_sequentially(text)


@pytest.fixture
def form(signed_in):
    """A page with an empty form, and afterwards no draft of it."""
    page = signed_in().page
    page.goto(FORM)
    yield page
    page = page.context.new_page()
    page.goto("/")
    if page.locator("body.signed-in").count() == 0:
        sign_in(page)
    page.goto(FORM)
    start_anew(page)
    expect(words(page)).to_have_value("")


def sign_out_elsewhere(page):
    other = page.context.new_page()
    other.goto("/passphrase/")
    other.get_by_role("button", name="Sign out").locator("visible=true").click()
    expect(other.locator("[name=passphrase]")).to_be_visible()
    return other


def test_a_second_after_the_last_key_it_is_kept(form):
    type_words(form, "Two raids")
    expect(state(form)).to_have_text(KEPT)
    form.reload()

    expect(words(form)).to_have_value("Two raids")
    expect(form.get_by_text("This is a draft")).to_be_visible()


def test_a_page_that_is_left_at_once_has_kept_every_letter(form):
    type_words(form, "Two raids in a week")
    form.goto("/questions/")
    form.wait_for_timeout(500)
    form.goto(FORM)

    expect(words(form)).to_have_value("Two raids in a week")


def test_without_a_connection_it_says_so_and_goes_on_when_there_is_one(form):
    form.context.set_offline(True)
    type_words(form, "Under the bridge")
    expect(state(form)).to_contain_text(OFFLINE)
    form.get_by_role("button", name="Save").click()
    expect(state(form)).to_contain_text(OFFLINE)
    expect(words(form)).to_have_value("Under the bridge")
    form.context.set_offline(False)

    expect(state(form)).to_have_text(KEPT)


def test_after_the_session_ended_she_signs_in_in_another_tab_and_goes_on_where_she_was(form):
    type_words(form, "First half")
    expect(state(form)).to_have_text(KEPT)
    other = sign_out_elsewhere(form)
    type_words(form, ", second half")
    expect(state(form)).to_contain_text(SIGNED_OUT)
    form.get_by_role("button", name="Save").click()
    expect(words(form)).to_have_value("First half, second half")
    sign_in(other)
    expect(state(form)).to_have_text(KEPT, timeout=15_000)
    form.get_by_role("button", name="Save").click()

    expect(form.get_by_text("First half, second half")).to_be_visible()
    assert form.url.endswith("/reports/year/2024/")
    form.goto(FORM)
    expect(words(form)).to_have_value("")


def test_somebody_else_who_signs_in_gets_nothing_of_it(form):
    other = sign_out_elsewhere(form)
    sign_in(other, "birch")
    type_words(form, "Of amber alone")
    expect(state(form)).to_contain_text("Not kept: somebody else is signed in. Sign in again as amber")
    form.get_by_role("button", name="Save").click()
    expect(words(form)).to_have_value("Of amber alone")
    other.goto("/")
    expect(other.get_by_role("heading", name="Home")).to_be_visible()
    expect(other.locator(f"main a[href='{FORM}']")).to_have_count(0)
    other.goto("/switch/")
    other.get_by_text("amber", exact=True).locator("visible=true").last.click()
    other.fill("[name=passphrase]", PASSPHRASE)
    other.press("[name=passphrase]", "Enter")
    expect(other.get_by_role("heading", name="Home")).to_be_visible()
    form.evaluate("() => window.dispatchEvent(new Event('focus'))")

    expect(state(form)).to_have_text(KEPT)


def test_after_a_restart_of_the_server_she_signs_in_and_finds_the_form_as_it_was(form, rounds):
    type_words(form, "Before the power went")
    expect(state(form)).to_have_text(KEPT)
    rounds.stop()
    type_words(form, ", and after")
    expect(state(form)).to_contain_text(OFFLINE)
    rounds.start()
    expect(state(form)).to_contain_text(SIGNED_OUT, timeout=15_000)
    other = form.context.new_page()
    other.goto("/sign-in/")
    sign_in(other)
    expect(state(form)).to_have_text(KEPT, timeout=15_000)
    address = urlsplit(form.url).path
    form.close()
    other.get_by_role("link", name="Home").first.click()
    other.locator(f"main a.row-link[href='{address}']").click()

    expect(words(other)).to_have_value("Before the power went, and after")


def test_what_is_saved_is_no_draft_however_fast_it_was_typed(form):
    for _ in range(3):
        type_words(form, "Saved at once")
        form.get_by_role("button", name="Save").dblclick()
        form.wait_for_url("**/reports/year/2024/")
        form.goto(FORM)
        expect(words(form)).to_have_value("")
    form.goto("/")
    expect(form.locator(f"main a[href='{FORM}']")).to_have_count(0)


def test_while_an_input_method_composes_nothing_half_is_kept(form):
    sent = []
    form.on("request", lambda request: sent.append(request.post_data or "") if "/drafts/" in request.url else None)
    keyboard = form.context.new_cdp_session(form)
    words(form).focus()
    keyboard.send("Input.insertText", {"text": "昨天"})
    expect(state(form)).to_have_text(KEPT)
    for half in ("c", "ch", "cha f", "cha fang"):
        keyboard.send("Input.imeSetComposition", {"text": half, "selectionStart": len(half), "selectionEnd": len(half)})
    form.wait_for_timeout(1_500)
    form.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
    form.wait_for_timeout(300)
    assert sent
    assert not [each for each in sent if "cha" in each.partition('name="typed"')[2]]
    keyboard.send("Input.insertText", {"text": "查房"})
    expect(words(form)).to_have_value("昨天查房")
    form.wait_for_timeout(1_500)
    form.reload()

    expect(words(form)).to_have_value("昨天查房")


def test_nothing_of_a_draft_stays_in_the_browser_or_in_an_address(form):
    asked = []
    form.on("request", lambda request: asked.append(request.url))
    type_words(form, "Marigold")
    expect(state(form)).to_have_text(KEPT)
    kept = form.evaluate("() => JSON.stringify({...localStorage, ...sessionStorage})")

    assert "Marigold" not in kept
    assert asked
    assert not [url for url in asked if "Marigold" in url]
    assert form.evaluate("async () => (await indexedDB.databases()).length + (await caches.keys()).length") == 0


def test_looking_at_a_form_makes_no_draft(form):
    words(form).click()
    form.keyboard.press("Tab")
    form.wait_for_timeout(1_300)
    expect(state(form)).to_have_text("")
    form.goto("/")
    expect(form.locator(f"main a[href='{FORM}']")).to_have_count(0)
