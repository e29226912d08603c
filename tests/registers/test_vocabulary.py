"""The words of both languages."""

from itertools import combinations

import pytest

from core.words import folded
from outreach.models import Outcome
from outreach.models.lists import STANDARD_REASONS, STANDARD_TOPICS
from outreach.registers import vocabulary
from outreach.registers.cells import Unreadable
from outreach.registers.headings import SUPPLIES
from outreach.registers.words import WORDS
from people.models import Wish
from venues.models import STANDARD_KINDS, Attitude, Status

SAMPLE_WORDS = [
    ("outcome", ["reached", "进入"], "reached"),
    ("outcome", ["closed", "关门"], "closed"),
    ("outcome", ["Refused", "拒绝"], "refused"),
    ("outcome", ["UNSAFE ", "不安全"], "unsafe"),
    ("outcome", ["not attempted", "未去"], "not_attempted"),
    ("status", ["open", "营业"], "open"),
    ("status", ["closed", "关闭"], "closed"),
    ("status", ["moved", "搬迁"], "moved"),
    ("status", ["demolished", "拆除"], "demolished"),
    ("attitude", ["welcoming", "欢迎"], "welcoming"),
    ("attitude", ["neutral", "一般"], "neutral"),
    ("attitude", ["hostile", "抵触"], "hostile"),
    ("wish", ["receptive", "积极"], "hear_more"),
    ("wish", ["unsure", "一般"], "not_sure"),
    ("wish", ["refuses", "拒绝"], "not_now"),
    ("kind", ["foot massage parlour", "足疗店"], "foot_massage"),
    ("kind", ["full-body massage parlour", "按摩店"], "full_body_massage"),
    ("kind", ["rented flat", "出租屋"], "flat"),
    ("kind", ["street", "街头"], "street"),
    ("kind", ["hair salon", "发廊"], "hair_salon"),
    ("kind", ["small sauna", "小浴池"], "small_sauna"),
    ("kind", ["bar", "酒吧"], "bar"),
    ("topic", ["HIV prevention", "ｈｉｖ prevention", "艾滋病预防"], "hiv_prevention"),
    ("topic", ["STI symptoms", "性病知识"], "sti_symptoms"),
    ("topic", ["condom negotiation", "安全套协商"], "condom_negotiation"),
    ("topic", ["women's health", "妇科健康"], "womens_health"),
    ("topic", ["legal rights", "法律权利"], "legal_rights"),
    ("topic", ["violence prevention", "暴力预防"], "violence_prevention"),
    ("topic", ["keeping condoms safely", "安全套存放"], "safer_keeping"),
    ("reason", ["did not understand", "没有理解"], "explain_again"),
    ("reason", ["was not let in", "未能进入"], "not_let_in"),
    ("reason", ["asked for a check-up", "想做检查"], "check_up"),
    ("reason", ["wants to hear more", "想继续了解"], "hear_more"),
]


@pytest.mark.parametrize(("name", "words", "key"), SAMPLE_WORDS)
def test_the_words_of_both_languages_mean_the_same(name, words, key):
    assert {vocabulary.choice(name, word) for word in words} == {key}


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("outcome", set(Outcome.values) - {"planned", "voided"}),
        ("status", set(Status.values)),
        ("attitude", set(Attitude.values)),
        ("wish", set(Wish.values)),
        ("kind", set(STANDARD_KINDS)),
        ("topic", set(STANDARD_TOPICS)),
    ],
)
def test_every_key_is_one_that_the_records_know(name, keys):
    assert set(vocabulary.keys(name)) == keys


def test_every_reason_of_a_follow_up_is_one_of_the_standard_reasons():
    assert set(vocabulary.keys("reason")) <= set(STANDARD_REASONS)


def test_every_supply_column_is_a_standard_supply():
    from outreach.models.lists import STANDARD_SUPPLIES

    assert set(SUPPLIES) == set(STANDARD_SUPPLIES)


@pytest.mark.parametrize("section", WORDS)
def test_no_word_means_two_things(section):
    for table in WORDS[section].values():
        meanings = {key: {folded(word) for word in words} for key, words in table.items()}
        assert [(a, b) for a, b in combinations(meanings, 2) if meanings[a] & meanings[b]] == []


def test_planned_is_not_an_outcome():
    with pytest.raises(Unreadable):
        vocabulary.choice("outcome", "planned")


@pytest.mark.parametrize(
    ("cell", "said"), [("yes", True), ("是", True), (True, True), (1.0, True), ("NO", False), ("否", False), ("", None)]
)
def test_yes_and_no_are_read(cell, said):
    assert vocabulary.yes_no(cell) is said


def test_a_word_nobody_knows_is_a_new_entry_as_it_was_written():
    assert vocabulary.entry("kind", " Karaoke  hall ", {}) == "Karaoke hall"
    assert vocabulary.entry("kind", "Karaoke hall", {folded("karaoke HALL"): "known"}) == "known"


def test_a_slash_separates_topics_only_where_a_half_is_known():
    assert vocabulary.entries("topic", "HIV/AIDS, legal rights / STI symptoms、food/drink", {}) == (
        "hiv_prevention",
        "legal_rights",
        "sti_symptoms",
        "food/drink",
    )
