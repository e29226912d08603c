"""Scene 3: a question nobody could answer; the doctor on the telephone or signed in; and she is told, safely."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.laid_out import KNOWN, SAFELY, VENUES
from tests.browser.scenes import EACH_WAY, SLOW, enter, lay_out, place_of
from tests.life import today

pytestmark = pytest.mark.browser
ASKED = {
    "en": ["How long does the itching last, after {} days", "Is the green cream safe, for {} weeks"],
    "zh-hans": ["痒会持续多久，{}天了还没好", "绿色的药膏安全吗，用了{}个星期"],
}
SHEET = "/questions/telephone/"


@pytest.fixture(scope="module")
def laid_out(rounds):
    """An outing of ten days ago and one of today for each walk."""
    return lay_out(rounds, [f"Pier {place}" for place in range(4)])


@EACH_WAY
def test_a_question_is_answered_by_telephone_and_she_is_told_by_a_call(window, laid_out, language, size):
    walk, place = enter(window, "birch", language, size), place_of(language, size)
    mine, words = laid_out[f"Pier {place}"], ASKED[language][0].format(place + 3)
    asks_at_a_stop(walk, mine, words)
    reads_it_out(walk, mine, words)
    question = finds_it_to_tell(walk, words)
    calls_in_vain(walk, question)
    calls_again(walk, question)
    walk.ends_well()


@EACH_WAY
def test_the_adviser_answers_and_she_is_told_on_the_next_visit(window, laid_out, language, size):
    walk, place = enter(window, "birch", language, size), place_of(language, size)
    mine, words = laid_out[f"Pier {place}"], ASKED[language][1].format(place + 3)
    question = asks_by_hand(walk, mine, words)
    answer = the_adviser_answers(window, mine, words, language, size)
    is_told_on_a_visit(walk, mine, question, answer)
    walk.ends_well()


def asks_at_a_stop(walk, mine, words):
    """What is like it appears while she types; a nickname in it is said; then it is kept as an open question."""
    page, stop = walk.page, f"{mine.before}stops/{mine.venues[0]}/"
    page.goto(stop)
    walk.go("details:has([name=question_words]) > summary")
    walk.write("[name=question_words]", f"{mine.women[0]}: {words}")
    expect(page.locator("#similar li").first).to_contain_text(KNOWN[walk.language][1], timeout=SLOW)
    walk.look()
    page.locator("[name=question_topic]").select_option(index=2)
    page.locator("[name=question_person]").select_option(
        label=page.locator("[name=question_person] option", has_text=mine.women[2]).inner_text()
    )
    walk.go(".save-bar .btn-quiet")
    expect(page.locator("[name=keep_names]")).to_be_visible(timeout=SLOW)
    walk.says(f"Named here: {mine.women[0]}", f"这里提到了：{mine.women[0]}")
    walk.look()
    page.locator("[name=question_words]").fill(words)
    walk.go(".save-bar .btn-quiet", where="**/stops/")


def reads_it_out(walk, mine, words):
    """The sheet says topic and age and neither who nor where; the answer is typed beside the words."""
    page = walk.page
    page.goto("/")
    walk.go(f"main a[href='{SHEET}']", where=f"**{SHEET}")
    card = page.locator(".read-out", has_text=words)
    walk.says("age 25-34", "年龄 25-34")
    shown = page.locator("main").inner_text()
    for secret in (*mine.women, *VENUES, mine.name, *mine.stops):
        assert secret not in shown, secret
    if not card.locator("[name=answer]").is_visible():
        walk.go(card.locator("summary").first)
    card.locator("[name=answered_by]").fill("Dr. Lin")
    card.locator("[name=answer]").fill("Two weeks, then it is gone.")
    walk.look()
    walk.go(card.locator("form .buttons > .btn-primary"))
    expect(page.locator(".read-out-done", has_text=words)).to_be_visible(timeout=SLOW)


def finds_it_to_tell(walk, words):
    """The queue says that there is an answer to tell."""
    page = walk.page
    page.goto("/")
    walk.go("main .rows a[href='/questions/?state=to_tell']", where="**/questions/?state=to_tell")
    walk.says("answered, not yet told", "已解答，未回复")
    walk.look()
    row = page.locator("main tbody tr", has_text=words)
    walk.go(row.locator("th a"), where="**/questions/*-*/")
    return page.url


def calls_in_vain(walk, question):
    """Her rule is on screen; nobody answers, and another day is named."""
    page = walk.page
    walk.go("main a[href$='/call/']", where="**/call/")
    walk.says("She may be called.", "可以给她打电话。")
    expect(page.locator("main")).to_contain_text(SAFELY)
    walk.look()
    walk.go("[name=reached][value=not_reached]")
    page.locator("[name=next_try]").fill((today() + timedelta(days=1)).isoformat())
    walk.go(page.locator("form[data-draft] .buttons .btn-primary"), where=question)
    expect(page.locator("main .sign-answered")).to_be_visible()
    walk.says("next try", "再联系")


def calls_again(walk, question):
    """She is reached, and the question is done with."""
    page = walk.page
    walk.go("main a[href$='/call/']", where="**/call/")
    walk.go("[name=told]", where=question)
    expect(page.locator("main .sign-told")).to_be_visible()
    walk.look()


def asks_by_hand(walk, mine, words):
    """A question of somebody at a venue, who has no record."""
    page = walk.page
    page.goto("/questions/new/")
    walk.write("main [name=words]", words)
    page.locator("[name=venue]").select_option(mine.venues[0])
    walk.look()
    walk.go("form[data-draft] .btn-primary", where="**/questions/*-*/")
    return page.url


def the_adviser_answers(window, mine, words, language, size):
    """Signed in on her own she sees the words, and neither who nor where on any page."""
    advising = enter(window, "adviser", language, size)
    page, answer = advising.page, "It is safe." if language == "en" else "可以放心用。"
    seen = [page.locator("body").inner_text()]
    advising.look()
    advising.go(".now a[href='/questions/']", where="**/questions/")
    advising.says("Open questions", "待解答的问题")
    advising.look()
    seen.append(page.locator("body").inner_text())
    card = page.locator("main section.panel", has_text=words)
    advising.go(card.locator("a.btn-primary"), where="**/answer/")
    seen.append(page.locator("body").inner_text())
    page.locator("[name=answer]").fill(answer)
    advising.look()
    advising.go("form[data-draft] .btn-primary", where="**/questions/")
    link = page.locator("main ul.rows a", has_text=words)
    advising.go(link, where="**/questions/*-*/")
    seen.append(page.locator("body").inner_text())
    for secret in (*mine.women, *mine.stops, *VENUES, mine.name, SAFELY):
        assert not [text for text in seen if secret in text], secret
    advising.ends_well()
    return answer


def is_told_on_a_visit(walk, mine, question, answer):
    """The briefing carries the answer to the stop; the visit says that it was told."""
    page = walk.page
    page.goto(f"{mine.outing}briefing/")
    expect(page.locator("#stop-1 .answer", has_text=answer)).to_be_visible()
    page.goto(f"{mine.outing}stops/{mine.venues[0]}/")
    walk.tick(page.locator("[name=outcome][value=reached]"))
    line = page.locator(".due .met-line", has_text=answer)
    walk.tick(line.locator("[name=told]"))
    walk.look()
    walk.go(".save-bar .btn-quiet", where="**/stops/")
    page.goto(question)
    expect(page.locator("main .sign-told")).to_be_visible()
    walk.says("on a visit", "走访")
