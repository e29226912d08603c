"""What is typed outlives a server that answers wrongly, pages that overtake each other, and a second window."""

import pytest
from playwright.sync_api import expect

from tests.browser.line import line_to
from tests.browser.test_drafts import FORM, KEPT, sign_in, start_anew, state, type_words, words

pytestmark = pytest.mark.browser
FAILING = "Not kept: the machine did not answer properly."
NEWER = "Not kept: this was typed on in another window."
REFUSED = "It could not be kept as a draft."
TABLE = "from django.db import connection; connection.cursor().execute('ALTER TABLE {} RENAME TO {}')"
LONG = "Two raids. " * 6_000
SAVE = "Save"


@pytest.fixture
def line(rounds):
    """The line on which the browser reaches Rounds here."""
    with line_to(rounds.address) as line:
        yield line


@pytest.fixture
def form(signed_in, line):
    """A page with an empty form, and afterwards no draft of it."""
    page = signed_in(base_url=line.address).page
    page.goto(FORM)
    start_anew(page)
    yield page
    line.status, line.holds = None, 0
    line.let_go()
    page.close()
    page = page.context.new_page()
    page.goto(FORM)
    start_anew(page)


def another_window(form):
    page = form.context.new_page()
    page.goto(FORM)
    return page


def window_at_rest(form):
    """Another window, once it no longer looks for what the page before it sent (LOOKS in drafts.js)."""
    page = another_window(form)
    page.wait_for_timeout(4000)
    return page


def opened_again(form):
    """The form as it opens in a new window, after whatever was on its way has come."""
    page = another_window(form)
    page.wait_for_timeout(500)
    page.goto(FORM)
    return page


def test_what_the_machine_does_not_answer_properly_is_held_and_goes_on_by_itself(form, line):
    saved = []
    form.on("request", lambda request: saved.append(request) if request.url.endswith(FORM) else None)
    line.status = 503
    type_words(form, "Under the bridge")
    expect(state(form)).to_contain_text(FAILING)
    form.get_by_role("button", name=SAVE).click()
    form.wait_for_timeout(500)
    expect(state(form)).to_contain_text(FAILING)
    expect(words(form)).to_have_value("Under the bridge")
    assert saved == []
    line.status = None

    expect(state(form)).to_have_text(KEPT, timeout=15_000)
    expect(words(opened_again(form))).to_have_value("Under the bridge")


def test_every_answer_that_another_try_may_not_meet_is_tried_again(form, line):
    for status in (408, 429, 500, 502, 504):
        line.status = status
        type_words(form, "x")
        expect(state(form)).to_contain_text(FAILING)
        line.status = None
        form.evaluate("() => window.dispatchEvent(new Event('focus'))")
        expect(state(form)).to_have_text(KEPT)


@pytest.mark.parametrize("status", [400, 413])
def test_what_cannot_be_kept_however_often_it_is_tried_is_to_be_saved(form, line, status):
    line.status = status
    type_words(form, "Under the bridge")

    expect(state(form)).to_contain_text(REFUSED)


def test_while_its_table_is_away_nothing_is_lost_and_saving_waits(form, rounds):
    rounds.manage("shell", "-c", TABLE.format("outreach_draft", "away"))
    try:
        type_words(form, "Before the disk came back")
        expect(state(form)).to_contain_text(FAILING)
        form.get_by_role("button", name=SAVE).click()
        expect(state(form)).to_contain_text(FAILING)
    finally:
        rounds.manage("shell", "-c", TABLE.format("away", "outreach_draft"))

    expect(state(form)).to_have_text(KEPT, timeout=15_000)
    expect(words(form)).to_have_value("Before the disk came back")


def test_after_an_error_page_back_brings_everything_again(form, rounds):
    type_words(form, "Before the error page")
    rounds.manage("shell", "-c", TABLE.format("outreach_challenge", "away"))
    try:
        with form.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith(FORM)) as sent:
            form.get_by_role("button", name=SAVE).click()
        assert sent.value.status == 500
        expect(words(form)).to_have_count(0)
        form.go_back()
        expect(words(form)).to_have_value("Before the error page")
    finally:
        rounds.manage("shell", "-c", TABLE.format("away", "outreach_challenge"))
    expect(words(opened_again(form))).to_have_value("Before the error page")


def test_what_is_typed_and_at_once_reloaded_is_there_twenty_times_of_twenty(form):
    for turn in range(20):
        typed = f"Reloaded at once, turn {turn}, to the last letter"
        words(form).fill(typed)
        form.wait_for_timeout(10 * turn)
        form.reload()
        expect(words(form)).to_have_value(typed, timeout=4_000)
    words(form).fill("")
    form.reload()

    expect(words(form)).to_have_value("", timeout=4_000)


