"""The staff page: who has an account, with which keys, and how somebody gets one."""

import re

import pytest
from django.test import Client

from accounts import actions
from accounts.models import User
from accounts.permissions import COMPARTMENTS, Role
from audit.models import Entry
from tests.accounts.keys import CODE, keys_of
from tests.conftest import PASSPHRASE
from tests.life import queries_for, refused_at
from vault.models import Grant


@pytest.fixture
def amber(staff, sign_in):
    return sign_in(staff["coordinator"])


def invite(client, username, role="worker"):
    return client.post("/staff/invite/", {"username": username, "role": role})


def row(page, username):
    """The cells of somebody's row on the staff page, as text."""
    for found in re.findall(r"<tr>(.*?)</tr>", page.content.decode(), re.DOTALL):
        cells = [
            " ".join(re.sub("<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd].*?</t[hd]>", found, re.DOTALL)
        ]
        if cells[0] == username:
            return cells[1:]
    return None


def test_each_account_stands_with_its_role_and_what_its_keys_open(amber):
    page = amber.get("/staff/")

    assert row(page, "amber") == ["Coordinator", "venues and the journal, persons, questions, who did what", "ready"]
    assert row(page, "birch") == ["Outreach worker", "venues and the journal, persons, questions", "ready"]
    assert row(page, "heron") == ["Health adviser", "questions", "ready"]
    assert row(page, "finch") == ["Funder", "nothing", "ready"]
    assert row(page, "otter") == ["Administrator", "nothing", "ready"]


def test_what_is_shown_are_the_keys_she_holds_not_those_of_her_role(amber):
    Grant.objects.filter(holder__user__username="birch", compartment="person").delete()

    assert row(amber.get("/staff/"), "birch")[1] == "venues and the journal, questions"


def test_names_without_sign_in_and_leavers_stand_apart(amber, staff):
    User.objects.create(username="moth")
    actions.leave(user=staff["worker"], by=staff["coordinator"])
    context = amber.get("/staff/").context

    assert [user.username for user in context["entries"]] == ["moth"]
    assert [user.username for user in context["leavers"]] == ["birch"]
    assert "birch" not in [user.username for user in context["accounts"]]


def test_the_page_asks_the_same_number_of_queries_for_one_and_for_three(amber, staff):
    one = queries_for(amber, "/staff/")
    for name in ("moth", "wren", "lark"):
        actions.add_account(username=name, role=Role.WORKER, passphrase=PASSPHRASE, by=staff["coordinator"])
    assert queries_for(amber, "/staff/") == one


def test_one_coordinator_with_keys_is_too_few(amber, staff):
    warns = '<p class="note note-warn">'
    assert warns in amber.get("/staff/").content.decode()
    actions.invite(username="wren", role=Role.COORDINATOR, by=staff["coordinator"])
    assert warns in amber.get("/staff/").content.decode(), "a code that may never be used holds nothing"
    actions.add_account(username="lark", role=Role.COORDINATOR, passphrase=PASSPHRASE, by=staff["coordinator"])

    assert warns not in amber.get("/staff/").content.decode()


@pytest.mark.parametrize("role", [Role.WORKER, Role.COORDINATOR, Role.ADVISER, Role.FUNDER, Role.ADMINISTRATOR])
def test_the_code_of_an_invitation_signs_in_with_the_keys_of_the_role(amber, role):
    page = invite(amber, "wren", role).content.decode()
    code = CODE.search(page)[0]
    answer = Client().post("/sign-in/", {"username": "wren", "passphrase": code})

    assert answer.status_code == 302
    assert keys_of("wren") == COMPARTMENTS[role]


def test_the_code_is_shown_once_and_stands_in_no_cookie_header_or_address(amber):
    answer = invite(amber, "wren")
    code = CODE.search(answer.content.decode())[0]

    assert answer.status_code == 200
    assert code not in str(answer.headers) + str(answer.cookies)
    assert all(code not in amber.get(page).content.decode() for page in ("/staff/", "/staff/invite/", "/"))
    assert row(amber.get("/staff/"), "wren")[2].startswith("invited has not signed in yet, code until ")


def test_a_name_in_a_team_becomes_the_account(amber):
    moth = User.objects.create(username="moth")
    form = amber.get(f"/staff/{moth.pk}/").content.decode()
    assert '<input type="hidden" name="username" value="moth">' in form
    invite(amber, "moth")

    assert User.objects.get(pk=moth.pk).can_sign_in
    assert User.objects.filter(username="moth").count() == 1


def test_a_second_account_of_a_name_is_refused_beside_the_form(amber):
    answer = invite(amber, "birch")

    assert refused_at(answer) == {"username"}


@pytest.mark.parametrize(
    ("username", "role"), [("", "worker"), ("wren", ""), ("wren", "volunteer"), ("w" * 41, "worker")]
)
def test_an_invitation_that_makes_no_sense_makes_nothing(amber, username, role):
    before = User.objects.count()

    assert invite(amber, username, role).status_code == 200
    assert User.objects.count() == before


def test_the_form_says_that_it_must_not_be_her_real_name(amber):
    assert "not her real name" in amber.get("/staff/invite/").content.decode()


def test_inviting_is_written_down_without_the_name(amber, opened):
    invite(amber, "wren")
    entry = Entry.objects.order_by("-pk")[0].opened()

    assert (entry["action"], entry["actor"]) == ("invited", "amber")
    assert entry["target"] == str(User.objects.get(username="wren").pk)


@pytest.mark.parametrize("role", ["worker", "adviser", "funder", "administrator"])
def test_for_everybody_else_there_is_no_staff(client, staff, sign_in, role):
    sign_in(staff[role])
    birch = staff["worker"].pk
    pages = ["/staff/", "/staff/invite/", f"/staff/{birch}/", f"/staff/{birch}/leave/", f"/staff/{birch}/code/"]

    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(page, {"username": "wren", "role": "coordinator"}).status_code for page in pages} == {404}
    assert not User.objects.filter(username="wren").exists()
