"""Who may open what: the table tests/access_matrix.csv, asked line by line with real requests."""

import re
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.test import Client

from accounts.permissions import SIGN_IN_ROLES, Permission
from tests.access import table
from tests.conftest import PASSPHRASE
from tests.conventions.routes import all_routes
from tests.conventions.sources import nothing

READERS = ["signed out", *(role.value for role in SIGN_IN_ROLES)]
COLUMNS = ["page", "address", "method", *READERS]


def asked(client, method, address):
    """The status of one request, whose consequences are undone."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        status = client.generic(method, address).status_code
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    return status


def browser_of(reader, staff):
    client = Client(raise_request_exception=False)
    if reader != "signed out":
        sent = {"username": staff[reader].username, "passphrase": PASSPHRASE}
        assert client.post("/sign-in/", sent).status_code == 302
    return client


def paper(line):
    """Whether a line of the table is about a PDF being made."""
    return "/pdf/" in line["address"] and line["method"] == "GET"


def otherwise_answered(lines, reader, staff, rows):
    """The lines of the table that are not true for that reader."""
    client = browser_of(reader, staff)
    routes = {(route.name, route.pattern): route for route in all_routes()}
    for line in lines:
        status = asked(client, line["method"], routes[line["page"], line["address"]].address(rows))
        if status != int(line[reader]):
            yield f"{line['page']} {line['address']} {line['method']}: {status}, the table says {line[reader]}"


def without_secret(answer):
    """The page without the secret of its forms and the address that was asked."""
    own = answer.wsgi_request.path
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()).replace(own, "")


def test_every_view_says_who_it_is_for():
    nothing(f"{route.name} /{route.pattern}" for route in all_routes() if not route.guard)


def test_a_public_view_is_a_rare_thing():
    public = {route.name for route in all_routes() if not isinstance(route.guard, Permission)}
    assert public == {"accounts:sign-in", "accounts:sign-out", "accounts:language"}


def test_the_table_has_the_columns_a_manager_reads():
    assert list(table()[0]) == COLUMNS


def test_every_route_stands_in_the_table_and_nothing_else():
    there = {(route.name, route.pattern) for route in all_routes()}
    listed = {(line["page"], line["address"]) for line in table()}
    nothing(f"not in the table: {name},{pattern}" for name, pattern in there - listed)
    nothing(f"no such route: {name},{pattern}" for name, pattern in listed - there)


def test_every_route_stands_in_the_table_with_reading_and_with_writing():
    lines = {(line["page"], line["address"], line["method"]) for line in table()}
    assert len(lines) == len(table()), "each once"
    wanted = {(route.name, route.pattern, method) for route in all_routes() for method in ("GET", "POST")}
    nothing(",".join(line) for line in wanted - lines)


@pytest.mark.parametrize("reader", READERS)
def test_each_page_answers_each_reader_as_the_table_says(reader, staff, rows):
    nothing(otherwise_answered([line for line in table() if not paper(line)], reader, staff, rows))


@pytest.mark.paper
@pytest.mark.parametrize("reader", READERS)
def test_each_paper_answers_each_reader_as_the_table_says(reader, staff, rows):
    papers = [line for line in table() if paper(line)]
    assert len(papers) > 1
    nothing(otherwise_answered(papers, reader, staff, rows))


@pytest.mark.parametrize("reader", ["adviser", "funder", "administrator"])
def test_who_may_not_gets_the_same_answer_as_for_what_does_not_exist(reader, staff, rows):
    client = browser_of(reader, staff)
    hidden = client.get(f"/people/{rows['people/'].pk}/")
    missing = client.get("/people/5e0f5e0f-0000-4000-8000-000000000001/")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert without_secret(hidden) == without_secret(missing)


def test_signed_out_one_is_led_to_the_sign_in_page_and_learns_nothing_more(staff, rows):
    client = Client()
    there, missing = f"/people/{rows['people/'].pk}/", "/people/5e0f5e0f-0000-4000-8000-000000000001/"
    for address in (there, missing):
        assert client.get(address)["Location"] == f"/sign-in/?next={address.replace('/', '%2F')}"
