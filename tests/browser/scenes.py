"""A walk through a scene as somebody goes it: her language, her screen, her hands, and what the browser says of it."""

import json
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.conftest import PASSPHRASE
from tests.conventions.sources import nothing

AXE = Axe()
SLOW = 40_000  # milliseconds that a step may take on a busy machine
WALKS = [("en", DESK), ("zh-hans", DESK), ("en", PHONE), ("zh-hans", PHONE)]
EACH_WAY = pytest.mark.parametrize(
    ("language", "size"), WALKS, ids=lambda value: value if isinstance(value, str) else str(value["width"])
)
LAY_OUT = "from tests.browser.laid_out import lay_out; lay_out({names!r})"


def place_of(language, size) -> int:
    """Which of the four walks it is, from 0."""
    return WALKS.index((language, size))


@dataclass
class Walk:
    """One person in front of one screen: how many clicks or taps it took, and how many keys outside of words."""

    page: object
    seen: object
    language: str
    size: dict
    clicks: int = 0
    keys: int = 0
    found: list = field(default_factory=list)

    @property
    def on_phone(self) -> bool:
        """Whether she taps."""
        return self.size == PHONE

    def go(self, thing, where=None):
        """Click or tap something; it leads to an address like `where`, if one is given."""
        thing = self.page.locator(thing).first if isinstance(thing, str) else thing
        self.clicks += 1
        thing.tap() if self.on_phone else thing.click()
        if where:
            self.page.wait_for_url(where)

    def press(self, *keys):
        """Press keys, one after another."""
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)

    def write(self, thing, words):
        """Type words into a field."""
        self.page.locator(thing).first.press_sequentially(words)

    def tick(self, box):
        """Tick a box as she would: by its key at a desk, by a tap on a phone."""
        key = box.get_attribute("data-key")
        if self.on_phone or not key:
            self.go(box.locator("xpath=ancestor::label"))
        else:
            self.press(key)
        expect(box).to_be_checked()

    def says(self, english, chinese):
        """The page says so, in her language and not in the other."""
        mine, other = (english, chinese) if self.language == "en" else (chinese, english)
        expect(self.page.locator("main")).to_contain_text(mine, timeout=SLOW)
        expect(self.page.locator("main")).not_to_contain_text(other)

    def look(self):
        """Note every barrier of the page as it stands, and whether it is wider than the screen."""
        page, width = self.page, self.size["width"]
        for violation in AXE.run(page).response["violations"]:
            places = [node["target"] for node in violation["nodes"]][:3]
            self.found.append(f"{page.url} at {width}: {violation['id']} {places}")
        wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            self.found.append(f"{page.url} at {width}: {wide} pixels too wide")

    def ends_well(self):
        """No barrier was met, the console was quiet, and no other host was asked."""
        nothing(self.found + self.seen.complaints + self.seen.elsewhere)


def enter(window, username, language, size) -> Walk:
    """Sign in and stand on the first page, in that language, on that screen."""
    opened = window(viewport=size, has_touch=size == PHONE)
    page = opened.page
    page.goto("/sign-in/")
    opened.context.add_cookies(
        [{"name": "rounds_language", "value": language, "url": page.url.removesuffix("sign-in/")}]
    )
    page.reload()
    page.fill("[name=username]", username)
    page.fill("[name=passphrase]", PASSPHRASE)
    page.press("[name=passphrase]", "Enter")
    expect(page.locator("body.signed-in")).to_be_attached()
    assert page.get_attribute("html", "lang").lower() == language
    return Walk(page, opened.seen, language, size)


def lay_out(rounds, names) -> dict:
    """A district of its own for each name, with what a walk finds in it (tests/browser/laid_out.py)."""
    written = json.loads(rounds.manage("shell", "-v", "0", "-c", LAY_OUT.format(names=list(names))))
    return {name: SimpleNamespace(name=name, **pages) for name, pages in written.items()}
