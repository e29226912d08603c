"""The two themes are legible, and the style sheets name no address that the content policy refuses."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.core.contrast import CSS, contrast, themes

STATIC = CSS.parent
ON_GROUNDS = [(ink, ground) for ink in ("ink", "muted", "accent", "bad") for ground in ("paper", "surface", "sunk")]
PAIRS = [
    *ON_GROUNDS,
    ("accent-ink", "accent"),
    ("accent-deep", "accent-soft"),
    ("bad-ink", "bad"),
    ("warn", "warn-soft"),
    ("ink", "accent-soft"),
    ("ink", "bad-soft"),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_are_legible(theme, words, ground):
    named = themes()[theme]
    assert contrast(named[words], named[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sunk"])
def test_the_edges_of_fields_are_seen(theme, ground):
    named = themes()[theme]
    assert contrast(named["edge"], named[ground]) >= 3


def test_every_picture_of_a_style_sheet_is_a_file_of_ours():
    for sheet in STATIC.glob("*.css"):
        addresses = re.findall(r"url\(([^)]*)\)", sheet.read_text())
        for address in addresses:
            assert (STATIC / address.strip('"')).is_file(), (sheet.name, address)


def test_no_picture_of_bootstrap_that_a_page_shows_is_left_to_a_data_address():
    sheet = Path(finders.find("bootstrap/css/bootstrap.min.css")).read_text()
    shown = set(re.findall(r"--bs-([a-z-]+?):url\(&?\"?data:", sheet))
    ours = (STATIC / "forms.css").read_text()
    never_used = {"form-switch-bg", "navbar-toggler-icon-bg", "accordion-btn-icon", "accordion-btn-active-icon"}
    never_used |= {"carousel-control-prev-icon-bg", "carousel-control-next-icon-bg"}
    replaced = {
        "form-select-bg-img": ".form-select {",
        "form-check-bg-image": ".form-check-input:checked",
        "btn-close-bg": ".btn-close {",
        "form-select-bg-icon": ".is-invalid.form-select {",
    }
    assert shown - never_used == set(replaced)
    assert all(selector in ours for selector in replaced.values())


def test_every_icon_a_template_names_is_drawn():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text()))
    named = set()
    for template in (STATIC.parent / "templates").rglob("*.html"):
        named |= set(re.findall(r'{% icon "([^"]+)" %}|icon="([^"]+)"', template.read_text()))
    assert {first or second for first, second in named} - drawn == set()
