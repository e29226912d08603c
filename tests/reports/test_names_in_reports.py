"""What goes into a report leaves the house: before it is saved, she is told which of its words name somebody."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.months import Month
from outreach.models import Challenge, Crackdown, Draft
from reports.models import MonthBook
from tests.drafts.conftest import keep
from tests.life import person, words_of

__all__ = ["keep"]

NAMING = "{} was there when the rain came"
PARAGRAPH, CHALLENGES = "/reports/month/2026-09/paragraph/", "/reports/year/2026/challenges/"
TICK = 'type="checkbox" name="keep_names"'
NAMES = ["Rosalind", "阿香", "kettle", "P0007", "10012345678", "Zephyr Parlour", "V010"]


def paragraphs():
    return [book.paragraph for book in MonthBook.objects.all() if book.paragraph]


def challenges():
    return [(row.words, row.strategy) for row in Challenge.objects.all()]


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_that_names_somebody_comes_back_once_with_who(life, amber, name):
    words = NAMING.format(name)
    page = amber.post(PARAGRAPH, {"paragraph": words})
    assert f"Named here: {name}." in words_of(page)
    assert (words in page.content.decode(), TICK in page.content.decode(), paragraphs()) == (True, True, [])
    assert amber.post(PARAGRAPH, {"paragraph": words, "keep_names": "on"}).status_code == 302
    assert paragraphs() == [words]


@pytest.mark.parametrize("field", ["words", "strategy"])
@pytest.mark.parametrize("name", NAMES)
def test_a_challenge_that_names_somebody_comes_back_once_with_who(life, amber, name, field):
    sent = {"month": "2026-09", "words": "Rain", "strategy": "Umbrellas", field: NAMING.format(name)}
    page = amber.post(CHALLENGES, sent)
    assert f"Named here: {name}." in words_of(page)
    assert (sent[field] in page.content.decode(), TICK in page.content.decode(), challenges()) == (True, True, [])
    assert amber.post(CHALLENGES, {**sent, "keep_names": "on"}).status_code == 302
    assert challenges() == [(sent["words"], sent["strategy"])]


def test_the_warning_stands_beside_the_words_that_name_somebody(life, amber):
    page = amber.post(CHALLENGES, {"month": "2026-09", "words": "Rain", "strategy": "Rosalind has umbrellas"})
    html = page.content.decode()
    assert html.index('name="words"') < html.index('name="strategy"') < html.index("Named here: Rosalind.")
    assert html.count("Named here:") == 1


def test_the_warning_is_said_in_chinese_too(life, amber):
    amber.post("/language/", {"language": "zh-hans"})
    assert "这里提到了：阿香。" in words_of(amber.post(PARAGRAPH, {"paragraph": "阿香说下雨了"}))
    assert "这里提到了：阿香。" in words_of(amber.post(CHALLENGES, {"month": "2026-09", "words": "阿香说下雨了"}))


def test_words_that_name_nobody_are_saved_at_once_and_ask_for_no_tick(life, amber):
    for address in ("/reports/month/2026-09/", CHALLENGES):
        assert TICK not in amber.get(address).content.decode()
    assert amber.post(PARAGRAPH, {"paragraph": "Rain for three weeks."}).status_code == 302
    assert amber.post(CHALLENGES, {"month": "2026-09", "words": "Rain", "strategy": ""}).status_code == 302
    assert (paragraphs(), challenges()) == (["Rain for three weeks."], [("Rain", "")])


def test_a_changed_challenge_is_asked_about_anew(life, amber):
    kept = Challenge.objects.create(month=Month(2026, 9), words="Rain", strategy="")
    address = f"/reports/challenges/{kept.pk}/"
    sent = {"month": "2026-09", "words": "Rosalind had no umbrella", "strategy": ""}
    assert "Named here: Rosalind." in words_of(amber.post(address, sent))
    assert challenges() == [("Rain", "")]
    amber.post(address, {**sent, "keep_names": "on"})
    assert "Named here: Rosalind." in words_of(amber.post(address, sent))


def test_the_words_of_a_crackdown_that_are_offered_are_asked_about_too(life, amber):
    raids = Crackdown.objects.create(districts=[life.two.pk], since=date(2026, 9, 10), words="They asked for Rosalind")
    address = f"/reports/crackdowns/{raids.pk}/challenge/"
    assert "They asked for Rosalind</textarea>" in amber.get(address).content.decode()
    sent = {"month": "2026-09", "words": "They asked for Rosalind", "strategy": ""}
    assert "Named here: Rosalind." in words_of(amber.post(address, sent))
    assert challenges() == []
    amber.post(address, {**sent, "keep_names": "on"})
    assert challenges() == [("They asked for Rosalind", "")]


def test_what_came_back_is_still_a_draft_until_it_is_saved(life, amber, opened, keep):
    for form, field in ((PARAGRAPH, "paragraph"), (CHALLENGES, "words")):
        keep(amber, opened, {field: ["Rosalind"]}, form=form)
        sent = {"month": "2026-09", field: "Rosalind was there"}
        amber.post(form, sent)
        assert Draft.objects.count() == 1
        amber.post(form, {**sent, "keep_names": "on"})
        assert not Draft.objects.exists()


def test_far_down_the_page_of_the_month_the_paragraph_that_came_back_has_the_cursor(life, amber):
    assert "autofocus" not in amber.get("/reports/month/2026-09/").content.decode()
    page = amber.post(PARAGRAPH, {"paragraph": "Rosalind was there"}).content.decode()
    assert re.search(r'<textarea name="paragraph"[^>]* autofocus', page)


@pytest.mark.parametrize(("address", "field"), [(PARAGRAPH, "paragraph"), (CHALLENGES, "words")])
def test_the_number_of_queries_does_not_grow_with_those_who_could_be_named(life, amber, address, field):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert "Named here: Rosalind." in words_of(amber.post(address, {"month": "2026-09", field: "Rosalind"}))
        return len(asked)

    queries()
    before = queries()
    for nickname in ("Lily", "Wren", "Anh"):
        person(nickname, at=life.salon)
    assert queries() == before
