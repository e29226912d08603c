"""An evening is interrupted, in each way there is, and goes on where it was."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_drafts import KEPT, OFFLINE, SIGNED_OUT, sign_in, sign_out_elsewhere, start_anew, state

pytestmark = pytest.mark.browser


@pytest.fixture
def stop(signed_in):
    """A stop of today's outing where two at least are known and nothing is written, not even a draft."""
    page = signed_in("birch").page
    page.goto("/outings/new/")
    page.locator("[name=district]").select_option(index=2)
    page.locator("form[data-draft] .btn-primary").click()
    if page.locator("#changed").count():
        page.locator("form[data-draft] .btn-primary").click()
    page.wait_for_url("**/stops/")
    stops = page.locator("li.stop-line:not(:has(.stop-done)) > a.row-link")
    for address in [stop.get_attribute("href") for stop in stops.all()]:
        page.goto(address)
        if page.locator("input[name=met]").count() >= 2:
            break
    assert page.locator("input[name=met]").count() >= 2
    start_anew(page)
    return page


def write(page):
    """Reached, four there, two met, a topic, what one of them asked, a note."""
    expect(page.locator("body.js-met")).to_be_attached()
    for key in ("1", "4", "a", "b", "q"):
        page.keyboard.press(key)
    page.locator("summary", has_text="A question was asked").click()
    page.fill("[name=question_words]", "她问：多久会好？")
    page.fill("[name=note]", "Come after ten")


def expect_as_written(page):
    expect(page.locator("[name=outcome]:checked")).to_have_value("reached")
    expect(page.locator("[name=headcount]")).to_have_value("4")
    expect(page.locator("[name=met]:checked")).to_have_count(2)
    expect(page.locator("[name=topics]:checked")).to_have_count(1)
    expect(page.locator("[name=question_words]")).to_have_value("她问：多久会好？")
    expect(page.locator("[name=note]")).to_have_value("Come after ten")


def test_the_server_is_started_anew(stop, rounds):
    address = stop.url
    write(stop)
    expect(state(stop)).to_have_text(KEPT)
    rounds.stop()
    stop.fill("[name=question_words]", "")
    stop.fill("[name=question_words]", "她问：多久会好？")
    stop.fill("[name=question_by]", "the doctor")
    expect(state(stop)).to_contain_text(OFFLINE)
    rounds.start()
    expect(state(stop)).to_contain_text(SIGNED_OUT, timeout=15_000)
    other = stop.context.new_page()
    other.goto("/sign-in/")
    sign_in(other, "birch")
    expect(state(stop)).to_have_text(KEPT, timeout=15_000)
    other.goto(address)

    expect_as_written(other)
    expect(other.locator("[name=question_by]")).to_have_value("the doctor")


def test_the_session_ends_and_looking_somebody_up_loses_nothing(stop):
    write(stop)
    expect(state(stop)).to_have_text(KEPT)
    other = sign_out_elsewhere(stop)
    stop.fill("#find", "a")
    stop.locator("[data-find]").click()
    expect(state(stop)).to_contain_text(SIGNED_OUT)
    expect_as_written(stop)
    stop.locator(".save-bar .btn-primary").click()
    expect_as_written(stop)
    sign_in(other, "birch")
    expect(state(stop)).to_have_text(KEPT, timeout=15_000)
    stop.locator("[data-find]").click()
    expect(stop.locator("#people [role=status]").first).to_be_visible()

    expect_as_written(stop)


def test_who_was_picked_and_who_is_being_added_are_in_the_draft(stop):
    stop.keyboard.press("1")
    stop.locator("summary", has_text="Somebody new").click()
    stop.fill("[name=who_nickname]", "Wren")
    stop.check("[name=who_adult][value=yes]", force=True)
    stop.fill("#find", "a")
    stop.locator("[data-find]").click()
    stop.locator("[name=pick]").first.click()
    expect(stop.locator("[name=met]:checked")).to_have_count(1)
    picked = stop.locator("[name=met]:checked").get_attribute("value")
    stop.wait_for_timeout(1_500)
    stop.goto("/journal/")
    stop.wait_for_timeout(500)
    stop.go_back()

    expect(stop.locator("[name=met]:checked")).to_have_value(picked)
    expect(stop.locator("[name=who_nickname]")).to_have_value("Wren")
    expect(stop.locator("[name=who_nickname]")).to_be_visible()


def test_what_was_saved_leaves_no_draft(stop):
    address = stop.url
    write(stop)
    with stop.expect_navigation(url=lambda url: url != address):
        stop.locator(".save-bar .btn-primary").click()
    stop.goto(address)

    expect_as_written_but_the_question(stop)
    expect(stop.get_by_text("This is a draft")).to_have_count(0)


def expect_as_written_but_the_question(page):
    expect(page.locator("[name=met]:checked")).to_have_count(2)
    expect(page.locator("[name=note]")).to_have_value("Come after ten")
    expect(page.locator("[name=question_words]")).to_have_value("")
