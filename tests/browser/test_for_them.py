"""A coordinator who was not out writes an outing of colleagues down: she is asked once whether she means it."""

import pytest
from playwright.sync_api import expect

from tests.browser.scenes import EACH_WAY, enter, lay_out, place_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def laid_out(rounds):
    """An outing of birch's for each walk."""
    return lay_out(rounds, [f"Quay {place}" for place in range(4, 8)])


@EACH_WAY
def test_she_is_asked_once_and_then_writes(window, laid_out, language, size):
    walk = enter(window, "amber", language, size)
    page, theirs = walk.page, laid_out[f"Quay {4 + place_of(language, size)}"]
    line = page.locator("a.row-link", has_text=theirs.name)
    expect(line).to_contain_text("birch")
    assert page.locator(f".now-buttons a[href^='{theirs.outing}']").count() == 0
    walk.look()
    page.goto(f"{theirs.outing}briefing/")
    walk.go("#read p > a", where="**/for-them/stops/")
    walk.says("Write it down for them?", "替她们写吗？")
    walk.says("This is the outing of birch:", "这是 birch 的外展：")
    walk.look()
    walk.go("main form .btn-primary", where=f"**{theirs.outing}stops/")
    page.goto(f"{theirs.outing}briefing/")
    walk.go("#read p > a", where=f"**{theirs.outing}stops/")
    walk.ends_well()
