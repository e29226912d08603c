"""What is true of every page that is read in Chinese."""

import re
from html.parser import HTMLParser

import pytest

from tests import catalogue
from tests.conventions.sources import nothing
from tests.conventions.test_pages import read_all

# Every word and sentence whose Chinese is another one, as it stands on an English page.
ENGLISH = {entry.msgid for entry in catalogue.catalogue() if entry.msgstr != entry.msgid and "%(" not in entry.msgid}
MONTHS = re.compile(
    r"\b(January|February|March|April|June|July|August|September|October|November|December|Sep \d{4})\b"
)
READ = {}


class Words(HTMLParser):
    """Everything on a page that is read or heard: its texts, and the names that are heard only."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name in {"aria-label", "placeholder", "title", "alt"}]

    def handle_data(self, text):
        self.found.append(" ".join(text.split()))


@pytest.fixture
def pages(request, db):
    """The words of every page that the coordinator can read, by its address. Asked once for all tests."""
    if not READ:
        staff, rows, sign_in = (request.getfixturevalue(name) for name in ("staff", "rows", "sign_in"))
        found = read_all(staff, rows, lambda user: in_chinese(sign_in(user)))
        READ.update({address: page.content.decode() for address, page in found.items()})
    return READ


def in_chinese(reader):
    reader.post("/language/", {"language": "zh-hans"})
    return reader


def test_every_page_says_that_it_is_chinese(pages):
    nothing(address for address, html in pages.items() if '<html lang="zh-Hans">' not in html)


def test_no_page_says_a_word_in_english_that_has_its_chinese(pages):
    nothing(
        f"{address}: {words}" for address, html in pages.items() for words in set(Words(html).found) & ENGLISH
    )  # fmt: skip


def test_no_page_writes_a_day_or_a_month_as_the_english_do(pages):
    as_brought = {address for address in pages if address.startswith("/imports/")}  # these show cells of the files
    nothing(
        f"{address}: {words}" for address in set(pages) - as_brought for words in Words(pages[address]).found
        if MONTHS.search(words) or re.search(r"\b20\d\d-\d\d-\d\d\b", words)
    )  # fmt: skip


def test_the_words_of_a_page_in_english_would_be_found():
    assert ENGLISH & set(Words('<h1>Home</h1><nav aria-label="All pages">').found) == {"Home", "All pages"}
