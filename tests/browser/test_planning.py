"""Planning a month by keyboard and by mouse, at a desk and on a phone."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from core.months import Month
from tests.browser.conftest import PHONE
from tests.browser.test_every_page import barriers
from tests.conventions.sources import nothing
from tests.life import today

pytestmark = pytest.mark.browser
PATIENCE = 40_000


def month_ahead():
    return Month.of(today()) + 2


@pytest.fixture
def desk(signed_in):
    """A window with the editor of a fresh proposal."""
    opened = signed_in("amber")
    opened.page.goto(f"/rounds/{month_ahead()}/propose/")
    opened.page.get_by_role("button", name="Propose the outings").click()
    expect(opened.page.locator("#desk")).to_be_visible()
    opened.page.wait_for_load_state()
    return opened


def stops(page, outing=0):
    return page.locator(".outing").nth(outing).locator(".stop strong").all_inner_texts()


def quiet(page):
    """The step is done and the page is another."""
    expect(page.locator("#steps.htmx-request")).to_have_count(0, timeout=PATIENCE)


def test_all_weekdays_and_none_are_ticked_by_one_button(signed_in):
    page = signed_in("amber").page
    page.goto(f"/rounds/{month_ahead()}/propose/")
    page.get_by_role("button", name="None").click()
    assert page.locator("[name=days]:checked").count() == 0
    page.get_by_role("button", name="All weekdays").click()
    ticked = page.locator("[name=days]:checked").evaluate_all("boxes => boxes.map(box => box.value)")
    assert ticked == [day.isoformat() for day in month_ahead().days if day.weekday() < 5]


def test_keys_move_and_drop_a_stop_and_the_hands_stay_where_they_were(desk):
    page = desk.page
    first, second, third, *rest = stops(page)
    page.locator(".stop").first.locator("[id^=down-]").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".stop strong").first).to_have_text(second, timeout=PATIENCE)
    expect(page.locator(".stop").nth(1).locator("[id^=down-]")).to_be_focused(timeout=PATIENCE)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".stop strong").first).to_have_text(first, timeout=PATIENCE)
    expect(page.locator(".stop").first.locator("[id^=up-]")).to_be_focused(timeout=PATIENCE)
    page.keyboard.press("Delete")
    expect(page.locator(".stop strong").first).to_have_text(second, timeout=PATIENCE)
    expect(page.locator(".stop").first.locator("[id^=drop-]")).to_be_focused(timeout=PATIENCE)
    expect(page.locator("#uncovered")).to_contain_text(first, timeout=PATIENCE)
    page.keyboard.press("Control+z")
    expect(page.locator(".stop strong").first).to_have_text(first, timeout=PATIENCE)
    assert stops(page) == [first, second, third, *rest]
    nothing(desk.seen.complaints + desk.seen.elsewhere)


def test_keys_pressed_faster_than_the_server_are_all_done(desk):
    page = desk.page
    before = stops(page)
    page.locator(".stop").first.locator("[id^=down-]").focus()
    for _ in range(3):
        page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".stop strong").nth(3)).to_have_text(before[0], timeout=PATIENCE)
    quiet(page)
    assert stops(page) == [*before[1:4], before[0], *before[4:]]


def test_the_mouse_takes_a_stop_to_another_place_and_to_another_outing(desk):
    page = desk.page
    first, second, third, *_ = stops(page)
    height = page.locator(".stop").nth(2).bounding_box()["height"]
    page.locator(".stop").first.drag_to(page.locator(".stop").nth(2), target_position={"x": 200, "y": height - 3})
    expect(page.locator(".stop strong").nth(2)).to_have_text(first, timeout=PATIENCE)
    assert stops(page)[:3] == [second, third, first]
    other = stops(page, 1)
    page.locator(".outing").nth(1).locator(".stop").first.scroll_into_view_if_needed()
    last = page.locator(".outing").first.locator(".stop").last
    taken = last.locator("strong").inner_text()
    last.drag_to(page.locator(".outing").nth(1).locator(".stop").first, target_position={"x": 200, "y": 3})
    expect(page.locator(".outing").nth(1).locator(".stop strong").first).to_have_text(taken, timeout=PATIENCE)
    assert stops(page, 1) == [taken, *other]


def test_a_select_moves_a_stop_and_another_day_moves_the_outing(desk):
    page = desk.page
    first = stops(page)[0]
    page.locator(".stop-move").first.select_option(index=2)
    expect(page.locator(".outing").nth(1).locator(".stop strong").last).to_have_text(first, timeout=PATIENCE)
    head = page.locator(".outing h2").first.inner_text()
    page.locator(".outing select[name^=date-]").first.select_option(month_ahead().last_day.isoformat())
    expect(page.locator(".outing h2").first).not_to_have_text(head, timeout=PATIENCE)
    focused = page.evaluate("() => document.activeElement.value")
    assert date.fromisoformat(focused) == month_ahead().last_day


def test_on_a_phone_the_outings_are_folded_and_what_is_opened_stays_open_and_in_place(desk):
    page = desk.page
    page.set_viewport_size(PHONE)
    page.reload()
    expect(page.locator(".fold[open]")).to_have_count(0)
    expect(page.locator(".fold-head").first).to_contain_text("stops")
    page.locator(".fold-head").nth(1).click()
    first, second, *_ = stops(page, 1)
    down = page.locator(".outing").nth(1).locator("[id^=down-]").first
    down.scroll_into_view_if_needed()
    place = page.evaluate("() => window.scrollY")
    down.click()
    expect(page.locator(".outing").nth(1).locator(".stop strong").first).to_have_text(second, timeout=PATIENCE)
    quiet(page)
    assert page.locator(".fold").evaluate_all("folds => folds.map(fold => fold.open)").index(True) == 1
    assert page.locator(".fold[open]").count() == 1
    assert page.evaluate("() => window.scrollY") == place
    page.get_by_role("button", name="Fold all").click()
    expect(page.locator(".fold[open]")).to_have_count(0)
    page.get_by_role("button", name="Open all").click()
    expect(page.locator(".fold[open]")).to_have_count(page.locator(".fold").count())


def test_the_team_is_changed_and_a_stop_is_found_by_its_name(desk):
    page = desk.page
    card = page.locator(".outing").first
    card.locator(".team summary").click()
    while card.locator(".chip input:checked").count():
        card.locator(".chip input:checked").first.uncheck()
    card.get_by_role("button", name="Set day and team").click()
    expect(page.locator(".outing").first.locator(".team summary")).to_contain_text("nobody yet", timeout=PATIENCE)
    venue = stops(page, 1)[0]
    page.locator(".outing").first.locator("input[name^=find-]").fill(venue)
    page.keyboard.press("Enter")
    expect(page.locator(".outing").first.locator(".stop strong").last).to_have_text(venue, timeout=PATIENCE)
    expect(page.locator("#wrong")).to_contain_text("is in another outing too", timeout=PATIENCE)


def test_the_plan_is_saved_and_stands_in_the_calendar(desk):
    page = desk.page
    outings = page.locator(".outing").count()
    page.get_by_role("button", name="Save the round").click()
    page.wait_for_url(re.compile(r"/rounds/\d{4}-\d\d/(save/)?$"))
    if page.url.endswith("/save/"):
        page.get_by_role("button", name="Save the round").click()
        page.wait_for_url(re.compile(r"/rounds/\d{4}-\d\d/$"))
    assert page.locator(".calendar .entry").count() == outings
    nothing(barriers(page))
    page.set_viewport_size(PHONE)
    expect(page.locator(".calendar")).to_be_hidden()
    assert page.locator(".calendar-days .entry").count() == outings


def test_the_editor_and_its_question_have_no_barrier(desk):
    nothing(barriers(desk.page))
    desk.page.goto(f"/rounds/{month_ahead()}/propose/")
    nothing(barriers(desk.page))


def test_the_editor_works_without_a_script(window):
    opened = window(java_script_enabled=False)
    page = opened.page
    page.goto("/sign-in/")
    page.fill("[name=username]", "amber")
    page.fill("[name=passphrase]", "six small boats go home")
    with page.expect_navigation():
        page.press("[name=passphrase]", "Enter")
    page.goto(f"/rounds/{month_ahead()}/propose/")
    with page.expect_navigation():
        page.get_by_role("button", name="Propose the outings").click()
    first, second, *_ = stops(page)
    with page.expect_navigation():
        page.locator(".stop").first.locator("[id^=down-]").click()
    assert stops(page)[:2] == [second, first]
    page.locator(".stop").first.locator("select").select_option(index=2)
    with page.expect_navigation():
        page.locator(".stop").first.get_by_role("button", name="Move").click()
    assert stops(page, 1)[-1] == second
    with page.expect_navigation():
        page.get_by_role("button", name="Undo").click()
    assert stops(page)[:2] == [second, first]
