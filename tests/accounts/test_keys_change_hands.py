"""Roles, forgotten passphrases and leavers: keys come and go at once, and somebody always holds them."""

import pytest
from django.test import Client

from accounts import actions
from accounts.models import User
from accounts.permissions import COMPARTMENTS, Role
from tests.accounts.keys import CODE, keys_of
from tests.conftest import PASSPHRASE
from tests.life import alerts_of, refused_at
from vault.models import KeyHolder, Session


@pytest.fixture
def amber(staff, sign_in):
    return sign_in(staff["coordinator"])


@pytest.fixture
def birch(staff):
    """A worker in a browser of her own."""
    browser = Client()
    browser.post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})
    assert browser.get("/").status_code == 200
    return browser


def give(client, user, role):
    return client.post(f"/staff/{user.pk}/", {"role": role})


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADVISER, Role.FUNDER, Role.ADMINISTRATOR])
def test_another_role_holds_exactly_its_own_keys(amber, staff, role):
    answer = give(amber, staff["worker"], role)

    assert answer["Location"] == "/staff/"
    assert User.objects.get(username="birch").role == role
    assert keys_of("birch") == COMPARTMENTS[role]


def test_after_another_role_her_session_is_over_and_the_next_opens_the_new_keys(amber, birch, staff):
    give(amber, staff["worker"], "coordinator")

    assert birch.get("/").status_code == 302
    birch.post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})
    assert birch.get("/settings/trail/").status_code == 200


def test_the_same_role_again_changes_nothing(amber, birch, staff):
    give(amber, staff["worker"], "worker")

    assert birch.get("/").status_code == 200


def test_the_last_coordinator_keeps_her_role(amber, staff):
    answer = give(amber, staff["coordinator"], "worker")

    assert refused_at(answer) == {"role"}
    assert keys_of("amber") == COMPARTMENTS[Role.COORDINATOR]


def test_the_last_coordinator_cannot_leave(amber, staff):
    answer = amber.post(f"/staff/{staff['coordinator'].pk}/leave/")

    assert alerts_of(answer) == ["bad"]
    assert amber.get("/staff/").status_code == 200


def test_a_coordinator_who_never_signed_in_is_not_another_coordinator(amber, staff):
    actions.invite(username="wren", role=Role.COORDINATOR, by=staff["coordinator"])

    assert amber.post(f"/staff/{staff['coordinator'].pk}/leave/").status_code == 200
    assert User.objects.get(username="amber").can_sign_in


def test_with_another_coordinator_she_may_leave_and_is_signed_out(amber, staff):
    actions.add_account(username="lark", role=Role.COORDINATOR, passphrase=PASSPHRASE, by=staff["coordinator"])
    amber.post(f"/staff/{staff['coordinator'].pk}/leave/")

    assert amber.get("/").status_code == 302
    assert keys_of("amber") == set()


def test_somebody_without_an_account_has_no_role_to_change(amber):
    moth = User.objects.create(username="moth")
    answer = give(amber, moth, "worker")

    assert refused_at(answer) == {"role"}
    assert not User.objects.get(pk=moth.pk).can_sign_in


class TestALeaver:
    def test_she_is_asked_about_first(self, amber, birch, staff):
        page = amber.get(f"/staff/{staff['worker'].pk}/leave/")

        assert page.status_code == 200
        assert birch.get("/").status_code == 200

    def test_her_session_ends_at_once_and_her_keys_are_gone(self, amber, birch, staff):
        amber.post(f"/staff/{staff['worker'].pk}/leave/")

        assert birch.get("/")["Location"] == "/sign-in/?next=%2F"
        assert keys_of("birch") == set()
        assert not KeyHolder.objects.filter(user=staff["worker"]).exists()
        assert not Session.objects.filter(user=staff["worker"]).exists()

    def test_her_passphrase_opens_nothing(self, amber, staff):
        amber.post(f"/staff/{staff['worker'].pk}/leave/")
        answer = Client().post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})

        assert answer.status_code == 200
        assert User.objects.get(username="birch").password == ""

    def test_she_can_be_invited_back(self, amber, staff):
        amber.post(f"/staff/{staff['worker'].pk}/leave/")
        page = amber.post("/staff/invite/", {"username": "birch", "role": "worker"}).content.decode()

        assert CODE.search(page)
        assert keys_of("birch") == COMPARTMENTS[Role.WORKER]

    def test_she_cannot_leave_twice(self, amber, staff):
        address = f"/staff/{staff['worker'].pk}/leave/"
        amber.post(address)

        assert amber.get(address).status_code == 404


class TestAForgottenPassphrase:
    def test_the_new_code_signs_in_with_the_same_keys(self, amber, staff):
        page = amber.post(f"/staff/{staff['worker'].pk}/code/").content.decode()
        browser = Client()
        browser.post("/sign-in/", {"username": "birch", "passphrase": CODE.search(page)[0]})

        assert browser.get("/")["Location"] == "/passphrase/"
        assert keys_of("birch") == COMPARTMENTS[Role.WORKER]

    def test_the_old_passphrase_and_the_old_session_are_over(self, amber, birch, staff):
        amber.post(f"/staff/{staff['worker'].pk}/code/")

        assert birch.get("/").status_code == 302
        assert Client().post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE}).status_code == 200

    def test_asking_alone_changes_nothing(self, amber, birch, staff):
        assert amber.get(f"/staff/{staff['worker'].pk}/code/").status_code == 200
        assert birch.get("/").status_code == 200

    def test_nobody_makes_one_for_herself(self, amber, staff):
        answer = amber.post(f"/staff/{staff['coordinator'].pk}/code/")

        assert alerts_of(answer) == ["bad"]
        assert CODE.search(answer.content.decode()) is None
        assert amber.get("/staff/").status_code == 200

    def test_a_name_without_sign_in_has_none(self, amber):
        moth = User.objects.create(username="moth")

        assert amber.post(f"/staff/{moth.pk}/code/").status_code == 404
