"""A session opens keys only in the browser it began in, in this start of the server, and until it ends."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import Entry
from vault import boot
from vault.models import Session

SIGNED_OUT = "/sign-in/?next=%2Fstaff%2F"


@pytest.fixture
def amber(coordinator, sign_in):
    return sign_in(coordinator)


def answered(client):
    """200 when the staff page is shown, else where she is sent."""
    answer = client.get("/staff/")
    return answer.status_code if answer.status_code == 200 else answer["Location"]


def test_signing_in_opens_the_keys_for_the_pages_that_follow(amber):
    assert answered(amber) == 200
    assert amber.get("/settings/trail/").status_code == 200


def test_after_a_restart_of_the_server_everybody_is_signed_out(amber):
    assert answered(amber) == 200
    boot.draw()

    assert answered(amber) == SIGNED_OUT
    assert Session.objects.count() == 0


def test_a_session_id_without_the_second_cookie_opens_nothing(amber):
    thief = Client()
    thief.cookies["rounds_session"] = amber.cookies["rounds_session"].value

    assert answered(thief) == SIGNED_OUT
    assert answered(amber) == SIGNED_OUT, "the session is ended, not left for another try"


def test_the_second_cookie_of_another_session_opens_nothing(amber, staff, coordinator):
    birch = Client()
    birch.post("/sign-in/", {"username": "birch", "passphrase": "six small boats go home"})
    birch.cookies["rounds_session"] = amber.cookies["rounds_session"].value

    assert answered(birch) == SIGNED_OUT


@pytest.mark.parametrize("value", ["", "nonsense", "00", "ab" * 32, "ü"])
def test_a_forged_second_cookie_opens_nothing(amber, value):
    amber.cookies["rounds_keys"] = value

    assert answered(amber) == SIGNED_OUT


def test_the_row_holds_neither_the_id_nor_the_secret(amber):
    row = Session.objects.values().get()
    held = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in row.values())
    secret = amber.cookies["rounds_keys"].value

    assert amber.cookies["rounds_session"].value.encode() not in held
    assert secret.encode() not in held
    assert bytes.fromhex(secret) not in held


def test_an_expired_session_is_over(amber):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert answered(amber) == SIGNED_OUT


def test_expired_rows_are_gone_with_the_next_sign_in(amber, coordinator):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    old = set(Session.objects.values_list("pk", flat=True))
    Client().post("/sign-in/", {"username": "amber", "passphrase": "six small boats go home"})

    assert Session.objects.count() == 1
    assert not Session.objects.filter(pk__in=old).exists()


def test_a_page_moves_the_expiry_on_at_most_once_a_minute(amber):
    row = Session.objects.get()
    Session.objects.update(expire_date=row.expire_date - timedelta(minutes=10))
    amber.get("/staff/")
    moved = Session.objects.get().expire_date
    amber.get("/staff/")

    assert moved > row.expire_date - timedelta(minutes=1)
    assert Session.objects.get().expire_date == moved


def test_signing_out_ends_the_row_and_changes_both_cookies(amber):
    answer = amber.post("/sign-out/")

    assert answer["Location"] == "/sign-in/"
    assert [answer.cookies[name].value for name in ("rounds_session", "rounds_keys")] == ["", ""]
    assert Session.objects.count() == 0
    assert answered(amber) == SIGNED_OUT


def test_the_cookies_of_a_session_that_was_signed_out_open_nothing(amber):
    kept = {name: amber.cookies[name].value for name in ("rounds_session", "rounds_keys")}
    amber.post("/sign-out/")
    amber.cookies.load(kept)

    assert answered(amber) == SIGNED_OUT


def test_nothing_behind_sign_in_is_kept_by_the_browser(amber):
    pages = ["/", "/staff/", "/staff/invite/", "/settings/trail/", "/passphrase/"]

    assert {amber.get(page)["Cache-Control"] for page in pages} == {"no-store"}


def test_signing_out_twice_is_no_error(amber):
    amber.post("/sign-out/")

    assert amber.post("/sign-out/")["Location"] == "/sign-in/"


def test_signing_out_by_a_link_is_not_possible(amber):
    assert amber.get("/sign-out/").status_code == 405
    assert answered(amber) == 200


def test_signing_in_and_out_is_written_down(amber, opened):
    amber.post("/sign-out/")

    assert [entry.opened()["action"] for entry in Entry.objects.order_by("pk")][-2:] == ["signed in", "signed out"]


def test_signing_in_changes_the_session_id(client, coordinator, sign_in):
    client.cookies["rounds_session"] = "chosen-by-somebody-else-0000000000"
    sign_in(coordinator)

    assert client.cookies["rounds_session"].value != "chosen-by-somebody-else-0000000000"


def test_over_https_both_cookies_are_secure_and_the_second_is_bound_to_the_host(client, coordinator, settings):
    settings.OVER_HTTPS = settings.SESSION_COOKIE_SECURE = True
    answer = client.post("/sign-in/", {"username": "amber", "passphrase": "six small boats go home"}, secure=True)
    cookie = answer.cookies["__Host-rounds_keys"]

    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, True, "Strict", "/")
    assert answer.cookies["rounds_session"]["secure"]
    assert cookie["domain"] == ""
