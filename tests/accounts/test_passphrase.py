"""One's own passphrase: the old one is asked, the new one opens the same keys, other sessions end."""

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from accounts import actions
from accounts.models import User
from accounts.permissions import Role
from accounts.signing_in import opened_for
from core.months import Month
from tests.conftest import PASSPHRASE
from vault.keyring import current
from vault.models import KeyHolder

NEW = "nine slow herons over water"


def change(client, old=PASSPHRASE, new=NEW, again=None):
    return client.post("/passphrase/", {"old": old, "new": new, "again": new if again is None else again})


def keys_under(passphrase, username="birch"):
    """What she can open with a passphrase, or None when it is not hers."""
    user = authenticate(username=username, password=passphrase)
    if user is None:
        return None
    with opened_for(user):
        return {name for name in current().keys if name != "personal"}


@pytest.fixture
def birch(staff, sign_in):
    return sign_in(staff["worker"])


def test_the_new_passphrase_opens_what_the_old_one_opened(birch):
    answer = change(birch)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert keys_under(NEW) == {"venue", "person", "health"}
    assert keys_under(PASSPHRASE) is None


def test_her_session_goes_on_with_a_new_secret(birch):
    secret = birch.cookies["rounds_keys"].value
    change(birch)

    assert birch.get("/passphrase/").status_code == 200
    assert birch.cookies["rounds_keys"].value != secret


def test_her_other_sessions_end(birch):
    other = Client()
    other.post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})
    assert other.get("/").status_code == 200
    change(birch)

    assert other.get("/").status_code == 302


def test_a_change_keeps_her_seed(birch, staff):
    before = KeyHolder.objects.get(user=staff["worker"])
    change(birch)
    after = KeyHolder.objects.get(user=staff["worker"])

    assert bytes(before.public) == bytes(after.public)
    assert bytes(before.wrapped_seed) != bytes(after.wrapped_seed)


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"old": "wrong"}, "old", "This is not the passphrase you have now."),
        ({"again": "something else"}, "again", "The two are not the same."),
        ({"new": PASSPHRASE}, "new", "This is the passphrase you have now."),
        ({"new": "elevenchars"}, "new", "That is too short."),
        ({"new": ""}, "new", "This field is required."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_changes(birch, sent, field, words):
    answer = change(birch, **sent)

    assert answer.status_code == 200
    assert answer.context["form"].errors[field] == [words]
    assert keys_under(PASSPHRASE) == {"venue", "person", "health"}


def test_no_passphrase_is_shown_again(birch):
    page = change(birch, old="wrong").content.decode()

    assert NEW not in page


def test_a_passphrase_typed_in_two_forms_of_unicode_is_the_same(birch):
    change(birch, new="caf\u00e9 on the long road")

    assert keys_under("cafe\u0301 on the long road") == {"venue", "person", "health"}


class TestTheOneTimeCode:
    @pytest.fixture
    def code(self, opened):
        return actions.invite(username="wren", role=Role.WORKER, by=opened)

    @pytest.fixture
    def wren(self, client, code):
        client.post("/sign-in/", {"username": "wren", "passphrase": code})
        return client

    def test_it_leads_to_choosing_a_passphrase_and_nowhere_else(self, wren):
        assert [wren.get(page)["Location"] for page in ("/", "/staff/")] == ["/passphrase/", "/passphrase/"]
        assert "one-time code" in wren.get("/passphrase/").content.decode()

    def test_she_may_still_change_the_language_and_sign_out(self, wren):
        assert wren.post("/language/", {"language": "zh-hans", "next": "/passphrase/"})["Location"] == "/passphrase/"
        assert wren.post("/sign-out/")["Location"] == "/sign-in/"

    def test_afterwards_it_opens_nothing_and_her_passphrase_everything(self, wren, code):
        answer = change(wren, old=code)

        assert answer["Location"] == "/"
        assert wren.get("/").status_code == 200
        assert keys_under(code, "wren") is None
        assert keys_under(NEW, "wren") == {"venue", "person", "health"}

    def test_her_seed_is_another_one_than_the_code_could_open(self, wren, code):
        before = bytes(KeyHolder.objects.get(user__username="wren").public)
        change(wren, old=code)

        assert bytes(KeyHolder.objects.get(user__username="wren").public) != before

    def test_it_ends_with_the_month_after(self, client, code):
        wren = User.objects.get(username="wren")
        wren.invited_in = Month.this() - 1
        wren.save()
        assert keys_under(code, "wren") == {"venue", "person", "health"}
        wren.invited_in = Month.this() - 2
        wren.save()

        assert keys_under(code, "wren") is None
