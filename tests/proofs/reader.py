"""Somebody who uses a running Rounds with a plain browser: follows links, sends forms, signs out."""

import re
import uuid
from collections import Counter
from html import unescape
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from tests.conftest import PASSPHRASE

LINK = re.compile(r"""<a\b[^>]*?\bhref="(/[^"#]*)""")
SECRET = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
LEAVE = ("/static/", "/sign-out/")


class Reader:
    """One browser: its cookies, the last answer's status, and every word it was shown."""

    def __init__(self, address):
        self.address, self.secret, self.shown, self.status = address, "", set(), 0
        self.cookies = CookieJar()
        self.opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.cookies))

    def get(self, path) -> str:
        """Open a page; its text, whatever its status."""
        return self._ask(Request(self.address + path))  # noqa: S310 our own server

    def post(self, path, files=(), **fields) -> str:
        """Send a form with the secret of the page seen last; the text of the page that answers."""
        fields = {"csrfmiddlewaretoken": self.secret, **fields}
        body, content_type = multipart(fields, files) if files else (urlencode(fields).encode(), None)
        headers = {"Content-Type": content_type} if content_type else {}
        headers["Origin"] = self.address
        return self._ask(Request(self.address + path, body, headers))  # noqa: S310 our own server

    def sign_in(self, username, passphrase=PASSPHRASE):
        """Sign in through the page."""
        self.get("/sign-in/")
        assert "signed-in" in self.post("/sign-in/", username=username, passphrase=passphrase)

    def sign_out(self):
        """Sign out through the page."""
        self.get("/")
        assert 'name="passphrase"' in self.post("/sign-out/")

    def follow_links(self, most=90) -> set[str]:
        """Open the first page and what it leads to, of every kind alike; the addresses that were opened."""
        waiting, opened, of_kind = {"/"}, set(), Counter()
        while waiting and len(opened) < most:
            path = min(waiting, key=lambda path: (of_kind[kind(path)], path))
            waiting.remove(path)
            opened.add(path)
            of_kind[kind(path)] += 1
            links = {unescape(link) for link in LINK.findall(self.get(path))}
            waiting |= {link for link in links if not link.startswith(LEAVE)} - opened
        return opened

    def _ask(self, request):
        try:
            with self.opener.open(request, timeout=120) as answer:
                self.status, content = answer.status, answer.read()
        except HTTPError as answer:
            self.status, content = answer.code, answer.read()
        text = content.decode("utf-8", "replace")
        self.shown |= set(re.findall(r"\w+", unescape(text)))
        found = SECRET.search(text)
        self.secret = found[1] if found else self.secret
        return text


def kind(path) -> str:
    """What sort of page an address leads to: its first part, without a month, a year or an id."""
    return path.split("/")[1]


def multipart(fields, files):
    """A form with files as browsers send it: the body and its content type."""
    boundary = uuid.uuid4().hex
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in fields.items()]  # fmt: skip
    for name, filename, content in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"
