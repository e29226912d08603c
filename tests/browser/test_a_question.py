"""A question in Chromium: read out to the doctor by keyboard, or answered by her, and told at last."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, speak
from tests.browser.test_every_page import barriers
from tests.conventions.sources import nothing

pytestmark = pytest.mark.browser
IN_BOTH_LANGUAGES = pytest.mark.parametrize(
    ("language", "size"), [("en", DESK), ("zh-hans", DESK), ("en", PHONE), ("zh-hans", PHONE)]
)
SHEET = "/questions/telephone/"
SLOW = 40_000  # milliseconds that a card may take to be kept


@pytest.fixture
def enter(signed_in):
    """Opens a window of one who reads `language` on a screen of that size."""

    def begin(username, language, size):
        opened = signed_in(username, viewport=size)
        speak(opened, language)
        return opened

    return begin


def waiting_cards(page):
    """The cards on the sheet that wait for an answer."""
    return page.locator(".read-out:not(.read-out-done)")


def open_cards(page):
    """How many cards that wait are unfolded."""
    return page.locator(".read-out-more[open]").count()


@IN_BOTH_LANGUAGES
def test_by_telephone_one_answers_question_after_question_without_a_mouse(enter, language, size):
    opened = enter("birch", language, size)
    page = opened.page
    page.goto(SHEET)
    before = waiting_cards(page).count()
    waiting_cards(page).first.locator("[name=answered_by]").press_sequentially("Dr. Lin")
    for key in ("Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("Rest, and water.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".read-out-done")).to_have_count(1, timeout=SLOW)
    expect(waiting_cards(page).first.locator("[name=answer]")).to_be_focused()
    assert open_cards(page) == 1, "only the next card is unfolded"
    page.keyboard.type("Yes.")
    expect(waiting_cards(page).first.locator("[name=answered_by]")).to_have_value("Dr. Lin")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".read-out-done")).to_have_count(2, timeout=SLOW)
    expect(waiting_cards(page).first.locator("[name=answer]")).to_be_focused()
    complaints = barriers(page)
    page.goto(SHEET)
    assert waiting_cards(page).count() == before - 2
    page.goto("/")
    assert page.locator(f"main .begun a[href='{SHEET}']").count() == 0, "a draft was left of a card nobody typed into"
    nothing(complaints + opened.seen.complaints + opened.seen.elsewhere)


@IN_BOTH_LANGUAGES
def test_the_adviser_answers_and_the_worker_tells_her_with_one_tap(enter, language, size):
    advising = enter("adviser", language, size)
    page = advising.page
    page.goto("/questions/")
    button = page.locator("main section a.btn-primary").first
    address = button.get_attribute("href").removesuffix("answer/")
    button.click()
    page.fill("[name=answer]", "It is not dangerous.")
    complaints = barriers(page)
    page.set_viewport_size(size)
    page.locator("form[data-draft] .btn-primary").click()
    page.wait_for_url("**/questions/")
    expect(page.locator(f"main ul.rows a[href='{address}']")).to_be_visible()
    telling = enter("birch", language, size)
    page = telling.page
    page.goto(address)
    expect(page.locator("main")).to_contain_text("It is not dangerous.")
    page.locator("main a[href$='/call/']").click()
    complaints += barriers(page)
    page.set_viewport_size(size)
    page.locator("[name=told]").click()
    page.wait_for_url(f"**{address}")
    expect(page.locator("main .sign-told")).to_be_visible()
    assert advising.page.goto(f"{address}answer/").status == 200
    assert advising.page.locator("[name=answer]").count() == 0, "what she was told is corrected no more"
    nothing(complaints + advising.seen.complaints + telling.seen.complaints)


def test_a_folded_card_is_unfolded_by_its_key_and_keeps_what_was_typed_when_it_is_folded_again(enter):
    page = enter("birch", "en", DESK).page
    page.goto(SHEET)
    card = waiting_cards(page).nth(1)
    expect(card.locator("[name=answer]")).to_be_hidden()
    card.locator("summary").first.focus()
    page.keyboard.press("Enter")
    card.locator("[name=answer]").fill("Half an ans")
    card.locator("summary").first.click()
    expect(card.locator("[name=answer]")).to_be_hidden()
    card.locator("summary").first.click()
    expect(card.locator("[name=answer]")).to_have_value("Half an ans")
    card.locator("[name=answer]").fill("")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_sheet_works_without_a_script(signed_in, size):
    page = signed_in("birch", viewport=size, java_script_enabled=False).page
    page.goto(SHEET)
    card = waiting_cards(page).first
    card.locator("[name=answered_by]").fill("Dr. Lin")
    card.locator("[name=answer]").fill("It passes.")
    card.locator(".btn-primary").first.click()
    expect(page.locator(".read-out-done")).to_have_count(1, timeout=SLOW)
    expect(waiting_cards(page).first.locator("[name=answered_by]")).to_have_value("Dr. Lin")
