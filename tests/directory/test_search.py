"""Search: by what somebody remembers, posted."""

from datetime import date

import pytest

from outreach.directory import search
from outreach.directory.search import LONGEST, find, people_meant_by
from outreach.models import WorksAt
from tests.life import person, venue, words_of
from venues.models import Venue


@pytest.mark.parametrize(
    "words", ["阿香", "香", "ax", "axiang", "KETTLE", "ket", "10012345678", "2345", "p0007", "Ｐ０００７"]
)
def test_a_person_is_found_by_nickname_symbol_phone_or_register_number(life, opened, words):
    found = find(words, reader=opened, today=date(2026, 10, 1))
    assert [line.person for line in found.people] == [life.xiang]
    assert found.venues == []


@pytest.mark.parametrize("words", ["{name} {number}", "{number} {name}", "{name} {place}"])
def test_one_of_many_who_share_a_nickname_is_found_with_her_venue(life, opened, words):
    works_at = next(row for row in WorksAt.objects.opened().now() if row.person_id == life.xiang.pk)
    place = Venue.objects.get(pk=works_at.venue_id)
    elsewhere = person(life.xiang.nickname)
    typed = words.format(name=life.xiang.nickname, number=place.number.lower(), place=place.name)
    found = find(typed, reader=opened, today=date(2026, 10, 1))
    assert [line.person for line in found.people] == [life.xiang]
    both = find(life.xiang.nickname, reader=opened, today=date(2026, 10, 1))
    assert {line.person for line in both.people} == {life.xiang, elsewhere}


def test_a_person_is_found_by_her_code(life, opened):
    found = find(life.rose.code.lower(), reader=opened, today=date(2026, 10, 1))
    assert [line.person for line in found.people] == [life.rose]


@pytest.mark.parametrize("words", ["v010", "V 010", "zephyr", "parl"])
def test_a_venue_is_found_by_register_number_or_name(life, opened, words):
    found = find(words, reader=opened, today=date(2026, 10, 1))
    assert [line.venue for line in found.venues] == [life.parlour]
    assert found.people == []


def test_a_venue_is_found_by_pinyin_initials(life, opened):
    bar = venue(life.ten, "V020", "海阁酒吧")
    found = find("hgjb", reader=opened, today=date(2026, 10, 1))
    assert [line.venue for line in found.venues] == [bar]


@pytest.mark.parametrize("words", ["123", "V01", "P000", "lane", "xyz", "%", "Auntie"])
def test_parts_of_numbers_and_what_else_is_known_find_nothing(life, opened, words):
    assert not find(words, reader=opened, today=date(2026, 10, 1))


def test_persons_and_venues_stand_on_one_page_with_what_tells_them_apart(life, worker):
    person("Zephyrine")
    text = words_of(worker.post("/search/", {"words": "zephyr"}))
    assert "People 1" in text
    assert "Zephyrine" in text
    assert "V010 Zephyr Parlour hair salon open 5 Sep 2026 reached" in text


def test_the_words_stand_in_no_address(life, worker):
    assert "kettle" not in words_of(worker.get("/search/?words=kettle"))
    assert 'method="post" action="/search/"' in worker.get("/search/").content.decode()


@pytest.mark.parametrize("words", ["nobody at all", "", "   ", "\x00", "<b>"])
def test_an_empty_result_says_what_can_be_looked_for(life, worker, words):
    answer = worker.post("/search/", {"words": words})
    assert answer.status_code == 200
    assert "What can be looked for" in words_of(answer)


def test_a_search_is_one_entry_of_the_trail_without_the_words(life, worker, actions_of):
    from audit.models import Entry

    before = Entry.objects.count()
    worker.post("/search/", {"words": "阿香"})
    (entry,) = [entry.opened() for entry in Entry.objects.order_by("pk")[before:]]
    assert (entry["action"], entry["actor"], entry["target"]) == ("searched", "birch", "")
    assert "香" not in str(entry)


def test_too_many_are_shown_in_part_and_counted(life, worker, monkeypatch):
    monkeypatch.setattr(search, "MOST", 2)
    for number in range(4):
        person(f"Beatrix {number}")
    text = words_of(worker.post("/search/", {"words": "beatrix"}))
    assert "People 4" in text
    assert "2 more are not shown" in text
    assert "Beatrix 2" not in text


def test_more_than_a_field_takes_is_not_looked_at(life, opened):
    long = "kettle".ljust(LONGEST) + "and words without end"
    assert people_meant_by(long, reader=opened) == [life.xiang]
    assert [line.person for line in find(long, reader=opened, today=date(2026, 10, 1)).people] == [life.xiang]
    assert people_meant_by(long[:LONGEST].strip() + " and words", reader=opened) == []
