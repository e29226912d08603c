"""The language is chosen on every page, kept in a cookie, and leads back to where she was."""

import pytest


def choose(client, language="zh-hans", next="/passphrase/"):
    return client.post("/language/", {"language": language, "next": next})


def test_it_leads_back_to_the_page_she_was_on_in_that_language(client, coordinator, sign_in):
    sign_in(coordinator)
    answer = choose(client)

    assert (answer.status_code, answer["Location"]) == (302, "/passphrase/")
    assert '<html lang="zh-Hans">' in client.get("/passphrase/").content.decode()
    choose(client, "en")
    assert '<html lang="en">' in client.get("/passphrase/").content.decode()


def test_it_works_before_signing_in(client, coordinator):
    choose(client, next="/sign-in/")

    assert '<html lang="zh-Hans">' in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        ("/reports/?month=2026-10", "/reports/"),
        ("//elsewhere.example/x", "/"),
        ("https://elsewhere.example/x", "/"),
        ("", "/"),
        ("/" + "x" * 600, "/"),
    ],
)
def test_it_leads_to_local_pages_only_and_without_query(client, coordinator, address, reached):
    assert choose(client, next=address)["Location"] == reached


@pytest.mark.parametrize("language", ["", "xx", "en\r\nSet-Cookie: a=b"])
def test_an_unknown_language_changes_nothing(client, coordinator, language):
    answer = choose(client, language)

    assert answer.status_code == 302
    assert "rounds_language" not in answer.cookies


def test_it_is_not_changed_by_a_link(client, coordinator):
    assert client.get("/language/", {"language": "zh-hans"}).status_code == 405


def test_without_a_choice_the_pages_speak_the_organisations_language(client, coordinator):
    from accounts.models import Organisation

    Organisation.objects.update(language="zh-hans")

    assert '<html lang="zh-Hans">' in client.get("/sign-in/").content.decode()
