"""The library of answers in Chromium: found while a question is typed, taken over with one tap."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_every_page import barriers
from tests.conventions.sources import nothing

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_what_is_known_is_shown_while_a_question_is_typed_and_taken_over_with_one_tap(signed_in, viewport):
    opened = signed_in("birch", viewport=viewport)
    page = opened.page
    page.goto("/questions/new/")
    page.locator("#id_words").press_sequentially("my condom tore yesterday")
    known = page.locator("#similar li").first
    expect(known).to_contain_text("in the library")
    nothing(barriers(page))
    known.get_by_role("button", name="Use this answer").click()
    expect(page.locator("#id_answer")).to_be_focused()
    expect(page.locator("#id_answer")).to_have_value(known.locator("p").nth(1).inner_text())
    expect(page.locator("#id_answered_by")).to_have_value("example, from the library")
    expect(page.locator("#id_at_once")).to_be_checked()
    expect(page.locator("[data-draft-state]")).to_have_text("Kept as a draft.")
    page.locator("form[data-draft] .btn-primary").click()
    expect(page.locator("main")).to_contain_text("my condom tore yesterday")
    expect(page.locator("main")).to_contain_text("example, from the library")


def test_the_library_answers_while_it_is_asked(signed_in):
    opened = signed_in("birch")
    page = opened.page
    page.goto("/answers/")
    nothing(barriers(page))
    questions = page.locator("#library h3")
    whole = questions.count()
    page.locator("#look").press_sequentially("itchy")
    expect(questions.filter(has_not_text="itching")).to_have_count(0)
    expect(questions.first).to_contain_text("itching")
    expect(page.locator("#look")).to_be_focused()
    page.locator("#look").fill("nobody knows")
    expect(page.locator("#library")).to_contain_text("Nothing in the library is like it.")
    page.locator("#look").fill("")
    expect(questions).to_have_count(whole)
    assert whole >= 10
