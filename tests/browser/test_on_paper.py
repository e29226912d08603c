"""What comes out of the printer: of the briefing nothing, of the sheet its numbers, symbols and letters."""

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
    assert on_paper(page) == ("The briefing is not for paper. What may be taken along is the sheet.", 1)


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


def test_the_next_stop_is_one_key_away(outing):
    page, address = outing
    page.goto(f"{address}briefing/")
    for _ in range(3):
        page.keyboard.press("n")
    assert page.evaluate("document.activeElement.querySelector('.place').textContent") == "3"
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.querySelector('.place').textContent") == "2"
