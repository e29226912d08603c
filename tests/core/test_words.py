"""How people look things up."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.words import folded, hours, natural, pinyin, sounds_like, weekday


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  V 012 ", "v012"),
        ("Ｖ０１２", "v012"),
        ("K7rm4T", "k7rm4t"),
        ("阿 香", "阿香"),
        ("\u3000阿香", "阿香"),
        ("", ""),
    ],
)
def test_width_case_and_spaces_do_not_matter(typed, kept):
    assert folded(typed) == kept


@given(st.text(st.sampled_from("aZ阿香１Ａ 　\t9-é")))
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


def test_chinese_is_found_by_its_characters_its_pinyin_and_its_initials():
    assert pinyin("阿香") == ("axiang", "ax")
    for typed in ("阿香", "香", "axiang", "axi", "a", "ax"):
        assert sounds_like(typed, "阿香"), typed
    for typed in ("xa", "xiang", "阿红", "axiangg", "b"):
        assert not sounds_like(typed, "阿香"), typed


@pytest.mark.parametrize(
    ("name", "in_order", "found"),
    [
        ("朝阳路", "chaoyanglu", ["cyl", "zyl", "chaoyang", "zhaoy"]),
        ("重庆", "chongqing", ["cq", "zq", "chongqing", "zhongqing"]),
        ("成都", "chengdu", ["cd", "chengdu"]),
        ("长安", "changan", ["ca", "za"]),
        ("单姐", "danjie", ["dj", "sj", "shanjie"]),
        ("曾姐", "cengjie", ["cj", "zj", "zengj"]),
        ("银行", "yinxing", ["yx", "yh", "yinhang"]),
        ("厦门", "shamen", ["sm", "xm", "xiamen"]),
        ("音乐", "yinle", ["yl", "yy", "yinyue"]),
    ],
)
def test_a_character_of_two_readings_is_found_by_both_and_sorted_by_the_first(name, in_order, found):
    """The phrases of the library, which would tell 银行 from 行人, are not loaded: only the order of lists hears it."""
    assert pinyin(name)[0] == in_order
    assert [typed for typed in found if not sounds_like(typed, name)] == []


def test_a_reading_that_hardly_occurs_finds_nobody():
    assert sounds_like("ajie", "阿姐")
    assert not sounds_like("axu", "阿姐")


def test_letters_and_digits_among_chinese_are_typed_as_they_are():
    assert sounds_like("k7ax", "K7 阿香")
    assert sounds_like("zoëx", "Zoë香")
    assert not sounds_like("k8ax", "K7 阿香")


def test_chinese_is_loaded_with_the_first_word_of_it_and_without_its_phrases():
    look = "print(*(name in sys.modules for name in ('pypinyin', 'pypinyin.phrases_dict')))"
    program = f"""
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django; django.setup()
import config.urls
from core.words import natural
natural("Kettle 12"); {look}
natural("阿香"); {look}
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (["False", "False", "True", "False"], "")


def test_latin_names_are_found_by_any_part():
    assert sounds_like("ett", "Kettle")
    assert sounds_like("kettle", "Ｋettle")
    assert not sounds_like("kite", "Kettle")


def test_nobody_without_a_name_is_found():
    assert not sounds_like("", "")
    assert not sounds_like("a", "")


def test_numbers_in_words_sort_by_their_size():
    names = ["District 10", "District 2", "district 1", "V9", "V10", "V010a"]
    assert sorted(names, key=natural) == ["district 1", "District 2", "District 10", "V9", "V10", "V010a"]


def test_numbers_sort_by_their_size_however_many_digits_they_have():
    names = ["V" + "9" * 5000, "V" + "1" * 5001, "V" + "0" * 6000, "V7", "V007a", "፩"]
    assert sorted(names, key=natural) == [names[2], "V7", "V007a", names[0], names[1], "፩"]


def test_chinese_sorts_by_pinyin_among_latin_names():
    assert sorted(["小王", "阿香", "Bell", "丽丽"], key=natural) == ["阿香", "Bell", "丽丽", "小王"]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_words_whatever_can_be_sorted(words):
    assert len(sorted(words, key=natural)) == len(words)


@pytest.mark.parametrize(
    ("language", "week"), [("en", "Mon Tue Wed Thu Fri Sat Sun"), ("zh-hans", "一 二 三 四 五 六 日")]
)
def test_each_weekday_in_short_is_told_from_the_others(language, week):
    with translation.override(language):
        assert [weekday(number) for number in range(7)] == week.split()


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("10-12", "10–12 h", "10–12 点"),
        ("10 – 12", "10–12 h", "10–12 点"),
        ("9~11", "9–11 h", "9–11 点"),
        ("１０－１２", "10–12 h", "10–12 点"),
        ("19至22", "19–22 h", "19–22 点"),
        ("10-12, 20-24", "10–12 h, 20–24 h", "10–12 点, 20–24 点"),
        ("10-12点", "10–12点", "10–12点"),
        ("10-12 h", "10–12 h", "10–12 h"),
        ("10-12am", "10–12am", "10–12am"),
        ("10:30-12:00", "10:30–12:00", "10:30–12:00"),
        ("10:30-12", "10:30–12", "10:30–12"),
        ("周一10-12", "周一10–12 h", "周一10–12 点"),
        ("21 to 23", "21 to 23", "21 to 23"),
        ("after 9, 50% off", "after 9, 50% off", "after 9, 50% off"),
        ("2026-10-12", "2026-10-12", "2026-10-12"),
        ("10-12月", "10-12月", "10-12月"),
        ("50-60", "50-60", "50-60"),
        ("ring 100-1234", "ring 100-1234", "ring 100-1234"),
        ("", "", ""),
    ],
)
def test_hours_are_read_as_hours_and_never_as_a_date(written, english, chinese):
    assert hours(written) == english
    with translation.override("zh-hans"):
        assert hours(written) == chinese


def test_hours_that_nobody_may_read_stay_as_they_are():
    sealed = object()
    assert hours(sealed) is sealed
    assert hours(None) is None
