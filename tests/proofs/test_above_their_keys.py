"""A page above a role's keys: it is not there; and with the permission check removed it still shows only dots."""

import io
from html import unescape

import pytest
from django.test import Client
from pypdf import PdfReader

from accounts import permissions
from accounts.permissions import Permission, Role
from tests.access import table
from tests.conftest import PASSPHRASE
from tests.conventions.conftest import rows  # noqa: F401 a fixture
from tests.conventions.routes import all_routes
from tests.conventions.sources import nothing

# What the small life holds, by the compartment whose key opens it.
WORDS = {
    "venue": ["Zephyr Parlour", "Lane 8", "Auntie Qin", "Marigold Salon", "District 2", "District 10", "Two raids"],
    "person": ["Rosalind", "10012345678", "P0007"],
    "health": ["Does it hurt?"],
}
OPENED_BY = {role: permissions.COMPARTMENTS[role] for role in Role}


def browser_of(user):
    client = Client(raise_request_exception=False)
    assert client.post("/sign-in/", {"username": user.username, "passphrase": PASSPHRASE}).status_code == 302
    return client


def reading(client, rows, papers=True):  # noqa: F811
    """Every page that answers a GET, by its address; papers too, unless they are not wanted."""
    for route in all_routes():
        if "sign-" not in route.name and (papers or "/pdf/" not in route.pattern):
            address = route.address(rows)
            yield address, client.get(address)


def sealed_words(role):
    """The words whose keys `role` does not hold."""
    return [word for compartment, words in WORDS.items() if compartment not in OPENED_BY[role] for word in words]


def words_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer["Content-Type"] == "application/pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return unescape(content.decode("utf-8", "replace"))


def test_the_words_are_what_a_worker_reads(staff, rows):  # noqa: F811
    client = browser_of(staff["worker"])
    read = " ".join(words_of(answer) for _, answer in reading(client, rows, papers=False))
    assert [word for words in WORDS.values() for word in words if word not in read] == []


@pytest.mark.parametrize("role", ["adviser", "funder", "administrator"])
def test_a_page_above_her_keys_is_not_there(role, staff, rows):  # noqa: F811
    client = browser_of(staff[role])
    routes = {(route.name, route.pattern): route for route in all_routes()}
    above = [line for line in table() if line["method"] == "GET" and line["worker"] == "200" and line[role] == "404"]
    assert len(above) > 10
    for line in above:
        answer = client.get(routes[line["page"], line["address"]].address(rows))
        assert answer.status_code == 404
        assert not any(word in words_of(answer) for word in sealed_words(Role(role)))


@pytest.mark.parametrize("role", ["adviser", "funder", "administrator"])
def test_with_the_permission_check_removed_she_still_reads_only_dots(role, staff, rows, monkeypatch):  # noqa: F811
    monkeypatch.setitem(permissions.ROLES, Role(role), set(Permission))
    client = browser_of(staff[role])
    found, dotted, failed = [], 0, []
    for address, answer in reading(client, rows):
        text = words_of(answer)
        found += [f"{address}: {word}" for word in sealed_words(Role(role)) if word in text]
        dotted += "•••" in text
        failed += [address] if answer.status_code >= 500 else []
    nothing(found)
    nothing(failed)
    assert dotted > 10


def test_with_every_check_removed_a_writer_without_keys_changes_no_sealed_word(staff, rows, monkeypatch):  # noqa: F811
    monkeypatch.setitem(permissions.ROLES, Role.ADMINISTRATOR, set(Permission))
    client = browser_of(staff["administrator"])
    before = (rows["settings/topics/"].label, rows["reports/challenges/"].words)
    for beginning, field in (("settings/topics/", "words"), ("reports/challenges/", "words")):
        answer = client.post(f"/{beginning}{rows[beginning].pk}/", {field: "overwritten", "month": "2026-09"})
        assert answer.status_code in (403, 404), beginning
        rows[beginning].refresh_from_db()
    assert (rows["settings/topics/"].label, rows["reports/challenges/"].words) == before
