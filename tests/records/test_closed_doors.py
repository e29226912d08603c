"""Who may not read: the page does not exist for her, and were it to, she has no key."""

import pytest

from accounts.permissions import ROLES, Permission, Role

PLANTED = ("阿香", "kettle", "10012345678", "P0007", "Zephyr", "V010", "Lane 8", "Auntie Qin", "Rosalind", "Marigold")


def pages_of(life):
    """The pages that tell of venues and persons."""
    return [
        "/venues/",
        f"/venues/{life.parlour.pk}/",
        "/people/",
        f"/people/{life.xiang.pk}/",
        "/journal/2026-09/",
        f"/outings/{life.trip.pk}/",
        f"/visits/{life.stop.pk}/",
        "/follow-ups/",
    ]


def test_the_planted_names_are_there_for_whom_they_are_meant(life, worker):
    shown = "".join(worker.get(page).content.decode() for page in pages_of(life))
    assert [planted for planted in PLANTED if planted not in shown] == []


@pytest.mark.parametrize("role", ["adviser", "funder", "administrator"])
def test_for_others_the_pages_do_not_exist(life, staff, sign_in, role):
    browser = sign_in(staff[role])
    pages = [*pages_of(life), "/search/"]
    assert {page: browser.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)
    assert browser.post("/search/", {"words": "阿香"}).status_code == 404


@pytest.mark.parametrize("role", ["funder", "administrator"])
def test_questions_exist_for_the_adviser_and_not_for_others_without_work(life, staff, sign_in, role):
    browser = sign_in(staff[role])
    pages = ["/questions/", f"/questions/{life.asked.pk}/"]
    assert [browser.get(page).status_code for page in pages] == [404, 404]


def test_signed_out_one_is_asked_to_sign_in(life, client):
    answers = {page: client.get(page) for page in [*pages_of(life), "/search/", "/questions/"]}
    assert {page: (answer.status_code, answer.url) for page, answer in answers.items()} == {
        page: (302, f"/sign-in/?next={page.replace('/', '%2F')}") for page in answers
    }


@pytest.mark.parametrize("role", [Role.ADVISER, Role.FUNDER, Role.ADMINISTRATOR])
def test_with_every_permission_but_no_key_a_page_shows_dots_and_no_name(life, staff, sign_in, monkeypatch, role):
    monkeypatch.setitem(ROLES, role, set(Permission))
    browser = sign_in(staff[role.value])
    pages = [*pages_of(life), "/questions/", f"/questions/{life.asked.pk}/"]
    answers = {page: browser.get(page).content.decode() for page in pages}
    answers["search"] = browser.post("/search/", {"words": "ax"}).content.decode()
    for page, shown in answers.items():
        assert "•••" in shown, page
        assert [planted for planted in (*PLANTED, life.xiang.code) if planted in shown] == [], page
