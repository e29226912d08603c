"""What is like a question that is being typed: true neighbours, and none where there is none, in both languages."""

import pytest
import yaml

from core.months import Month
from outreach.library.similar import LONGEST, similar, stem
from outreach.models import Answer, Topic
from outreach.models.questions import QuestionStatus
from tests.conftest import EXAMPLES
from tests.life import entry, question, today
from vault import sealed

BY_ADVISER = {"answered_by": "heron", "status": QuestionStatus.AT_ONCE}
LIBRARY = yaml.safe_load((EXAMPLES / "answers.yaml").read_text())


def answer(words, said, topic=None, **facts):
    row = Answer(question=words, words=said, said_by="Dr Example", checked_on=today(), **facts)
    row.topic_id = topic and topic.pk
    row.save()
    return row


@pytest.fixture(params=["en", "zh-hans"])
def library(request, staff, registers):
    """The example's library and its answered questions in one language; gives the language."""
    for each in LIBRARY:
        answer(each[request.param]["question"], each[request.param]["words"])
    for row in {each.row.words: each.row for each in registers[request.param != "en"].questions}.values():
        question(row.words, today(), answer=row.answer or "See the doctor.", **BY_ADVISER)
    return request.param


NEIGHBOURS = {
    "en": {
        "Can you catch HIV from a towel": 0,
        "the condom tore yesterday": 1,
        "The condom broke two days ago. What can I still do?": 1,
        "it itches down there": 3,
        "itchy and smelly discharge": 3,
        "syphilis testing how soon": 4,
        "period late by two weeks": 5,
        "am I pregnant? no period": 5,
        "pains in my belly since the check-up": 6,
        "he doesn't want to use a condom": 7,
        "police found condoms": 8,
        "a man hurt her": 9,
    },
    "zh-hans": {
        "毛巾会传染吗": 0,
        "套子破了怎么办": 1,
        "梅毒多久查得出": 4,
        "检查后小腹疼了一周。": 6,
        "警察搜到安全套": 8,
        "被人打了怎么办": 9,
    },
}
STRANGERS = {
    "en": [
        "who pays",
        "how much does an abortion cost",
        "where can I get my hepatitis vaccine",
        "can I have another child after the operation",
        "breast lump",
        "I cannot sleep",
    ],
    "zh-hans": ["谁付钱", "打胎多少钱", "乙肝疫苗在哪里打", "睡不着", "乳房有硬块", "我想学电脑"],
}


def test_the_likest_answer_of_the_library_comes_first(library, staff):
    first = {words: similar(words, "", reader=staff["worker"])[0].question for words in NEIGHBOURS[library]}
    assert first == {words: LIBRARY[place][library]["question"] for words, place in NEIGHBOURS[library].items()}


def test_where_nothing_is_like_it_nothing_is_shown(library, staff):
    found = {words: similar(words, "", reader=staff["worker"]) for words in STRANGERS[library]}
    assert found == dict.fromkeys(STRANGERS[library], [])


def test_more_than_a_field_takes_is_not_looked_at(staff):
    answer("Does a pill protect me?", "From a pregnancy.")
    long = f"{'.' * LONGEST} Does a pill protect me?"
    assert similar(long[2:], "", reader=staff["worker"]) == []
    assert similar(long[-30:], "", reader=staff["worker"]) != []


def test_the_library_comes_before_the_book_and_the_same_twice_is_once(staff):
    for _ in range(3):
        question("Does the pill protect?", today(), answer="Not from infections.", **BY_ADVISER)
    question("Does the pill protect?", today(), answer="From a pregnancy.", **BY_ADVISER)
    kept = answer("Does a pill protect me?", "From a pregnancy.")
    found = similar("Does the pill protect?", "", reader=staff["worker"])
    assert [hit.words for hit in found] == ["From a pregnancy.", "Not from infections."]
    assert (found[0].row, found[0].from_library, found[1].from_library) == (kept, True, False)


def test_a_question_answered_out_of_the_library_is_another_way_of_asking_for_that_answer(staff):
    kept = answer("The condom broke. What can I do?", "Go to the clinic today.")
    answer("What can I say when he wants no condom?", "Say it early.")
    assert similar("it tore", "", reader=staff["worker"]) == []
    question("it tore apart", today(), answer=kept.words, status=QuestionStatus.AT_ONCE)
    (hit,) = similar("it tore", "", reader=staff["worker"])
    assert (hit.row, hit.question) == (kept, kept.question)


def test_retired_answers_and_questions_still_open_are_no_answers(staff):
    answer("Does the pill protect?", "Ask again.", retired=True)
    question("Does the pill protect?", today(), answer="To be checked", status=QuestionStatus.OPEN)
    question("Does the pill protect?", today(), status=QuestionStatus.CLOSED, told_month=Month.of(today()))
    assert similar("Does the pill protect?", "", reader=staff["worker"]) == []


def test_the_topic_decides_between_two(staff):
    rights, health = entry(Topic, "legal_rights"), entry(Topic, "womens_health")
    answer("Must I show the pill to a doctor?", "She asks.", health)
    answer("Must I show the pill to an officer?", "Ask why.", rights)
    for topic in (rights, health):
        assert similar("must I show pills", str(topic.pk), reader=staff["worker"])[0].topic_id == topic.pk


def test_no_more_than_asked_for(staff):
    for place in range(8):
        answer(f"Does the pill protect, {'again ' * place}?", f"Answer {place}")
    assert len(similar("pill protect", "", reader=staff["worker"])) == 5
    assert len(similar("pill protect", "", reader=staff["worker"], most=2)) == 2


@pytest.mark.parametrize("words", ["", " ", "?!", "12", "…", "\x00", "的"])
def test_words_that_say_nothing_find_nothing(staff, words):
    answer("Does the pill protect?", "From a pregnancy.")
    assert similar(words, "", reader=staff["worker"]) == []


def test_the_adviser_reads_the_library_and_others_nothing(staff):
    answer("Does the pill protect?", "From a pregnancy.")
    found = {role: len(similar("pill protect", "", reader=user)) for role, user in staff.items()}
    assert found == {"coordinator": 1, "worker": 1, "adviser": 1, "funder": 0, "administrator": 0}


def test_the_number_of_queries_does_not_grow(staff, django_assert_num_queries):
    for place in range(3):
        with django_assert_num_queries(3):
            similar("pill protect", "", reader=staff["worker"])
        answer("Does the pill protect?", f"Answer {place}")
        question(
            "Does the pill protect?", today(), answer="No", status=QuestionStatus.TOLD, told_month=Month.of(today())
        )


def test_an_ending_makes_no_other_word():
    alike = [
        {"itch", "itches", "itching", "itchy"},
        {"test", "tests", "tested", "testing"},
        {"pill", "pills"},
        {"pregnant", "pregnancy", "pregnancies"},
        {"infect", "infected", "infection"},
        {"belly", "bellies"},
        {"stop", "stopped", "stopping"},
    ]
    assert [len({stem(word) for word in words}) for words in alike] == [1] * len(alike)
    assert len({stem(word) for word in ("hiv", "his", "kiss", "need", "bleeding", "breed")}) == 6


def test_the_boxes_of_an_answer_are_sealed():
    assert {box.compartment for box in sealed.boxes_of(Answer)} == {"health"}
