"""Set-up, staff and keys: everything that changes who may open what. Each writes one entry of the audit trail."""

import secrets

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.permissions import COMPARTMENTS, SEALED_BY_ANYBODY, Role
from accounts.signing_in import still_hers
from audit.models import record, write_down
from core.months import Month
from core.refusals import NotPossible
from vault import device, flows, passphrases
from vault.models import Calibration

CODE_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


@transaction.atomic
def set_up(*, name, coordinator, passphrase, time_zone="Asia/Shanghai", language="en", is_example=False) -> User:
    """Make the organisation, its compartments and its first coordinator. The open keyring holds all keys afterwards.

    Its device secret lies there already (ground.beginning makes it); raises device.NoSecret otherwise.
    """
    if Organisation.objects.exists():
        raise NotPossible(_("There is an organisation already."))
    check = device.check_value(device.device_secret(settings.DATA_DIR))
    Calibration.objects.create(passes=passphrases.calibrate(), secret_check=check)
    Organisation.objects.create(pk=1, name=name, time_zone=time_zone, language=language, is_example=is_example)
    for compartment in sorted(set().union(*COMPARTMENTS.values())):
        flows.create_compartment(compartment, anybody_seals=compartment in SEALED_BY_ANYBODY)
    user = _open_account(User(username=coordinator), Role.COORDINATOR, passphrase)
    record("set up the organisation", by=user)
    return user


@transaction.atomic
def invite(*, username, role, by) -> str:
    """Make an account and return its one-time code; a staff entry without sign-in of that name becomes the account."""
    code = "-".join("".join(secrets.choice(CODE_ALPHABET) for _ in range(4)) for _ in range(4))
    user = _entry_for(username)
    user.must_change_passphrase, user.invited_in = True, Month.this()
    _open_account(user, role, code)
    record("invited", by=by, target=user.pk)
    return code


@transaction.atomic
def add_account(*, username, role, passphrase, by) -> User:
    """Make an account that is ready at once; a staff entry without sign-in of that name becomes it."""
    user = _open_account(_entry_for(username), role, passphrase)
    record("added to the staff", by=by, target=user.pk)
    return user


@transaction.atomic
def invite_again(*, user, by) -> str:
    """A forgotten passphrase: a new seed under a new one-time code, and what her role may hold granted again."""
    if user == by:
        raise NotPossible(_("Your own passphrase is changed under “My passphrase”."))
    _end_access(user.read_again())
    return invite(username=user.username, role=user.role, by=by)


@transaction.atomic
def choose_passphrase(*, user, kek, passphrase) -> bytes:
    """Wrap her seed under a new passphrase; after a one-time code a new seed.

    All her sessions end. Returns the new key-encryption key. Raises signing_in.Changed.
    """
    derived = passphrases.derive_new(passphrase)
    still_hers(user)
    if user.must_change_passphrase:
        flows.replace_seed(user, kek, derived.kek)
    else:
        flows.rewrap(user, kek, derived.kek)
    user.password, user.must_change_passphrase, user.invited_in = derived.encoded, False, None
    user.save()
    flows.end_sessions(user)
    record("changed her passphrase", by=user, target=user.pk)
    return derived.kek


@transaction.atomic
def change_role(*, user, role, by) -> User:
    """Another role: keys she gains are granted, keys she loses are revoked and her sessions end."""
    if not user.read_again().can_sign_in:
        raise NotPossible(_("There is no account: invite her instead."))
    if user.role == Role.COORDINATOR and role != Role.COORDINATOR:
        _keep_a_coordinator(user)
    before, after = COMPARTMENTS[Role(user.role)], COMPARTMENTS[Role(role)]
    flows.revoke(user, before - after)
    flows.grant(user, after - before)
    user.role = role
    return write_down(user, "changed a role", by=by)


@transaction.atomic
def leave(*, user, by) -> User:
    """A leaver: grants, sessions and wrapped seed are gone; her pseudonym stays in the teams she went out with."""
    if user.read_again().role == Role.COORDINATOR:
        _keep_a_coordinator(user)
    _end_access(user)
    user.left = True
    return write_down(user, "left", by=by)


@transaction.atomic
def change_organisation(*, organisation, by) -> Organisation:
    """Keep a changed name, time zone or language."""
    organisation.save()
    record("changed the settings", by=by)
    return organisation


def _entry_for(username):
    user = User.objects.filter(username=username).first() or User(username=username)
    if user.password:
        raise NotPossible(_("There is an account of that name already."))
    return user


def _open_account(user, role, passphrase):
    derived = passphrases.derive_new(passphrase)
    user.role, user.password, user.left = role, derived.encoded, False
    user.save()
    flows.make_holder(user, derived.kek)
    flows.grant(user, COMPARTMENTS[Role(role)])
    return user


def _end_access(user):
    flows.forget_holder(user)
    user.password, user.must_change_passphrase, user.invited_in = "", False, None
    user.save()


def _keep_a_coordinator(user):
    if not User.objects.holding_the_keys().exclude(pk=user.pk).exists():
        raise NotPossible(_("There must be another coordinator first: somebody has to hold the keys."))
