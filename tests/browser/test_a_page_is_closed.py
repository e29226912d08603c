"""A page that is closed, and the browser with it, has kept every letter."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_drafts import FORM, form, sign_in, type_words, words  # noqa: F401 a fixture among them
from tests.browser.test_interrupted_evening import expect_as_written, stop, write  # noqa: F401 a fixture among them
from tests.conftest import launched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium(playwright):
    """The whole of it: without its windows, what a page sends while it is closed is not sent."""
    yield from launched(playwright, "/usr/bin/chromium")


def test_a_page_that_is_closed_at_once_has_kept_every_letter(form):  # noqa: F811
    other = form.context.new_page()
    other.goto(FORM)
    type_words(other, "Closed in the middle of a wo")
    other.close(run_before_unload=True)
    form.wait_for_timeout(500)
    form.goto(FORM)

    expect(words(form)).to_have_value("Closed in the middle of a wo")


def test_the_page_is_closed_and_the_browser_too(stop, window):  # noqa: F811
    address = stop.url
    write(stop)
    stop.close(run_before_unload=True)
    stop.context.close()
    again = window().page
    again.goto(address)
    sign_in(again, "birch")

    assert again.url == address
    expect_as_written(again)
    expect(again.get_by_text("This is a draft")).to_be_visible()
