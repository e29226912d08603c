"""Signing in and out, and what a command needs to open the vault."""

from contextlib import contextmanager

from django.conf import settings
from django.contrib import auth
from django.db import transaction

from audit.models import record
from vault import device, flows, passphrases
from vault.keyring import Keyring, using
from vault.models import Calibration, KeyHolder
from vault.sessions import SessionStore


class Changed(Exception):
    """Somebody took away or changed her access while her passphrase was being looked at."""


def still_hers(user) -> None:
    """Hold the access of `user`, who was just authenticated, until the transaction ends; raises Changed."""
    known = user.password
    if user.read_again().password != known:
        raise Changed


def strengthen(user, passphrase) -> None:
    """Seal the keys of `user`, who was just authenticated, anew if less work went into her passphrase than goes by now.

    Her other sessions end. While several people sign in it is left for another time. Raises as `sign_in` does.
    """
    try:
        derived = passphrases.derive_stronger(passphrase, user.password)
    except passphrases.Busy:
        return
    if derived is not None and KeyHolder.objects.filter(user=user).exists():
        _seal_anew(user, derived)


@transaction.atomic
def _seal_anew(user, derived):
    still_hers(user)
    flows.rewrap(user, user.kek, derived.kek)
    user.password, user.kek = derived.encoded, derived.kek
    user.save(update_fields=["password"])
    flows.end_sessions(user)
    record("sealed her keys anew", by=user, target=user.pk)


@transaction.atomic
def sign_in(request, user) -> None:
    """Start a session for `user`, who was just authenticated, and hand its secret to her browser.

    Raises Changed or flows.WrongMachine before anything is started.
    """
    still_hers(user)
    ring = _opened(user)
    SessionStore.clear_expired()
    request.session.flush()
    auth.login(request, user)
    request.session_secret = request.session.put_keys(user, ring)
    record("signed in", by=user, target=user.pk)


@transaction.atomic
def change_user(request, user) -> None:
    """Sign `user` in, who was just authenticated, in place of who is signed in; raises as `sign_in` does.

    The former session and its keys are gone; her drafts stay hers.
    """
    former = request.user
    sign_in(request, user)
    record("signed out", by=former, target=former.pk)


def sign_out(request) -> None:
    """End the session: its row, which held the keys, is gone."""
    record("signed out", by=request.user, target=request.user.pk)
    auth.logout(request)


@contextmanager
def opened_for(user):
    """Have the keys of `user`, who was just authenticated, open inside the block: for commands and tests."""
    with using(_opened(user)):
        yield user


def _opened(user) -> Keyring:
    """Her keys. That they open proves the device secret: an organisation of before knows it from then on."""
    ring = flows.open_ring(user, user.kek)
    if ring.keys:
        Calibration.know_the_secret(device.check_value(device.device_secret(settings.DATA_DIR)))
    return ring
