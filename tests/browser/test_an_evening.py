"""The evening in Chromium: keys counted, taps counted, Chinese typed, and the same form twice."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_every_page import barriers
from tests.conventions.sources import nothing

pytestmark = pytest.mark.browser
MOST_KEYS = 25


@pytest.fixture
def out_today(signed_in):
    """Opens an outing of today and the first of its stops where at least three are known and nothing is written."""

    def begin(**options):
        opened = signed_in("birch", **options)
        page = opened.page
        page.goto("/outings/new/")
        page.locator("[name=district]").select_option(index=1)
        page.locator("form[data-draft] .btn-primary").click()
        if page.locator("#changed").count():
            page.locator("form[data-draft] .btn-primary").click()
        page.wait_for_url("**/stops/")
        stops = page.locator("li.stop-line:not(:has(.stop-done)) > a.row-link")
        for address in [stop.get_attribute("href") for stop in stops.all()]:
            page.goto(address)
            if page.locator("input[name=met]").count() >= 3 and not page.locator("[name=outcome]:checked").count():
                return opened, address
        raise AssertionError("no stop where three are known")

    return begin


def written(page, address):
    """What the form of a stop shows as written."""
    page.goto(address)
    return {
        "outcome": page.locator("[name=outcome]:checked").get_attribute("value"),
        "headcount": page.locator("[name=headcount]").input_value(),
        "met": page.locator("[name=met]:checked").count(),
        "topics": page.locator("[name=topics]:checked").count(),
    }


PRESS_WHILE_COMPOSING = """() => {
    const composed = {isComposing: true, bubbles: true}
    for (const key of "abc") document.dispatchEvent(new KeyboardEvent("keydown", {key, ...composed}))
}"""
USUAL = {"outcome": "reached", "headcount": "5", "met": 3, "topics": 2}


def test_a_usual_visit_takes_at_most_25_keys_and_nothing_else(out_today):
    opened, address = out_today()
    page, pressed = opened.page, []

    def press(key):
        pressed.append(key)
        page.keyboard.press(key)

    for key in ("1", "5", "a", "b", "c", "q", "r"):
        press(key)
    with page.expect_navigation(url=lambda url: address not in url):
        press("Enter")
    assert written(page, address) == USUAL
    assert len(pressed) <= MOST_KEYS
    assert len(pressed) == 8


def test_a_refusal_with_its_reason_and_the_promise_takes_four_keys(out_today):
    opened, address = out_today()
    page = opened.page
    for key in ("3", "b", "6"):
        page.keyboard.press(key)
    with page.expect_navigation(url=lambda url: address not in url):
        page.keyboard.press("Enter")
    assert written(page, address) == {"outcome": "refused", "headcount": "", "met": 0, "topics": 0}
    assert page.locator(".reasons .chip:has(kbd)").nth(1).locator("input:checked").count() == 1


def test_a_usual_visit_is_written_with_taps_alone_on_a_phone(out_today):
    opened, address = out_today(viewport=PHONE, has_touch=True, is_mobile=True)
    page, taps = opened.page, 0
    things = [".outcome:has([value=reached])", "[data-number='5']"]
    things += [f"#people li:nth-child({place}) > .met-line" for place in (1, 2, 3)]
    things += [f"fieldset:has([name=topics]) > .chips > .chip:nth-child({place})" for place in (1, 2)]
    for thing in things:
        page.locator(thing).first.tap()
        taps += 1
    with page.expect_navigation(url=lambda url: address not in url):
        page.locator(".save-bar .btn-primary").tap()
        taps += 1
    assert written(page, address) == USUAL
    assert taps == 8
    nothing(barriers(page) + opened.seen.complaints + opened.seen.elsewhere)


def test_digits_are_the_headcount_until_one_leaves_it(out_today):
    opened, _ = out_today()
    page = opened.page
    for key in ("1", "1", "2", "a", "b"):
        page.keyboard.press(key)
    expect(page.locator("[name=headcount]")).to_have_value("12")
    assert page.locator("[name=met]:checked").count() == 2
    page.keyboard.press("7")
    expect(page.locator("[name=headcount]")).to_have_value("7")
    for key in ("a", "b", "Escape", "h", "Backspace", "Escape", "3"):
        page.keyboard.press(key)
    expect(page.locator("[name=outcome][value=refused]")).to_be_checked()
    expect(page.locator("[data-when=refused]")).to_be_visible()
    expect(page.locator("[name=headcount]")).to_be_hidden()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_letters_of_an_input_method_are_no_keys_and_enter_ends_a_composition(out_today):
    opened, address = out_today()
    page = opened.page
    page.keyboard.press("1")
    find = page.locator("#find")
    find.focus()
    typing = opened.context.new_cdp_session(page)
    typing.send("Input.imeSetComposition", {"text": "a x", "selectionStart": 3, "selectionEnd": 3})
    composing = {"key": "Enter", "keyCode": 229, "isComposing": True, "bubbles": True, "cancelable": True}
    find.dispatch_event("keydown", composing)
    page.evaluate(PRESS_WHILE_COMPOSING)
    assert page.locator("[name=met]:checked").count() == 0
    assert address in page.url
    typing.send("Input.insertText", {"text": "阿香"})
    expect(find).to_have_value("阿香")
    page.keyboard.press("Enter")
    expect(page.locator("#people [role=status]").first).to_contain_text("阿香")
    expect(page.locator("[name=headcount]")).to_have_value("")
    note = page.locator("[name=note]")
    note.focus()
    typing.send("Input.imeSetComposition", {"text": "xie xie", "selectionStart": 7, "selectionEnd": 7})
    typing.send("Input.insertText", {"text": "谢谢她"})
    expect(note).to_have_value("谢谢她")
    page.keyboard.press("Escape")
    with page.expect_navigation(url=lambda url: address not in url):
        page.keyboard.press("Enter")
    page.goto(address)
    expect(page.locator("[name=note]")).to_have_value("谢谢她")


def test_somebody_is_looked_up_by_pinyin_and_ticked_by_keyboard(out_today):
    opened, address = out_today()
    page = opened.page
    before = page.locator("[name=met]").count()
    page.keyboard.press("1")
    page.keyboard.press("/")
    page.keyboard.type("ax" if page.get_by_text("阿香").count() else "a")
    page.keyboard.press("Enter")
    expect(page.locator("[data-focus]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name=met]")).to_have_count(before + 1)
    assert page.locator("[name=met]:checked").count() == 1
    expect(page.locator("[name=outcome][value=reached]")).to_be_checked()
    with page.expect_navigation(url=lambda url: address not in url):
        page.keyboard.press("Enter")
    assert written(page, address)["met"] == 1


def test_two_tabs_and_the_back_button_keep_one_visit(out_today):
    opened, address = out_today()
    page, other = opened.page, opened.context.new_page()
    other.goto(address)
    page.keyboard.press("2")
    with page.expect_navigation(url=lambda url: address not in url):
        page.keyboard.press("Enter")
    page.go_back()
    expect(page.locator("[name=outcome][value=closed]")).to_be_checked()
    other.keyboard.press("4")
    other.keyboard.press("Enter")
    expect(other.locator("#changed")).to_be_visible()
    nothing(barriers(other))
    other.locator(".save-bar .btn-primary").click()
    other.wait_for_url(re.compile(r"/stops/[^/]*/?$"))
    assert written(page, address)["outcome"] == "unsafe"


def test_every_fast_tap_at_a_stand_is_counted_and_a_lost_one_is_said(out_today):
    opened, address = out_today()
    page = opened.page
    page.goto(f"{address}count/")
    counted, more = page.locator("#counted strong"), page.locator("[name=more][value='1']")
    before = int(counted.inner_text())
    for _ in range(12):
        more.click()
    expect(counted).to_have_text(str(before + 12))
    opened.context.set_offline(True)
    more.click()
    expect(page.locator("#not-counted")).to_be_visible()
    opened.context.set_offline(False)
    more.click()
    expect(counted).to_have_text(str(before + 13))
    expect(page.locator("#not-counted")).to_be_hidden()


def make_due(page, address):
    """A promise and an answered question that are due at the stop today."""
    page.goto(address)
    in_a_week = date.fromisoformat(page.locator("[data-taps] [data-day]").first.get_attribute("data-day"))
    page.keyboard.press("1")
    page.locator("summary", has_text="A question was asked").click()
    page.fill("[name=question_words]", "Does it pass by itself")
    page.locator("summary", has_text="Come back").click()
    today = (in_a_week - timedelta(days=7)).isoformat()
    page.fill("[name=back_on]", today)
    page.locator(".save-bar .btn-quiet").click()
    page.wait_for_url("**/stops/")
    page.goto(address)
    page.get_by_role("link", name="Does it pass by itself").click()
    page.get_by_role("link", name="Write the answer down").click()
    page.fill("[name=answered_by]", "the doctor")
    page.fill("[name=answer]", "Within a week")
    page.fill("[name=answered_on]", today)
    page.locator("form[data-draft] .btn-primary").click()
    page.wait_for_url(re.compile(r"/questions/[^/]+/$"))


def test_what_was_kept_and_told_is_ticked_by_one_key_each_and_unticked_again(out_today):
    opened, address = out_today()
    page = opened.page
    make_due(page, address)
    page.goto(address)
    kept, told = page.locator("[name=kept]"), page.locator("[name=told]")
    first, last = kept.first.get_attribute("data-key"), told.last.get_attribute("data-key")
    expect(page.locator(".due")).to_contain_text("Within a week")
    nothing(barriers(page))
    for key in (first, last):
        page.keyboard.press(key)
    with page.expect_navigation(url=lambda url: address not in url):
        page.keyboard.press("Enter")
    page.goto(address)
    expect(kept.first).to_be_checked()
    expect(told.last).to_be_checked()
    for key in (first, last):
        page.keyboard.press(key)
    with page.expect_navigation(url=lambda url: address not in url):
        page.keyboard.press("Enter")
    page.goto(address)
    expect(kept.first).not_to_be_checked()
    expect(told.last).not_to_be_checked()
    nothing(opened.seen.complaints + opened.seen.elsewhere)


def test_a_reason_brings_its_day_and_a_day_that_was_typed_stays(out_today):
    opened, _ = out_today()
    page = opened.page
    page.locator("summary", has_text="Come back").click()
    day, reason = page.locator("[name=back_on]"), page.locator("[name=back_reason]")
    reason.select_option(label="wants to hear more")
    expect(day).to_have_value(page.locator("[data-taps] [data-day]").first.get_attribute("data-day"))
    reason.select_option(label="was not let in")
    expect(day).to_have_value(re.compile(r"-0[1-7]$"))
    day.fill("2030-01-31")
    reason.select_option(label="wants to hear more")
    expect(day).to_have_value("2030-01-31")


def test_leaving_warns_only_while_something_typed_is_not_kept(out_today):
    opened, address = out_today()
    page, warned = opened.page, []
    page.locator("[name=note]").click()
    page.keyboard.type("Rain")
    expect(page.locator("[data-draft-state]")).to_have_attribute("data-now", "kept")
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.goto("/")
    assert warned == []
    page.goto(address)
    opened.context.set_offline(True)
    page.locator("[name=note]").click()
    page.keyboard.type(" and wind")
    expect(page.locator("[data-draft-state]")).to_have_attribute("data-now", "offline")
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert warned == ["beforeunload"]


def test_the_pages_of_an_evening_have_no_barrier(out_today):
    opened, address = out_today()
    page = opened.page
    outing = address.partition("stops/")[0]
    found = barriers(page)
    page.keyboard.press("1")
    page.keyboard.press("?")
    for words in ("Somebody new", "A question was asked", "Come back"):
        page.locator("summary", has_text=words).click()
    found += barriers(page)
    for place in ("/outings/new/", f"{outing}change/", f"{outing}stops/", f"{outing}close/", f"{address}count/"):
        page.goto(place)
        found += barriers(page)
    nothing(found + opened.seen.complaints + opened.seen.elsewhere)
