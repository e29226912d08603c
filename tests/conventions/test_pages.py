"""What is true of every page, read from the answers themselves."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import translation
from django.utils.translation import gettext

from tests.conventions.routes import all_routes
from tests.conventions.sources import nothing

TITLES = ("List", "Record", "Month", "Year", "Form", "Page")
NOT_PERSONAL = [("/settings/", "name")]  # the organisation's own
READ = {}
IN_ADDRESSES = {"month", "district", "language", "page", "state", "status", "year", "next", "check"}


class Page(HTMLParser):
    """The parts of a page that the rules are about."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.title, self._inside, self.inline, self._get_form = [], "", "", [], False
        self.asked_in_address = set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        self._inside = tag if tag in {"title", "style", "script"} else self._inside
        if tag == "form":
            self._get_form = (attributes.get("method") or "get").lower() == "get"
        if self._get_form and attributes.get("name"):
            self.asked_in_address.add(attributes["name"])

    def handle_endtag(self, tag):
        if tag == self._inside:
            self._inside = ""
        if tag == "form":
            self._get_form = False

    def handle_data(self, text):
        in_svg = any(name == "svg" for name, _ in self.tags[-3:])
        if self._inside == "title" and not in_svg:
            self.title += text
        elif self._inside in {"style", "script"} and text.strip():
            self.inline.append(text.strip())


@pytest.fixture
def pages(request, db):
    """Every page that the coordinator can read, by its address, with the sign-in page. Asked once for all tests."""
    if not READ:
        READ.update(read_all(*(request.getfixturevalue(name) for name in ("staff", "rows", "sign_in"))))
    return READ


def read_all(staff, rows, sign_in):
    reader = sign_in(staff["coordinator"])
    reader.raise_request_exception = False  # a page that fails is the matter of test_access.py
    found = {}
    for address in (route.address(rows) for route in all_routes()):
        answer = reader.get(address) if "/pdf/" not in address else None
        if answer and answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found[address] = answer
    assert len(found) > 30
    return found


def test_every_page_has_a_neutral_title(pages):
    nothing(
        f"{address}: {title}" for address, page in pages.items()
        if (title := Page(page.content.decode()).title.strip()) not in TITLES
    )  # fmt: skip


def test_the_neutral_titles_are_neutral_in_chinese_too():
    with translation.override("zh-hans"):
        titles = {gettext(title) for title in TITLES}
    assert len(titles) == len(TITLES)
    assert not any(re.search(r"[A-Za-z]", title) or len(title) > 4 for title in titles)


def test_no_page_has_an_inline_style_script_or_handler(pages):
    found = []
    for address, page in pages.items():
        parsed = Page(page.content.decode())
        found += [f"{address}: {text[:60]}" for text in parsed.inline]
        found += [
            f"{address}: <{tag} {name}>" for tag, attributes in parsed.tags for name in attributes
            if name == "style" or name.startswith(("on", "hx-on"))
        ]  # fmt: skip
    nothing(found)


def test_no_address_holds_more_than_a_month_a_district_a_state_or_a_page_number(pages):
    found = []
    for address, page in pages.items():
        parsed = Page(page.content.decode())
        queries = {
            name
            for tag, attributes in parsed.tags
            for target in (attributes.get("href"), attributes.get("action"), attributes.get("hx-get"))
            if target and not target.startswith("/static/")
            for name, _ in parse_qsl(urlsplit(target).query, keep_blank_values=True)
        }
        found += [f"{address}: {name}" for name in (queries | parsed.asked_in_address) - IN_ADDRESSES]
    nothing(found)


def test_no_page_names_another_host(pages):
    found = []
    for address, page in pages.items():
        html = page.content.decode().replace("http://www.w3.org/2000/svg", "")
        found += [f"{address}: {host}" for host in re.findall(r"(?:https?:)?//[\w.-]+\.\w+", html)]
    nothing(found)


def test_every_page_behind_sign_in_is_kept_by_no_browser(pages):
    nothing(address for address, page in pages.items() if page["Cache-Control"] != "no-store")
    nothing(address for address, page in pages.items() if 'hx-history="false"' not in page.content.decode())


def test_every_page_carries_the_policy_without_exceptions(pages):
    for address, page in pages.items():
        policy = page["Content-Security-Policy"]
        assert "default-src 'none'" in policy, address
        assert "unsafe" not in policy, address
        assert "nonce" not in policy, address
        assert page["Referrer-Policy"] in {"no-referrer", "same-origin", "strict-origin"}, address


def test_every_form_that_changes_something_carries_the_secret(pages):
    found = []
    for address, page in pages.items():
        forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", page.content.decode(), re.DOTALL)
        found += [f"{address}: {form[:80]}" for form in forms if "csrfmiddlewaretoken" not in form]
    nothing(found)


def test_personal_fields_are_not_remembered_or_checked_by_the_browser(pages):
    found = []
    for address, page in pages.items():
        for tag, attributes in Page(page.content.decode()).tags:
            kind = attributes.get("type", "text")
            if (address, attributes.get("name")) in NOT_PERSONAL:
                continue
            if tag == "textarea" or (tag == "input" and kind in {"text", "search", "tel"}):
                if attributes.get("autocomplete") != "off":
                    found.append(f"{address}: <{tag} name={attributes.get('name')}> lacks autocomplete=off")
                if attributes.get("spellcheck") != "false":
                    found.append(f"{address}: <{tag} name={attributes.get('name')}> lacks spellcheck=false")
    nothing(set(found))


def test_above_every_free_text_stands_that_she_may_hear_it(pages):
    with translation.override("en"):
        sentence = str(gettext("She may hear what you write."))
    for address, page in pages.items():
        html = page.content.decode()
        if "<textarea" in html:
            assert sentence in html[: html.index("<textarea")], address


def test_every_page_has_one_heading_of_the_first_rank_and_says_its_language(pages):
    for address, page in pages.items():
        tags = [tag for tag, _ in Page(page.content.decode()).tags]
        assert tags.count("h1") == 1, address
        assert '<html lang="en">' in page.content.decode(), address
