"""What comes out of the printer: of the briefing nothing, of the sheet its signs, of a round days and numbers."""

import re

import pytest

pytestmark = pytest.mark.browser
NOTHING_BUT_SIGNS = re.compile(r"(Sheet|[0-9]+|[A-Za-z]|\s)+")


@pytest.fixture
def outing(signed_in):
    """A page that stands before an outing of the example, and its address."""
    page = signed_in("birch").page
    page.goto("/journal/")
    return page, page.get_attribute("main a[href^='/outings/'][href*='-']", "href")


def on_paper(page):
    """What a printer would make of the page: its words, and how many leaves."""
    page.emulate_media(media="print")
    words = page.inner_text("body").strip()
    leaves = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    page.emulate_media(media="screen")
    return words, leaves


def test_the_briefing_is_not_for_paper(outing):
    page, address = outing
    page.goto(f"{address}briefing/")
    assert on_paper(page) == ("This page is not for paper.", 1)


def test_the_sheet_comes_out_alone_and_only_after_saying_so(outing):
    page, address = outing
    page.goto(f"{address}sheet/")
    assert on_paper(page) == ("Say first that the sheet is printed.", 1)
    page.click("text=Print the sheet")
    page.wait_for_selector("[data-print]:not([hidden])")
    words, leaves = on_paper(page)
    assert NOTHING_BUT_SIGNS.fullmatch(words)
    assert leaves == page.locator(".paper").count() > 1
    page.goto(f"{address}briefing/")
    page.click("text=It is destroyed")
    page.wait_for_selector("text=The sheet is destroyed.")


def test_a_round_on_paper_says_days_and_numbers_of_districts_and_nothing_else(signed_in):
    page = signed_in("birch").page
    page.goto("/rounds/")
    for address in [link.get_attribute("href") for link in page.locator("main a.row-link").all()]:
        page.goto(address)
        if page.locator(".entry").count():
            words, leaves = on_paper(page)
            lines = [line for line in words.splitlines() if line.strip()]
            assert len(lines) == page.locator(".calendar .entry:not(.entry-cancelled)").count() > 0
            assert all(re.fullmatch(r"[0-9]{1,2} [A-Z][a-z]{2,8} 20[0-9]{2}: Round [0-9]+", line) for line in lines)
            assert leaves == 1
            return
    raise AssertionError("no round with an outing")


def test_the_next_stop_is_one_key_away(outing):
    page, address = outing
    page.goto(f"{address}briefing/")
    for _ in range(3):
        page.keyboard.press("n")
    assert page.evaluate("document.activeElement.querySelector('.place').textContent") == "3"
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.querySelector('.place').textContent") == "2"
