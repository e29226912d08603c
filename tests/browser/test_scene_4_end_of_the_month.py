"""Scene 4: the month is read and closed, the next one proposed, put right by hand, saved, and taken into a calendar."""

import re

import pytest
from playwright.sync_api import expect

from core.months import Month
from tests.browser.scenes import EACH_WAY, SLOW, enter, place_of
from tests.life import today

pytestmark = pytest.mark.browser
BACK, AHEAD = (2, 3, 4, 5), (2, 3, 4, 5)  # months from this one, for each walk its own: to close, and to plan from
ROUND = {"en": r"Round \S+", "zh-hans": r"第 \S+ 组"}


@EACH_WAY
def test_the_month_is_closed_and_the_next_one_is_planned(window, language, size):
    walk, place = enter(window, "amber", language, size), place_of(language, size)
    month = Month.of(today())
    closes(walk, month - BACK[place])
    proposes(walk, month + AHEAD[place])
    planned = month + AHEAD[place] + 1
    puts_right(walk)
    if not walk.on_phone:
        drags(walk)
    outings = saves(walk, planned)
    takes_the_calendar(walk, planned, outings)
    walk.ends_well()


def closes(walk, month):
    """She reads the figures, writes her paragraph, and closes the month; then nothing can be closed."""
    page = walk.page
    page.goto("/reports/")
    walk.go(f"main a[href='/reports/month/{month}/']", where=f"**/month/{month}/")
    walk.says("Visited", "已走访")
    walk.look()
    page.locator("[name=paragraph]").fill("Rain, and two new places.")
    with page.expect_navigation():
        walk.go("section[aria-labelledby=paragraph] .btn-primary")
    expect(page.locator("[name=paragraph]")).to_have_value("Rain, and two new places.")
    walk.go(f"main a[href='/reports/month/{month}/close/']", where="**/close/")
    walk.look()
    walk.go("main form .btn-primary, main form .btn-danger", where=f"**/month/{month}/")
    walk.says("Closed. These are the figures as they were stored", "已月结")
    assert page.locator(f"main a[href='/reports/month/{month}/close/']").count() == 0


def proposes(walk, month):
    """From the month's page to a proposal for the one after it."""
    page = walk.page
    page.goto(f"/reports/month/{month}/")
    walk.go(f"main a.btn-primary[href='/rounds/{month + 1}/change/']", where=f"**/rounds/{month + 1}/propose/")
    walk.look()
    walk.go(".propose .buttons > .btn-primary", where="**/change/")
    walk.says("not saved yet", "还没保存")
    walk.look()


def stops(walk):
    return walk.page.locator(".outing").first.locator(".stop strong").all_inner_texts()


def first_is(walk, venue):
    expect(walk.page.locator(".stop strong").first).to_have_text(venue, timeout=SLOW)


def puts_right(walk):
    """A stop goes down and up, is dropped, and comes back: by keys at a desk, by buttons on a phone."""
    page = walk.page
    if not page.locator(".stop").first.is_visible():
        walk.go(".outing summary.fold-head")
    first, second, *_ = before = stops(walk)
    steps = [("down", "Alt+ArrowDown", second), ("up", "Alt+ArrowUp", first), ("drop", "Delete", second)]
    place = {"up": 1}
    for step, key, then in steps:
        button = page.locator(".stop").nth(place.get(step, 0)).locator(f"[id^={step}-]")
        if walk.on_phone:
            walk.go(button)
        else:
            button.focus()
            walk.press(key)
        first_is(walk, then)
    expect(page.locator("#uncovered")).to_contain_text(first, timeout=SLOW)
    if walk.on_phone:
        walk.go("#undo")
    else:
        walk.press("Control+z")
    first_is(walk, first)
    assert stops(walk) == before


def drags(walk):
    """The mouse takes the first stop and puts it in the third place."""
    first, second, third, *rest = stops(walk)
    third_stop = walk.page.locator(".stop").nth(2)
    height = third_stop.bounding_box()["height"]
    walk.page.locator(".stop").first.drag_to(third_stop, target_position={"x": 200, "y": height - 3})
    expect(walk.page.locator(".stop strong").nth(2)).to_have_text(first, timeout=SLOW)
    assert stops(walk) == [second, third, first, *rest]


def saves(walk, month):
    """The outings stand in the calendar and in the list, and the plan says that it is saved."""
    page = walk.page
    outings = page.locator(".outing").count()
    expect(page.locator("#steps.htmx-request")).to_have_count(0, timeout=SLOW)
    walk.go("#save", where=f"**/rounds/{month}/")
    calendar = ".calendar-days" if walk.on_phone else ".calendar"
    expect(page.locator(f"{calendar} .entry:visible")).to_have_count(outings)
    assert page.locator(".districts dd a").count() == outings
    walk.look()
    return outings


def takes_the_calendar(walk, month, outings):
    """The file says on which days, and which district by its number alone."""
    with walk.page.expect_download() as taken:
        walk.go(f"main a[href='/rounds/{month}/calendar/']")
    text = taken.value.path().read_text()
    entries = re.findall(r"^SUMMARY:(.*?)\r?$", text, re.MULTILINE)
    assert 0 < len(entries) <= outings
    assert not [words for words in entries if not re.fullmatch(ROUND[walk.language], words)], entries
    days = re.findall(r"^DTSTART;VALUE=DATE:(\d{6})\d\d\r?$", text, re.MULTILINE)
    assert days == [str(month).replace("-", "")] * len(entries)
    names = {line.split(":")[0].split(";")[0] for line in text.splitlines()}
    assert names == {"BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}