def test_what_comes_after_the_reloaded_page_is_shown_in_it(form, line):
    type_words(form, "Kept in time")
    expect(state(form)).to_have_text(KEPT)
    line.holds = 1
    type_words(form, ", and sent late")
    form.reload()
    line.wait_until_it_holds()
    expect(words(form)).to_have_value("Kept in time")
    line.let_go()

    expect(words(form)).to_have_value("Kept in time, and sent late", timeout=5_000)
    type_words(form, "Once more: ")
    expect(state(form)).to_have_text(KEPT)


def test_what_was_sent_first_and_comes_last_replaces_nothing(form, line):
    line.holds = 1
    type_words(form, "First")
    line.wait_until_it_holds()
    words(form).fill("Second")
    form.goto("/questions/")
    again = opened_again(form)
    expect(words(again)).to_have_value("Second")
    line.let_go()
    again.wait_for_timeout(500)
    again.goto(FORM)

    expect(words(again)).to_have_value("Second")


def test_a_field_that_is_emptied_while_what_stood_there_is_on_its_way_is_empty(form, line):
    line.holds = 1
    type_words(form, "Not this")
    line.wait_until_it_holds()
    words(form).fill("")
    form.goto("/questions/")
    line.let_go()

    expect(words(opened_again(form))).to_have_value("")


def test_a_second_window_says_that_it_was_typed_on_in_the_first_and_shows_it_when_she_wants(form):
    second = window_at_rest(form)
    words(second).click()
    type_words(form, "In the first")
    expect(state(form)).to_have_text(KEPT)
    type_words(second, "In the second")
    expect(state(second)).to_contain_text(NEWER)
    second.get_by_role("button", name=SAVE).click()
    second.wait_for_timeout(500)
    expect(words(second)).to_have_value("In the second")
    type_words(form, ", and on")
    expect(state(form)).to_have_text(KEPT)
    second.get_by_role("button", name="Show what was typed there").click()

    expect(words(second)).to_have_value("In the first, and on")
    words(second).press("End")
    type_words(second, ", taken over")
    expect(state(second)).to_have_text(KEPT)
    expect(words(opened_again(form))).to_have_value("In the first, and on, taken over")


def test_in_the_second_window_she_may_decide_for_what_stands_there(form):
    second = window_at_rest(form)
    words(second).click()
    type_words(form, "In the first")
    expect(state(form)).to_have_text(KEPT)
    type_words(second, "In the second")
    expect(state(second)).to_contain_text(NEWER)
    second.get_by_role("button", name="Keep what stands here").click()
    expect(state(second)).to_have_text(KEPT)
    expect(second.get_by_role("button", name="Keep what stands here")).to_be_hidden()
    form.get_by_role("button", name=SAVE).click()

    expect(state(form)).to_contain_text(NEWER)
    expect(words(opened_again(form))).to_have_value("In the second")


def test_a_second_window_in_which_nothing_is_typed_shows_what_was_typed_in_the_first(form):
    second = another_window(form)
    second.wait_for_timeout(3_000)
    type_words(form, "In the first")
    expect(state(form)).to_have_text(KEPT)
    expect(words(second)).to_have_value("")
    second.evaluate("() => window.dispatchEvent(new Event('focus'))")

    expect(words(second)).to_have_value("In the first")


def test_a_text_too_long_to_be_sent_on_the_way_out_is_not_left_without_a_question(form):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    type_words(form, "x")
    words(form).evaluate("(field, text) => { field.value = text; }", LONG)
    form.evaluate("() => { window.location.href = '/questions/'; }")
    form.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    expect(words(form)).to_have_value(LONG)
    expect(state(form)).to_have_text(KEPT)
    form.goto("/questions/")

    assert asked == ["beforeunload"]
    expect(words(opened_again(form))).to_have_value(LONG)


def test_the_windows_of_two_who_take_turns_do_not_mix(form, line):
    type_words(form, "Of amber alone")
    expect(state(form)).to_have_text(KEPT)
    other = another_window(form)
    other.goto("/passphrase/")
    other.get_by_role("button", name="Sign out").locator("visible=true").click()
    sign_in(other, "birch")
    form.evaluate("() => window.dispatchEvent(new Event('focus'))")
    form.wait_for_timeout(500)
    expect(words(form)).to_have_value("Of amber alone")
    other.get_by_role("button", name="Sign out").locator("visible=true").click()
    sign_in(other)
