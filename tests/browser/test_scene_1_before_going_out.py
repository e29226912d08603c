"""Scene 1: the team opens the outing, reads the briefing together, and takes a sheet of letters and symbols along."""

import pytest
from playwright.sync_api import expect

from tests.browser.laid_out import NOTE, SAFELY, TO_TELL, VENUES
from tests.browser.scenes import EACH_WAY, enter, lay_out, place_of

pytestmark = pytest.mark.browser
HEADINGS = {
    "en": ["Last time", "Who works there", "To explain again", "Promised", "Answers to tell", "Not yet asked"],
    "zh-hans": ["上次", "谁在这里", "需要再讲", "答应过的", "待回复的解答", "还没征求同意"],
}


@pytest.fixture(scope="module")
def laid_out(rounds):
    """An outing of today for each walk."""
    return lay_out(rounds, [f"Quay {place}" for place in range(4)])


@EACH_WAY
def test_the_team_reads_the_briefing_and_prints_the_sheet(window, laid_out, language, size):
    walk = enter(window, "birch", language, size)
    mine = laid_out[f"Quay {place_of(language, size)}"]
    walk.look()
    walk.go(f".now-buttons a[href='{mine.outing}briefing/']", where="**/briefing/")
    assert walk.clicks == 1, "the briefing of today is one click from where one signs in"
    reads_aloud(walk, mine)
    walk.look()
    walk.go("#read button.btn-primary")
    walk.says("The team read it on", "一起念过了")
    says_so_at_home(walk, mine)
    prints_the_sheet(walk, mine)
    walk.ends_well()


def reads_aloud(walk, mine):
    """Stop by stop in the order of the plan, and at the first stop everything that was left open there."""
    walk.says("The district at a glance", "片区概况")
    stops = walk.page.locator(".stop-brief")
    headings = stops.locator("summary h2").all_inner_texts()
    assert [heading.split() for heading in headings] == [
        [str(place), *stop.split()] for place, stop in enumerate(mine.stops, 1)
    ]
    first = stops.first.inner_text()
    parts = [mine.women[0], NOTE, mine.women[1], mine.women[2], TO_TELL["words"], TO_TELL["answer"], SAFELY]
    for part in parts:
        assert part in first, part
    assert stops.first.locator("blockquote").inner_text() == NOTE
    assert stops.first.locator("h3").all_inner_texts() == HEADINGS[walk.language]
    for others in stops.all_inner_texts()[1:]:
        assert TO_TELL["answer"] not in others
        assert NOTE not in others


def says_so_at_home(walk, mine):
    """Who opens the first page sees that it was read."""
    walk.page.goto("/")
    trip = walk.page.locator(".now", has=walk.page.locator(f"a[href='{mine.outing}briefing/']"))
    expect(trip).to_contain_text("the team has read it" if walk.language == "en" else "大家一起念过了")
    walk.page.go_back()


def prints_the_sheet(walk, mine):
    """The letters on the paper are the keys of the form, and nothing on it says who or where."""
    page = walk.page
    page.goto(f"{mine.outing}briefing/")
    walk.go(f"main a[href='{mine.outing}sheet/']", where="**/sheet/")
    walk.look()
    walk.go("main form button.btn-primary")
    expect(page.locator(".papers.printable")).to_be_attached()
    paper = page.locator(".papers").inner_text()
    for secret in (*mine.women, *VENUES, mine.name, TO_TELL["words"], TO_TELL["answer"], NOTE):
        assert secret not in paper, secret
    stop = page.locator(".paper-stop").first
    women = [tuple(line.split()) for line in stop.locator(".paper-women li").all_inner_texts()]
    topics = stop.locator(".paper-line").nth(1).locator(".tick").all_inner_texts()
    page.goto(f"{mine.outing}stops/{mine.venues[0]}/")
    page.locator("[name=outcome][value=reached]").check()
    rows = page.locator("#people .met > li")
    keys = [row.locator("[name=met]").get_attribute("data-key") for row in rows.all()]
    symbols = rows.locator(".symbol").all_inner_texts()
    assert sorted(symbols) == ["boat", "kettle", "kite"]
    assert women == list(zip(keys, symbols, strict=True))
    keyed = page.locator("[name=topics][data-key]")
    assert topics == keyed.evaluate_all("boxes => boxes.map(box => box.dataset.key)")
