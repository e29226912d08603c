"""The pictures of the README, made anew with ROUNDS_PICTURES=1."""

import os

import pytest

from core.months import Month
from tests.conventions.sources import ROOT
from tests.life import today

pytestmark = pytest.mark.browser
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 250_000  # bytes


def pictures(signed_in, beginnings):
    """Each picture's name, and the page in the browser that it shows."""
    opened = signed_in("amber", viewport={"width": 1280, "height": 800})
    waiting = next(address for address in beginnings if address.startswith("/imports/"))
    plan = f"/rounds/{Month.of(today())}/change/"
    for name, address in {"month": "/reports/month/2026-10/", "round": plan, "import": waiting}.items():
        opened.page.goto(address)
        yield name, opened.page


def test_what_the_pictures_show_is_there_and_they_are_made_when_asked_for(signed_in, beginnings):
    for name, page in pictures(signed_in, beginnings):
        assert page.locator("main h1").is_visible(), name
        if os.environ.get("ROUNDS_PICTURES") == "1":
            PICTURES.mkdir(exist_ok=True)
            page.screenshot(path=PICTURES / f"{name}.png")


def test_the_pictures_of_the_readme_are_there_and_small():
    shown = [path for path in PICTURES.glob("*.png") if path.name in (ROOT / "README.md").read_text(encoding="utf-8")]
    assert {path.stem for path in shown} == {"month", "round", "import"}
    assert all(path.stat().st_size < LARGEST for path in shown)
