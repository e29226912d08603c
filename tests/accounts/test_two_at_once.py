"""Whoever was let in before her access changed, and does the next step after it, goes by what is true now."""

import pytest
from django.contrib.auth import authenticate

from accounts import actions
from accounts.models import User
from accounts.permissions import Role
from accounts.signing_in import Changed, sign_in
from tests.conftest import PASSPHRASE
from vault.models import KeyHolder, Session
from vault.sessions import SessionStore


@pytest.fixture
def asking(rf):
    """A request that has just brought the right passphrase."""
    request = rf.post("/sign-in/")
    request.session = SessionStore()
    return request


def test_who_left_while_her_passphrase_was_looked_at_is_not_signed_in(staff, asking):
    birch = authenticate(username="birch", password=PASSPHRASE)
    actions.leave(user=staff["worker"], by=staff["coordinator"])

    with pytest.raises(Changed):
        sign_in(asking, birch)
    assert not Session.objects.exists()


def test_who_got_another_role_meanwhile_is_signed_in_with_the_keys_of_that(staff, asking):
    birch = authenticate(username="birch", password=PASSPHRASE)
    actions.change_role(user=staff["worker"], role=Role.ADVISER, by=staff["coordinator"])

    sign_in(asking, birch)
    assert birch.role == Role.ADVISER
    kept = SessionStore(asking.session.session_key)
    assert set(kept.open_keys(asking.session_secret, birch).keys) == {"health", "personal"}


def test_who_left_while_she_chose_a_passphrase_does_not_come_back_by_it(opened):
    code = actions.invite(username="robin", role=Role.WORKER, by=opened)
    robin = authenticate(username="robin", password=code)
    actions.leave(user=User.objects.get(username="robin"), by=opened)

    with pytest.raises(Changed):
        actions.choose_passphrase(user=robin, kek=robin.kek, passphrase=PASSPHRASE)
    kept = User.objects.get(username="robin")
    assert (kept.left, kept.password) == (True, "")
    assert not KeyHolder.objects.filter(user=kept).exists()


def test_a_role_given_on_an_old_page_to_somebody_who_left_gives_no_key(staff):
    old = User.objects.get(username="birch")
    actions.leave(user=staff["worker"], by=staff["coordinator"])

    with pytest.raises(actions.NotPossible):
        actions.change_role(user=old, role=Role.COORDINATOR, by=staff["coordinator"])
    assert User.objects.get(username="birch").left
