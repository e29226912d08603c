"""Ctrl-P over all pages: what is not said to be for paper prints one sentence, and paper names nobody."""

import io
import unicodedata
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from tests.browser.addresses import patterns_of_pages
from tests.conftest import PASSPHRASE
from tests.conventions.conftest import rows
from tests.conventions.routes import all_routes
from tests.conventions.sources import nothing

__all__ = ["rows"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SENTENCES = {"en": "This page is not for paper.", "zh-hans": "这一页不打印。"}
FOR_PAPER = {"outreach:sheet", "outreach:round", "reports:month", "reports:year"}
SHEET = "outreach:sheet"
ALLOWED = {(SHEET, "kettle")}
# What stands about her and her place in the books; her symbol alone may stand on the sheet.
PLANTED = ["阿香", "Rosalind", "kettle", "P0007", "10012345678", "Knock twice", "Does it hurt?", "She limped"]
PLACES = ["Zephyr Parlour", "Marigold Salon", "Lane 8", "Auntie Qin", "Ask for the yellow door"]
HEARD = ["She is said to be here", "Brought her a letter"]
ON_PAPER = """() => {
    const typed = [...document.querySelectorAll("input, textarea, select")].filter((field) => field.checkVisibility());
    return [document.body.innerText, ...typed.map((field) => field.value)].join("\\n").trim();
}"""
LOOKED_AT = []


@pytest.fixture
def secrets(rows):
    """A life with something of everything that must not be printed; and every word of it."""
    her, place, stop, promise = (rows[each] for each in ("people/", "venues/", "visits/", "follow-ups/"))
    her.refresh_from_db()
    her.safe_contact, her.remarks, her.may_call = "Knock twice", "She limped", True
    place.remarks, stop.note, promise.note = "Ask for the yellow door", "She limped", "Brought her a letter"
    for row in (her, place, stop, promise):
        row.save()
    return [*PLANTED, her.code, *PLACES, *HEARD]


@pytest.fixture
def enter(chromium, live_server, staff, settings, tmp_path):
    """Opens the first page as somebody, in a language."""
    settings.MEDIA_ROOT = tmp_path  # else Django's live server hands out our files, and one of them is called rounds
    opened = []

    def sign_in(role="coordinator", language="en"):
        context = chromium.new_context(base_url=live_server.url)
        context.add_cookies([{"name": "rounds_language", "value": language, "url": live_server.url}])
        opened.append(context)
        page = context.new_page()
        page.goto("/sign-in/")
        page.fill("[name=username]", staff[role].username)
        page.fill("[name=passphrase]", PASSPHRASE)
        page.press("[name=passphrase]", "Enter")
        page.wait_for_selector("body.signed-in", state="attached")
        return page

    yield sign_in
    for context in opened:
        context.close()


def addresses(rows):
    """The name of every page of the coordinator and its address, what can be printed of an outing last."""
    wanted = [route for route in all_routes() if route.pattern in patterns_of_pages()]
    return [(route.name, route.address(rows)) for route in sorted(wanted, key=lambda route: route.name == SHEET)]


def on_paper(page, address):
    """What a printer would make of a page."""
    page.goto(address)
    if address.endswith("/sheet/"):
        page.emulate_media(media="screen")
        page.click("text=Print the sheet")
        page.wait_for_selector("[data-print]:not([hidden])")
    page.emulate_media(media="print")
    return page.evaluate(ON_PAPER)


@pytest.fixture
def looked_at(request):
    """Every page by its name, on the screen and on paper, and the words that were planted. Asked once for all tests."""
    if not LOOKED_AT:
        rows, secrets, enter = (request.getfixturevalue(name) for name in ("rows", "secrets", "enter"))
        page, pages = enter(), []
        for name, address in addresses(rows):
            words = on_paper(page, address)
            pages.append(SimpleNamespace(name=name, screen=page.content(), paper=words))
        LOOKED_AT.append(SimpleNamespace(pages=pages, secrets=secrets))
    return LOOKED_AT[0]


def test_what_is_planted_is_seen_on_the_screen(looked_at):
    assert len(looked_at.pages) > 90
    nothing(each for each in looked_at.secrets if not any(each in page.screen for page in looked_at.pages))


def test_what_is_not_for_paper_prints_one_sentence(looked_at):
    nothing(
        f"{page.name}: {page.paper[:70]!r}" for page in looked_at.pages
        if (page.paper == SENTENCES["en"]) == (page.name in FOR_PAPER)
    )  # fmt: skip


def test_paper_names_nobody_and_no_place(looked_at):
    nothing(
        f"{page.name}: {secret}" for page in looked_at.pages for secret in looked_at.secrets
        if secret in page.paper and (page.name, secret) not in ALLOWED
    )  # fmt: skip


def test_the_sentence_is_said_in_both_languages_to_each_role_and_alone_on_its_leaf(rows, secrets, enter):
    for role, language, address in (
        ("worker", "zh-hans", f"/people/{rows['people/'].pk}/"),
        ("worker", "en", "/questions/telephone/"),
        ("adviser", "zh-hans", "/questions/"),
        ("funder", "en", "/"),
    ):
        page = enter(role, language)
        assert on_paper(page, address) == SENTENCES[language], address
        assert leaves(page, display_header_footer=True) == [SENTENCES[language]], address


def test_what_comes_back_to_a_search_or_an_error_is_not_for_paper(rows, secrets, enter):
    page = enter()
    page.goto("/search/")
    page.fill("main input[type=search], main input[type=text]", "阿香")
    page.press("main input[type=search], main input[type=text]", "Enter")
    page.wait_for_selector("main >> text=阿香")
    page.emulate_media(media="print")
    assert page.evaluate(ON_PAPER) == SENTENCES["en"]
    assert on_paper(page, "/there-is-nothing-here/") == SENTENCES["en"]


def test_real_leaves_say_what_was_looked_at(rows, secrets, enter):
    page = enter()
    for name, address in addresses(rows):
        if name in FOR_PAPER:
            words = " ".join(" ".join(text.split()) for text in (on_paper(page, address), *leaves(page)))
            assert SENTENCES["en"] not in words, name
            nothing(f"{name}: {secret}" for secret in secrets if secret in words and (name, secret) not in ALLOWED)
    report = page.request.get("/reports/year/2026/pdf/en/").body()
    words = " ".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(report)).pages)
    assert "Annual report 2026" in words
    nothing(f"annual report: {secret}" for secret in secrets if secret in words)


def leaves(page, **options):
    """The text of each leaf of paper that Chromium makes of the page."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, **options)))
    texts = (unicodedata.normalize("NFKC", leaf.extract_text()).replace("⻚", "页") for leaf in pdf.pages)
    return [" ".join(text.split()) for text in texts]
