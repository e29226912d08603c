"""Late at night, by keyboard: promises are kept one after another, and a slip is undone where it happened."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FIVE, MOST_KEYS = 5, 22  # four keys for each promise: past its two or three links to the button


def tab_to(page, value) -> int:
    """How many keys it takes to the next button of that value."""
    for keys in range(1, 30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.value") == value:
            return keys
    raise AssertionError(f"no button {value} is reached")


def test_five_promises_are_kept_with_few_keys_and_undone_with_one_each(signed_in):
    opened = signed_in("birch")
    page = opened.page
    page.goto("/follow-ups/")
    page.locator(".promise button[value=visit]").first.focus()
    undo = page.locator(".promise").get_by_role("button", name="Undo")
    keys = FIVE
    for kept in range(FIVE):
        keys += tab_to(page, "visit") if kept else 0
        page.keyboard.press("Enter")
        expect(undo).to_have_count(kept + 1)
        expect(undo.nth(kept)).to_be_focused()
    assert keys <= MOST_KEYS
    for left in range(FIVE - 1, -1, -1):
        undo.first.press("Enter")
        expect(undo).to_have_count(left)
    assert page.url.endswith("/follow-ups/")
    assert opened.seen.complaints == []


def test_a_wrong_day_is_said_in_the_line_and_stands_there_still(signed_in):
    page = signed_in("birch").page
    page.goto("/follow-ups/")
    line = page.locator(".promise").nth(1)
    line.locator("summary").click()
    line.locator("[name=on]").evaluate("field => { field.removeAttribute('max'); field.value = '2099-01-01' }")
    line.get_by_role("button", name="by a word").click()
    expect(line.get_by_role("alert")).to_have_text("This day has not come yet.")
    expect(line.locator("[name=on]")).to_be_visible()
    expect(line.locator("[name=on]")).to_have_value("2099-01-01")


def test_the_day_follows_the_reason_until_somebody_chose_one(signed_in):
    page = signed_in("birch").page
    page.goto("/venues/")
    page.locator("main tbody th a").first.click()
    page.get_by_role("link", name="Promise to come back or call").click()
    reason, due = page.locator("[name=reason_id]"), page.locator("[name=due_on]")
    days = []
    for label in ("wants to hear more", "was not let in"):
        reason.select_option(label=label)
        expect(due).to_have_value(reason.locator("option:checked").get_attribute("data-day"))
        days.append(due.input_value())
    assert days[0] != days[1]
    due.fill("2026-12-24")
    reason.select_option(label="wants to hear more")
    expect(due).to_have_value("2026-12-24")
