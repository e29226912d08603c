"""Long lists come in pages, and htmx gets a part of a page."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation
from django_htmx.middleware import HtmxDetails

from core.htmx import swaps
from core.pages import chosen_in, page_of, page_of_groups

LONG = "9" * 5000
SHELVES = [("a", [1, 2, 3]), ("b", []), ("c", [4, 5, 6, 7]), ("d", []), ("e", [8])]


def pager(page, **values):
    return " ".join(render_to_string("components/pager.html", {"page": page, **values}).split())


def words(page):
    """What stands in the pager, as one reads it; what leads nowhere in brackets."""
    bracketed = re.sub(r"<[^>]*(?:aria-disabled|aria-current)[^>]*>([^<]*)<", r"[\1]<", pager(page))
    return " ".join(re.sub(r"<[^>]+>", " ", bracketed).split())


def addresses(page, **values):
    return re.findall(r'href="([^"]*)"', pager(page, **values))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("2", 2), ("3", 3), ("4", 3), ("99", 3), ("0003", 3), (LONG, 3), ("0" * 5000 + "2", 2), ("２", 2)]
    + [
        ("0", 1),
        ("０", 1),
        ("٠", 1),
        ("０２", 2),
        ("-2", 1),
        (f"-{LONG}", 1),
        ("zero", 1),
        ("", 1),
        ("1.5", 1),
        ("⑳", 1),
        ("2\x00", 1),
    ],
)
def test_an_impossible_page_shows_the_nearest_one(rf, asked, shown):
    assert page_of(rf.get("/", {"page": asked}), range(25), size=10).number == shown


def test_a_page_says_which_of_how_many_stand_there(rf):
    request = rf.get("/", {"page": "2"})
    assert page_of(request, range(1500)).shown == "101–200 of 1,500"
    with translation.override("zh-hans"):
        assert page_of(request, range(1500)).shown == "第 101–200 条，共 1500 条"


def test_from_a_page_one_gets_to_the_first_the_last_and_those_beside_it(rf):
    there = {number: words(page_of(rf.get("/", {"page": number}), range(90), size=10)) for number in (1, 5, 9)}
    assert there == {
        1: "1–10 of 90 [1] 2 … 9 [First] [Previous] Next Last",
        5: "41–50 of 90 1 … 4 [5] 6 … 9 First Previous Next Last",
        9: "81–90 of 90 1 … 8 [9] First Previous [Next] [Last]",
    }
    page = page_of(rf.get("/", {"page": "5"}), range(90), size=10)
    assert addresses(page) == [f"?page={number}" for number in (1, 4, 6, 9, 1, 4, 6, 9)]
    assert set(addresses(page, address="/there/", anchor="#here")) == {f"/there/?page={n}#here" for n in (1, 4, 6, 9)}


def test_the_other_pages_keep_what_was_chosen_above_the_list_and_nothing_that_was_typed(rf):
    class Chosen(forms.Form):
        district = forms.ChoiceField(choices=[("", "all"), ("2", "District 2")], required=False)
        state = forms.ChoiceField(choices=[("", "open"), ("gone", "gone")], required=False)

    def kept(**address):
        request = rf.get("/", {"page": "2", **address})
        return addresses(page_of(request, range(20), size=10, chosen=chosen_in(Chosen(request.GET))))[0]

    assert kept(district="2", state="gone") == "?district=2&amp;state=gone&amp;page=1"
    assert kept(district="2", state="阿香", words="阿香") == "?district=2&amp;page=1"
    assert kept(district="", check="") == "?page=1"


def test_a_short_list_has_no_pager(rf):
    assert pager(page_of(rf.get("/"), range(100))) == ""
    assert pager(page_of(rf.get("/"), [])) == ""


@pytest.mark.parametrize("size", range(1, 10))
def test_every_group_and_every_thing_of_it_stands_on_one_page(rf, size):
    seen, pages = [], page_of_groups(rf.get("/"), SHELVES, size=size).paginator.num_pages
    for number in range(1, pages + 1):
        page = page_of_groups(rf.get("/", {"page": number}), SHELVES, size=size)
        lines = [f"line {thing}" for thing in page]
        for section in page.sections(lines):
            all_of_it, first = dict(SHELVES)[section.group], section.first - 1
            assert section.count == len(all_of_it)
            assert section.lines == [f"line {n}" for n in all_of_it[first : first + len(section.lines)]]
            seen += [(section.group, line) for line in section.lines or [None]]
    assert seen == [(group, f"line {n}" if n else None) for group, things in SHELVES for n in things or [None]]


def test_a_group_says_which_of_its_own_stand_on_the_page(rf):
    def shown(number):
        page = page_of_groups(rf.get("/", {"page": number}), SHELVES, size=5)
        return [(section.group, section.shown) for section in page.sections(list(page))]

    assert shown(1) == [("a", "3"), ("b", "0"), ("c", "1–2 of 4")]
    assert shown(2) == [("c", "3–4 of 4"), ("d", "0"), ("e", "1")]


@pytest.mark.parametrize("groups", [[], [("a", [])], [("a", []), ("b", [])]])
def test_groups_without_a_thing_stand_on_the_one_page_there_is(rf, groups):
    page = page_of_groups(rf.get("/", {"page": "7"}), groups)
    assert [section.group for section in page.sections([])] == [group for group, _things in groups]
    assert pager(page) == ""


@pytest.mark.parametrize(
    ("headers", "part"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_only_htmx_itself_gets_a_part(rf, headers, part):
    request = rf.get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    assert swaps(request) is part
