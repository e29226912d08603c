"""Whatever is typed into whichever form: an answer in words, never a failure, and nothing of it in the log."""

import io
import logging
import re
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import quote

from django.db import transaction
from django.test.client import MULTIPART_CONTENT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import TypeOnlyFormatter
from tests.conventions.conftest import rows  # noqa: F401 a fixture
from tests.conventions.routes import all_routes
from tests.long import examples

NASTY = [
    "", " ", "\x00", "a\x00b", "'; DROP TABLE people_person; --", "{{ 7*7 }}{% debug %}", "<script>alert(1)</script>",
    "../../etc/passwd", "=HYPERLINK(1)", "٣٤٥", "１２", "2026-13", "2026-02-30", "9" * 400, "-1", "1e400", "NaN",
    "\u202eright to left", "\ufeff阿香", "👩🏽‍⚕️" * 40, "x" * 20_000, "None", "5e0f5e0f-0000-4000-8000-000000000001",
    "\udcff", "//elsewhere.example/", "javascript:alert(1)", "%00%ff", "\r\nSet-Cookie: a=b",
]  # fmt: skip
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))
MANY = {"deadline": None, "suppress_health_check": list(HealthCheck), "derandomize": True}
MARK = "Zephyrion7731"
BEGINNINGS = ["", "venues/", "people/", "visits/", "reports/month/", "reports/year/", "journal/", "imports/", "staff/"]
CHOSEN = ["page", "district", "state", "month", "next", "check"]
FILE_NAMES = ["a.csv", "a.xlsx", "..", "x" * 300 + ".csv", "阿香.csv", "a.exe", ""]
CONTENTS = [b"PK\x03\x04", "日期,场所编号,结果\n,,\n".encode("gb18030"), b"\xff\xfea\x00"]
KINDS = [
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=nonsense",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/json",
    "text/plain; charset=nonsense",
    "",
]


class Forms(HTMLParser):
    """The forms of a page that change something: where they go, and what may be filled in."""

    def __init__(self, html):
        super().__init__()
        self.found, self._form = [], None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self._form = {"action": attributes.get("action"), "fields": {}}
            if (attributes.get("method") or "").lower() == "post":
                self.found.append(self._form)
        name = attributes.get("name")
        if self._form and name and name != "csrfmiddlewaretoken" and tag in {"input", "textarea", "select", "button"}:
            self._form["fields"].setdefault(name, []).append(attributes.get("value") or "")
        if self._form and tag == "option":
            next(reversed(self._form["fields"].values()), []).append(attributes.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None


def forms_of(client, rows):  # noqa: F811
    """Every form of every page, once for each line of the URLconf: its address and its fields."""
    found = {}
    for address in (route.address(rows) for route in all_routes() if "/pdf/" not in route.pattern):
        page = client.get(address)
        if page.status_code == 200 and "html" in page["Content-Type"]:
            for form in Forms(page.content.decode()).found:
                target = form["action"] or address
                found.setdefault(re.sub(r"[0-9a-f-]{36}", "*", target), (target, form["fields"]))
    return list(found.values())


@st.composite
def filled_in(draw, fields):
    """A form filled in: each field left out, given one of its own values, or anything else."""
    sent = {}
    for name, values in fields.items():
        choice = draw(st.sampled_from(["absent", "own", "nasty", "nasty"]))
        if choice != "absent":
            sent[name] = draw(st.sampled_from(values) if choice == "own" and values else WORDS)
    return {name: value.encode("utf-8", "replace").decode() for name, value in sent.items()}


def send(client, address, body, content_type=MULTIPART_CONTENT):
    """Send a form, or bytes as they are; what it did is undone."""
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        if isinstance(body, bytes):
            answer = client.generic("POST", address, body, content_type)
        else:
            answer = client.post(address, body, content_type)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(kept)
    return answer, content.decode("utf-8", "replace")


def test_there_are_forms_of_every_room(staff, rows, sign_in):  # noqa: F811
    addresses = {address.split("/")[1] for address, _ in forms_of(sign_in(staff["coordinator"]), rows)}
    wanted = {"sign-in", "sign-out", "passphrase", "language", "staff", "settings", "search", "reports", "imports"}
    assert addresses >= wanted


def try_anything_in(client, address, fields):
    @settings(max_examples=examples(50), **MANY)
    @given(filled_in(fields))
    def any_words(sent):
        assert send(client, address, sent)[0].status_code < 500, (address, sent)

    any_words()


def test_no_form_fails_whatever_is_typed(staff, rows, sign_in):  # noqa: F811
    client = sign_in(staff["coordinator"])
    for address, fields in forms_of(client, rows):
        try_anything_in(client, address, fields)


@settings(max_examples=examples(600), **MANY)
@given(body=st.binary(max_size=60), kind=st.sampled_from(KINDS))
def test_no_form_fails_whatever_bytes_arrive(body, kind, client, coordinator):
    assert send(client, "/sign-in/", body, kind)[0].status_code < 500


@settings(max_examples=examples(400), **MANY)
@given(part=st.one_of(WORDS, st.integers().map(str)), beginning=st.sampled_from(BEGINNINGS))
def test_no_address_fails_whatever_stands_in_it(part, beginning, staff, sign_in):
    client = sign_in(staff["coordinator"])
    answer = client.get(f"/{beginning}{quote(part.encode('utf-8', 'replace'))}/")
    assert answer.status_code in {200, 301, 302, 400, 404}


@settings(max_examples=examples(100), **MANY)
@given(query=st.dictionaries(st.sampled_from(CHOSEN), WORDS, min_size=1))
def test_no_list_fails_whatever_is_chosen_in_its_address(query, staff, sign_in):
    client = sign_in(staff["coordinator"])
    query = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
    for address in ("/venues/", "/people/", "/imports/", "/settings/trail/", "/questions/", "/follow-ups/"):
        assert client.get(address, query).status_code == 200


@settings(max_examples=examples(120), **MANY)
@given(name=st.sampled_from(FILE_NAMES), content=st.one_of(st.binary(max_size=200), st.sampled_from(CONTENTS)))
def test_no_file_that_is_brought_fails_the_page(name, content, staff, sign_in):
    file = io.BytesIO(content)
    file.name = name
    answer, text = send(sign_in(staff["coordinator"]), "/imports/", {"files": file})
    assert answer.status_code in {200, 302}
    assert "Traceback" not in text


def test_what_was_typed_stands_in_no_line_of_the_log(staff, rows, sign_in):  # noqa: F811
    client, written = sign_in(staff["coordinator"]), io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(TypeOnlyFormatter())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request", "django.security")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        for address, fields in forms_of(client, rows):
            send(client, address, dict.fromkeys(fields, MARK))
            client.get(f"{address}{MARK}/")
        client.get(f"/{MARK}/", HTTP_HOST=f"{MARK}.example")
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
    assert written.getvalue(), "something was logged"
    assert MARK not in written.getvalue()
