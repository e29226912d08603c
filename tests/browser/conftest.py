"""Chromium in front of a real server with the example organisation, made once for all tests here."""

from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from core.months import Month
from tests.browser.watching import watch
from tests.conftest import EXAMPLES, PASSPHRASE
from tests.life import today
from tests.server import installation

expect.set_options(timeout=40_000)  # other tests keep the machine busy
AT_FIRST = "/passphrase/"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def rounds(tmp_path_factory):
    """A server with the example organisation, one import of which waits for correction."""
    with installation(tmp_path_factory.mktemp("browser")) as running:
        running.manage("example_organisation")
        running.start()
        yield running


@pytest.fixture
def window(chromium, rounds):
    """Opens a window of its own: a signed-out browser that watches for other hosts and broken rules."""
    opened = []

    def new(**options):
        options = {"viewport": DESK, "base_url": rounds.address, **options}
        context = chromium.new_context(**options)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(40_000)
        return SimpleNamespace(context=context, page=page, seen=watch(context, rounds.address))

    yield new
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def sessions():
    """The cookies of whoever has signed in, by pseudonym: nobody types her passphrase in every test."""
    return {}


@pytest.fixture
def signed_in(window, sessions):
    """Opens a window in which `username` is signed in, at a page that is soon made."""

    def enter(username="amber", **options):
        opened = window(**options)
        opened.context.add_cookies(sessions.get(username, []))
        opened.page.goto(AT_FIRST)
        if not opened.page.url.endswith(AT_FIRST):  # nobody was here before, or her session ended
            opened.context.clear_cookies()
            type_in(opened.page, username)
            sessions[username] = opened.context.cookies()
            opened.page.goto(AT_FIRST)
        return opened

    return enter


def speak(opened, language):
    """Have the pages of a window in that language, from the next one on."""
    site = urljoin(opened.page.url, "/")
    opened.context.add_cookies([{"name": "rounds_language", "value": language, "url": site}])


def type_in(page, username):
    """Sign in as everybody does."""
    page.goto("/sign-in/")
    page.fill("[name=username]", username)
    page.fill("[name=passphrase]", PASSPHRASE)
    page.press("[name=passphrase]", "Enter")
    expect(page.locator("body.signed-in")).to_be_attached()


def write_down(page, address, *, districts=False, **typed):
    """Fill in a form and save it; with `districts` the first of them is ticked."""
    page.goto(address)
    if districts:
        page.locator("main .tiles .form-check-label").first.click()
    for name, words in typed.items():
        page.fill(f"main [name={name}]", words)
    page.click("main form[data-draft] button.btn-primary")
    page.wait_for_url(lambda now: not now.endswith(address))


def first_of(page, address) -> str:
    """Where the first row of a list leads."""
    page.goto(address)
    return page.eval_on_selector("main tbody th a", "link => link.pathname")


def page_of_an_outing(page, part) -> str:
    """Where the first outing of the round of this month that has such a page has it."""
    page.goto(f"/rounds/{Month.of(today())}/")
    links = page.eval_on_selector_all("main a[href*='/briefing/']", "links => links.map(link => link.pathname)")
    pages = (f"{link.removesuffix('briefing/')}{part}" for link in links)
    return next(each for each in pages if page.request.get(each, max_redirects=0).status == 200)


@pytest.fixture(scope="session")
def beginnings(chromium, rounds):
    """Where following links begins: after the coordinator brought untidy registers and wrote challenges."""
    context = chromium.new_context(base_url=rounds.address)
    page = context.new_page()
    page.set_default_timeout(90_000)  # registers are read, beside other tests
    type_in(page, "amber")
    page.goto("/reports/year/2025/challenges/")
    page.fill("main [name=words]", "Two raids in a week")
    page.click("main form button.btn-primary")
    page.wait_for_url("**/reports/year/2025/")
    page.goto("/reports/year/2023/challenges/")
    page.fill("main [name=words]", "Begun and left")
    expect(page.locator("[data-draft-state]")).to_have_text("Kept as a draft.")
    page.goto("/imports/")
    page.set_input_files("input[type=file]", [EXAMPLES / "registers-zh.xlsx", EXAMPLES / "venues-gb18030.csv"])
    page.click("main form button.btn-primary")
    page.wait_for_url("**/imports/*-*/", timeout=60_000)
    address = page.url.removeprefix(rounds.address)
    page.goto("/people/")
    one, other = page.eval_on_selector_all("main tbody th a", "links => links.map(link => link.pathname)")[:2]
    write_down(page, "/crackdowns/new/", since="2026-09-10", words="Two raids in a week", districts=True)
    write_down(page, f"{one}lead/", words="She is said to be near the bridge")
    write_down(page, "/rounds/2098-06/propose/")
    asked, told = (first_of(page, f"/questions/?state={state}") for state in ("waiting", "told"))
    open_now = first_of(page, "/venues/")
    of_outings = [page_of_an_outing(page, part) for part in ("cancel/", "for-them/stops/")]
    context.close()
    asked_steps = [f"{asked}{step}/" for step in ("more", "call", "told")]  # each stage leads to its own alone
    side_by_side = f"{one}merge/{other.removeprefix('/people/')}"
    ends = [f"{open_now}{end}/" for end in ("close", "move")]
    sheets = [f"{address}sheets/0/columns/venues/", f"{address}sheets/4/encoding/"]
    by_hand = [f"{told}library/", *of_outings, *asked_steps, *ends, side_by_side, *sheets]
    return ["/reports/year/2025/", "/", "/sign-in/", address, *by_hand, "/search/", "/reports/month/2026-10/close/"]
