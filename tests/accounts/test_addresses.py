"""Where somebody goes on: a page of ours, whatever address is sent with a form."""

import pytest

from accounts.addresses import local_path
from tests.conftest import PASSPHRASE

ELSEWHERE = [
    "//?x", "//#x", "///", "///?x", "////elsewhere.example", "//elsewhere.example/x", "//[", "//[::1", "/\\x",
    "/\\elsewhere.example", "\\\\elsewhere.example", "/\t/elsewhere.example", "/\t///elsewhere.example",
    "/\n//\r/elsewhere.example/x", "/\r\\\t\\\\elsewhere.example", "http:////", "http:///elsewhere.example",
    "https://elsewhere.example/", "javascript:alert(1)", "?x", "#x", "page", "\x00", "\x1f/x", "/" + "x" * 600,
    "/" + "x" * 60_000, "/a\nb", "/\t//" + "x" * 60_000,
]  # fmt: skip
HERE = [
    ("/venues/", "/venues/"),
    ("/venues/?page=2#end", "/venues/"),
    ("/?x", "/"),
    ("/venues//?x", "/venues//"),
    ("/场所/", "/场所/"),
]


@pytest.mark.parametrize("address", ["", "/\ud800", *ELSEWHERE])
def test_what_does_not_lie_here_leads_to_the_first_page(address):
    assert local_path(address) == "/"


@pytest.mark.parametrize(("address", "reached"), HERE)
def test_what_lies_here_is_kept_without_its_query(address, reached):
    assert local_path(address) == reached


@pytest.mark.parametrize("address", [*ELSEWHERE, "/venues/\x00", "/\x0b/", "/\x7f"])
def test_signing_in_and_choosing_a_language_go_on_at_a_page_of_ours(client, coordinator, address):
    client.raise_request_exception = False
    chosen = client.post("/language/", {"language": "en", "next": address})
    typed = {"username": "amber", "passphrase": PASSPHRASE, "next": address}
    let_in = client.post("/sign-in/", typed)

    for answer in (chosen, let_in):
        assert answer.status_code == 302
        assert answer["Location"] == "/"


@pytest.mark.parametrize("address", ["//?x", "/\t///elsewhere.example", "//["])
def test_a_page_that_asks_to_sign_in_carries_any_address(client, coordinator, address):
    assert client.get("/sign-in/", {"next": address}).status_code == 200
