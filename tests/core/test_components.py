"""The components, as templates/components/index.html shows them."""

import re
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from core.pages import page_of


def component(component, **values):
    return " ".join(render_to_string(f"components/{component}.html", values).split())


class Tags(HTMLParser):
    """Which elements a page has, and whether each is closed in its place."""

    EMPTY = {"meta", "link", "input", "br", "img", "use", "hr"}

    def __init__(self, html):
        super().__init__()
        self.open, self.attributes = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.attributes += [name for name, _ in attrs]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.EMPTY:
            assert self.open.pop() == tag


@pytest.fixture
def index(rf, opened):
    request = rf.get("/")
    request.user, request.organisation = opened, None
    return render_to_string("components/index.html", {"page": page_of(request, range(999))}, request)


def test_all_components_together_are_well_formed(index):
    assert Tags(index).open == []


def test_no_component_has_inline_styles_or_scripts(index):
    assert not [name for name in Tags(index).attributes if name == "style" or (name.startswith("on"))]
    assert not re.search(r"<script(?![^>]* src=)", index)


def test_a_missing_figure_is_missing_and_zero_is_zero():
    assert '–<span class="figure-missing">not recorded<' in component("figure", name="Headcount", value=None)
    assert "not recorded" not in component("figure", name="Headcount", value=0)
    assert '<dd class="figure-value"> 0 </dd>' in component("figure", name="Headcount", value=0)


def test_a_missing_fact_says_so():
    assert "not recorded" in component("fact", term="Best hours", value="")
    assert "not recorded" in component("fact", term="Best hours", value=None)
    assert "<dd> 0 </dd>" in component("fact", term="Usual number", value=0)


def test_progress_without_a_value_only_moves():
    assert "<progress></progress>" in component("progress", label="Being made", value=None)
    assert '<progress value="3" max="9"></progress>' in component("progress", label="Rows", value=3, max=9)


def test_words_in_components_are_escaped():
    template = Template(
        "{% load rounds %}{% timeline_item when=words heading=words %}{{ words }}{% endtimeline_item %}"
    )
    drawn = template.render(Context({"words": "<i>"}))
    assert drawn.count("&lt;i&gt;") == 3
    assert "<i>" not in drawn
    assert "<i>" not in component("badge", kind="reached", label="<i>")


@pytest.mark.parametrize(
    ("path", "name", "marked"),
    [
        ("/venues/", "venues:list", True),
        ("/venues/1/", "venues:list", True),
        ("/venues/", "home:home", False),
        ("/", "home:home", True),
    ],
)
def test_the_menu_marks_where_one_is(rf, path, name, marked):
    template = Template("{% load rounds %}<a{% current name %}>")
    drawn = template.render(Context({"request": rf.get(path), "name": name}))
    assert ("aria-current" in drawn) is marked
