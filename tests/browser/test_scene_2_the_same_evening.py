"""Scene 2: the same evening every stop gets its outcome, by keys or by taps, and the outing is closed."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.laid_out import TO_TELL
from tests.browser.scenes import EACH_WAY, enter, lay_out, place_of
from tests.life import today

pytestmark = pytest.mark.browser
HANDS = {"desk": (11, 12), "phone": (23, 0)}  # clicks or taps, and keys, from the first page to the closed outing


@pytest.fixture(scope="module")
def laid_out(rounds):
    """An outing of today for each walk."""
    return lay_out(rounds, [f"Dock {place}" for place in range(4)])


@EACH_WAY
def test_every_stop_gets_its_outcome_and_the_outing_is_closed(window, laid_out, language, size):
    walk = enter(window, "birch", language, size)
    page, mine = walk.page, laid_out[f"Dock {place_of(language, size)}"]
    takes_a_sheet(walk, mine)
    walk.go(f".now-buttons a[href='{mine.outing}stops/']", where="**/stops/")
    walk.look()
    lines = page.locator(".stop-line .stop-number")
    assert lines.all_inner_texts()[:4] == ["1", "2", "3", "4"]
    walk.go(f"a.row-link[href='{stop_of(mine, 0)}']", where=f"**{stop_of(mine, 0)}")
    writes_a_visit(walk)
    saves(walk, mine, 1)
    gives_outcome(walk, "closed")
    saves(walk, mine, 2)
    gives_outcome(walk, "refused")
    walk.go("[data-when=refused] .chip")
    saves(walk, mine, 3)
    closes(walk, mine)
    says_nothing_is_left(walk, mine)
    what_was_promised_stands(walk, mine)
    assert (walk.clicks, walk.keys) == HANDS["phone" if walk.on_phone else "desk"]
    walk.ends_well()


def stop_of(mine, place):
    return f"{mine.outing}stops/{mine.venues[place]}/"


def takes_a_sheet(walk, mine):
    """Before going out; it is not counted."""
    walk.page.goto(f"{mine.outing}sheet/")
    walk.page.locator("main form button.btn-primary").click()
    expect(walk.page.locator(".papers.printable")).to_be_attached()
    walk.page.goto("/")


def gives_outcome(walk, outcome):
    walk.tick(walk.page.locator(f"[name=outcome][value={outcome}]"))


def writes_a_visit(walk):
    """Reached: two of three women, a topic, what was promised is kept, an answer told, and a promise to come back."""
    page = walk.page
    walk.says("What came of this stop", "结果")
    gives_outcome(walk, "reached")
    if walk.on_phone:
        walk.go("[data-number='3']")
    else:
        walk.press("3")
    for box in ("[name=met] >> nth=0", "[name=met] >> nth=1", "[name=topics] >> nth=0", "[name=kept]", "[name=told]"):
        walk.tick(page.locator(box).first)
    expect(page.locator(".due")).to_contain_text(TO_TELL["answer"])
    walk.go("details:has([name=back_on]) > summary")
    walk.clicks += 1
    page.locator("[name=back_reason]").select_option(index=1)
    chosen = page.locator("[name=back_reason] option:checked").get_attribute("data-day")
    assert chosen
    expect(page.locator("[name=back_on]")).to_have_value(chosen)
    walk.go("[data-taps] [data-day]")
    expect(page.locator("[name=back_on]")).to_have_value((today() + timedelta(days=7)).isoformat())
    walk.look()


def saves(walk, mine, following):
    """What was written is saved, and the next planned stop is there."""
    if walk.on_phone:
        walk.go(".save-bar .btn-primary")
    else:
        walk.press("Enter")
    walk.page.wait_for_url(f"**{stop_of(mine, following)}")


def closes(walk, mine):
    """What has no outcome yet gets one, supplies are counted, and the sheet is destroyed."""
    page = walk.page
    walk.go(f"main a[href='{mine.outing}stops/']", where="**/stops/")
    walk.go(f"main a[href='{mine.outing}close/']", where="**/close/")
    walk.says("the printed sheet is not yet destroyed", "单子还没碎掉")
    assert page.locator(".ending").count() == 1
    walk.go(".ending [value=unsafe] >> xpath=ancestor::label")
    walk.write("[name^=supply-]", "60")
    walk.go(page.locator("[name=sheet]").first.locator("xpath=ancestor::label"))
    walk.look()
    walk.go(".save-bar .btn-primary")
    page.wait_for_url(f"**{mine.outing}")


def says_nothing_is_left(walk, mine):
    """Neither the first page nor the record asks for it any more."""
    page = walk.page
    page.goto("/")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(f"main .rows a[href^='{mine.outing}']").count() == 0
    page.goto(mine.outing)
    assert page.locator(f"main .note a[href='{mine.outing}close/']").count() == 0
    outcomes = page.locator(".timeline .sign").evaluate_all("signs => signs.map(sign => sign.classList[1])")
    assert outcomes == ["sign-reached", "sign-closed", "sign-refused", "sign-unsafe"]


def what_was_promised_stands(walk, mine):
    """The form of the visit shows what was kept, told and promised; the question says that she was told."""
    page = walk.page
    page.goto(stop_of(mine, 0))
    for box in ("[name=kept]", "[name=told]", "[name=met] >> nth=0", "[name=met] >> nth=1"):
        expect(page.locator(box).first).to_be_checked()
    expect(page.locator("[name=met] >> nth=2")).not_to_be_checked()
    expect(page.locator("[name=headcount]")).to_have_value("3")
    in_a_week = today() + timedelta(days=7)
    written = f"{in_a_week:%-d %b %Y}" if walk.language == "en" else f"{in_a_week:%Y年%-m月%-d日}"
    expect(page.locator("section.panel ul.rows")).to_contain_text(written)
    page.goto(mine.question)
    expect(page.locator("main .sign-told")).to_be_visible()
