"""What was typed last stays: the older never replaces the newer, from whichever page, in whichever order it comes."""

import pytest

from outreach.models import Draft
from tests.drafts.conftest import FORM

HERE, THERE = "0123456789abcdef", "fedcba9876543210"


def words_of(user):
    (draft,) = Draft.objects.visible_to(user).opened()
    return draft.data["words"]


@pytest.fixture
def typed(amber, opened, keep):
    """Amber's page sends words as its revision, based on another; gives the status."""

    def words(text, revision="", based_on=""):
        return keep(amber, opened, {"words": [text]}, revision=revision, based_on=based_on)

    return words


def test_what_a_page_sent_first_and_comes_late_replaces_nothing(typed, opened):
    assert typed("One two", f"{HERE}-12") == 204
    assert typed("One", f"{HERE}-9") == 204

    assert words_of(opened) == "One two"


def test_what_a_page_sends_next_replaces_what_it_sent_whether_it_knows_or_not(typed, opened):
    typed("One", f"{HERE}-9")
    assert typed("", f"{HERE}-10") == 204

    assert words_of(opened) == ""


def test_a_page_that_does_not_show_what_was_typed_elsewhere_does_not_replace_it(typed, opened):
    typed("Typed here", f"{HERE}-1")
    assert typed("Typed there", f"{THERE}-1") == 412
    assert typed("Typed there", f"{THERE}-2", f"{HERE}-0") == 412
    assert words_of(opened) == "Typed here"

    assert typed("Typed there", f"{THERE}-3", f"{HERE}-1") == 204
    assert typed("Late", f"{HERE}-2") == 412
    assert words_of(opened) == "Typed there"


def test_where_the_draft_is_gone_nothing_is_replaced(typed, amber, opened):
    typed("Typed here", f"{HERE}-1")
    amber.post(f"/drafts/{Draft.objects.get().pk}/drop/")

    assert typed("Typed there", f"{THERE}-1", f"{HERE}-1") == 204
    assert words_of(opened) == "Typed there"


def test_each_form_has_revisions_of_its_own(typed, amber, opened, keep):
    typed("Typed here", f"{HERE}-1")
    other = {"form": "/reports/year/2025/challenges/", "revision": f"{THERE}-1"}

    assert keep(amber, opened, {"words": ["Typed there"]}, **other) == 204
    assert Draft.objects.count() == 2


def test_what_was_kept_before_there_were_revisions_opens_and_is_gone_on_with(typed, amber, opened):
    typed("Kept before")
    page = amber.get(FORM).content.decode()

    assert "Kept before</textarea>" in page
    assert typed("Kept before, and after", f"{HERE}-1") == 204
    assert typed("A page from before") == 412
    assert words_of(opened) == "Kept before, and after"


@pytest.mark.parametrize("name", ["revision", "based_on"])
@pytest.mark.parametrize(
    "wrong", ["x", HERE, f"{HERE}-", f"{HERE}-1x", f"{HERE}-{'9' * 5000}", f"{HERE}-١", f"{HERE}-1\n2"]
)
def test_what_is_no_revision_is_refused(amber, opened, keep, name, wrong):
    assert keep(amber, opened, {"words": ["Raid"]}, **{name: wrong}) == 400
    assert not Draft.objects.exists()


def test_a_page_says_which_revision_it_shows_also_when_a_form_came_back_with_a_mistake(typed, amber):
    typed("Typed here", f"{HERE}-1")
    said = f'data-revisions="{{&quot;{FORM}&quot;: &quot;{HERE}-1&quot;}}"'

    for page in (amber.get(FORM), amber.post(FORM, {"month": "2026-04", "words": ""})):
        assert page.content.decode().count(said) == 1


def test_a_page_can_ask_what_lies_there_and_is_told_no_word_of_it(typed, amber):
    typed("Marigold", f"{HERE}-4")
    answer = amber.get("/drafts/")

    assert answer.json()["revisions"] == {FORM: f"{HERE}-4"}
    assert b"Marigold" not in answer.content


def test_the_revision_is_sealed_and_its_writers_alone(typed, opened):
    typed("Marigold", f"{HERE}-4")
    kept = Draft.objects.values().get()

    assert HERE.encode() not in b"|".join(
        bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in kept.values()
    )
