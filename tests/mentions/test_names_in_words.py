"""Nicknames and names of places in the words of a question are found, and nothing else is taken for one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.mentions.mentions import named_in
from people.codes import new_code
from people.models import Person
from tests.life import district, person, venue
from venues.models import Venue

ANYWHERE = {"deadline": None, "max_examples": 60, "suppress_health_check": list(HealthCheck), "derandomize": True}


@pytest.fixture
def book(staff, registers):
    """Whoever has a nickname and every venue of the example's registers; and the questions asked there."""
    where = district("District 1")
    nicknames = sorted({row.nickname for plan in registers for row in plan.people.values() if row.nickname})
    places = sorted({row.name for plan in registers for row in plan.venues.values() if row.name})
    people = [Person(code=new_code(), nickname=name, register_number=f"P{i:04}") for i, name in enumerate(nicknames)]
    Person.objects.bulk_create(people)
    Venue.objects.bulk_create([Venue(district=where, number=f"V{i:03}", name=name) for i, name in enumerate(places)])
    return nicknames, places


def questions_of(registers):
    return sorted({question.row.words for plan in registers for question in plan.questions})


def test_any_name_of_the_example_is_found_wherever_it_stands_in_a_question(book, registers, staff):
    nicknames, places = book
    assert (len(nicknames), len(places)) == (30, 286)

    @settings(**ANYWHERE)
    @given(st.sampled_from(questions_of(registers)), st.sampled_from([*nicknames, *places]), st.integers(0, 100))
    def found(words, name, place):
        gaps = [i for i in range(len(words) + 1) if " " in words[max(i - 1, 0) : i + 1] or i in (0, len(words))]
        at = gaps[place % len(gaps)] if words.isascii() else place % (len(words) + 1)
        said = f"{words[:at]} {name} {words[at:]}" if words.isascii() else f"{words[:at]}{name}{words[at:]}"
        assert name in named_in(said, reader=staff["worker"])

    found()


def test_the_questions_and_answers_of_the_example_name_nobody(book, registers, staff):
    said = {words for plan in registers for each in plan.questions for words in (each.row.words, each.row.answer or "")}
    assert len(said) > 14
    assert {words: named_in(words, reader=staff["worker"]) for words in said} == dict.fromkeys(said, [])


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Rosalind has pain", ["Rosalind"]),
        ("ROSALIND’s sister and 阿香说", ["Rosalind", "阿香"]),
        ("at zephyr   parlour or V002", ["Zephyr Parlour", "V002"]),
        ("她在静叶按摩店里，阿 香也在", ["静叶按摩", "阿香"]),
        ("ring 100-1234 5678, or +86 10012345678", ["10012345678"]),
        ("the one with the kettle, P0007", ["kettle", "P0007"]),
        ("Lily姐 asked", ["Lily"]),
        ("kettles, Rosalinda, P00071, 5678", []),
        ("阿奇霉素 and 小月子", []),
        ("阿奇 and 小月", ["阿奇", "小月"]),
        ("may I use the towel in the bar?", []),
        ("she is May", ["May"]),
        ("take it for 12 days, 300 mg", []),
        ("一香", []),
        ("", []),
    ],
)
def test_what_names_somebody(life, staff, words, names):
    for nickname in ("Lily", "May", "小月", "阿奇", "香", "bar", "towel", "x"):
        person(nickname)
    venue(life.two, "12", "静叶按摩")
    venue(life.two, "300", "Bar")
    assert named_in(words, reader=staff["worker"]) == names


def test_her_code_is_found(life, staff):
    assert named_in(f"{life.xiang.code.lower()}?", reader=staff["worker"]) == [life.xiang.code]


def test_whoever_may_not_read_persons_and_venues_learns_of_no_name(life, staff):
    assert named_in("阿香 at Zephyr Parlour", reader=staff["worker"]) == ["阿香", "Zephyr Parlour"]
    assert named_in("阿香 at Zephyr Parlour", reader=staff["adviser"]) == []


def test_the_number_of_queries_does_not_grow(life, staff, django_assert_num_queries):
    for nickname in ("Lily", "Wren", "Anh"):
        with django_assert_num_queries(4):
            assert named_in("阿香", reader=staff["worker"]) == ["阿香"]
        person(nickname)
