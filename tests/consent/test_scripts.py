"""The script of consent: the coordinator changes it, and every change is a new version."""

import pytest

from people.consent import change_script, keep_consent, script_to_speak
from people.models import Person, Purpose, Script
from tests.life import in_this_order, offers_of, today, words_of


@pytest.fixture
def amber(staff, sign_in):
    return sign_in(staff["coordinator"])


def test_the_first_version_is_there_before_anybody_wrote_one(opened):
    assert (script_to_speak("en").version, script_to_speak("en").language) == (1, "en")
    assert "May we count you?" in script_to_speak("en").words
    assert Script.objects.count() == 0


def test_a_version_that_was_spoken_is_kept(life, opened):
    spoken = script_to_speak("en")
    keep_consent(
        person=life.xiang, answers={Purpose.CALL: True}, on=today(), asked_by="amber", script=spoken, by=opened
    )
    assert [(kept.language, kept.version, kept.words) for kept in Script.objects.opened()] == [("en", 1, spoken.words)]


def test_changed_words_are_a_new_version_and_the_same_words_are_not(opened, actions_of):
    first = script_to_speak("en").words
    assert change_script(language="en", words="May we?", by=opened).version == 2
    assert change_script(language="en", words="May we?", by=opened).version == 2
    assert change_script(language="en", words="May we, please?", by=opened).version == 3
    assert script_to_speak("en").words == "May we, please?"
    assert script_to_speak("en", 2).words == "May we?"
    assert first != script_to_speak("en").words
    assert actions_of()[-2:] == ["changed the script of consent"] * 2


def test_the_coordinator_changes_it_on_its_page(amber):
    assert "/settings/scripts/en/" in offers_of(amber.get("/settings/scripts/"))
    amber.post("/settings/scripts/en/", {"words": "May we keep a record?"})
    text = words_of(amber.get("/settings/scripts/"))
    assert "May we keep a record? Version 2" in text
    assert amber.post("/settings/scripts/en/", {"words": " "}).status_code == 200
    assert amber.get("/settings/scripts/tlh/").status_code == 404


def test_a_yes_names_the_version_that_was_on_the_page_even_if_it_was_changed_since(life, opened, worker):
    change_script(language="en", words="May we?", by=opened)
    sent = {"on": today(), "asked_by": "birch", "language": "en", "version": "2", "call": "True"}
    change_script(language="en", words="May we, please?", by=opened)
    worker.post(f"/people/{life.xiang.pk}/consent/", sent)
    assert Person.objects.get(pk=life.xiang.pk).consent_to(Purpose.CALL).script == "en 2"


def test_it_may_be_read_in_another_language_than_the_reader_has(life, worker):
    page = worker.get(f"/people/{life.xiang.pk}/consent/?language=zh-hans").content.decode()
    assert 'name="language" value="zh-hans"' in page
    assert '<div lang="zh-hans">' in page


def test_it_stands_where_she_is_asked_for_the_first_time(life, worker):
    stop = f"/outings/{life.trip.pk}/stops/{life.salon.pk}/people/"
    for page in (worker.get("/people/new/"), worker.post(stop, {"find": "Wren"})):
        assert in_this_order(words_of(page), "Read aloud", "May we keep a record of you?", "yes no")
