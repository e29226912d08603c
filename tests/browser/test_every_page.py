"""Every page in Chromium: no barrier, no other host, no exception from the policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.addresses import pages_by_following_links, patterns_of_pages
from tests.browser.conftest import DESK, PHONE, speak
from tests.conventions.sources import nothing

pytestmark = pytest.mark.browser
AXE = Axe()
SAMPLE = ("/", "/venues/", "/people/", "/journal/", "/questions/", "/staff/", "/imports/", "/reports/month/2026-10/")


def barriers(page):
    """What axe finds on the page shown, at a desk and on a phone."""
    found = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        for violation in AXE.run(page).response["violations"]:
            places = [node["target"] for node in violation["nodes"]][:3]
            found.append(f"{page.url} at {size['width']}: {violation['id']} {places}")
        wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            found.append(f"{page.url} at {size['width']}: {wide} pixels too wide")
    page.set_viewport_size(DESK)
    return found


def look_at(opened, addresses):
    found = []
    for address in addresses:
        assert opened.page.goto(address).status == 200, address
        found += barriers(opened.page)
    nothing(found + opened.seen.complaints + opened.seen.elsewhere)


def test_every_page_of_the_coordinator_has_no_barrier_and_asks_no_other_host(signed_in, beginnings):
    opened = signed_in("amber")
    pages = pages_by_following_links(opened.context, beginnings)
    nothing(f"no page was found for /{pattern}" for pattern in patterns_of_pages() - set(pages))
    look_at(opened, pages.values())


def test_pages_in_chinese_have_no_barrier(signed_in):
    opened = signed_in("amber")
    speak(opened, "zh-hans")
    opened.page.goto("/")
    assert opened.page.get_attribute("html", "lang") == "zh-Hans"
    look_at(opened, SAMPLE)


def test_pages_at_night_have_no_barrier(signed_in):
    opened = signed_in("amber", color_scheme="dark")
    opened.page.goto("/")
    assert opened.page.get_attribute("html", "data-bs-theme") == "dark"
    look_at(opened, SAMPLE)


@pytest.mark.parametrize("username", ["birch", "adviser", "funder", "administrator"])
def test_the_first_page_of_each_role_has_no_barrier(signed_in, username):
    look_at(signed_in(username), ["/", "/passphrase/"])


def test_pages_for_errors_have_no_barrier(signed_in, window):
    for opened in (signed_in("amber"), window()):
        answer = opened.page.goto("/there-is-nothing-here/")
        assert answer.status == 404
        nothing(barriers(opened.page) + opened.seen.elsewhere + opened.seen.complaints)


def test_the_sign_in_page_has_no_barrier_after_a_mistake(window):
    opened = window()
    opened.page.goto("/sign-in/")
    opened.page.fill("[name=username]", "amber")
    opened.page.fill("[name=passphrase]", "wrong")
    opened.page.press("[name=passphrase]", "Enter")
    opened.page.wait_for_selector("[role=alert], .invalid-feedback, .alert")
    nothing(barriers(opened.page) + opened.seen.elsewhere + opened.seen.complaints)
