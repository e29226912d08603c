"""Who may do what: all permissions in one enum, all roles in one table, and which keys a role holds."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps

from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """What one may do. Every view names one."""

    OWN_ACCOUNT = "own account"
    READ_VENUES = "read venues"
    READ_PEOPLE = "read people"
    READ_JOURNAL = "read the journal"
    READ_QUESTIONS = "read the words of questions"
    READ_FOLLOW_UPS = "read follow-ups"
    READ_REPORTS = "read month and year"
    WRITE_VISITS = "write outings and visits down"
    WRITE_RECORDS = "change venues and persons"
    FORGET = "write consent down, and forget"
    PLAN_ROUNDS = "plan a month's outings"
    ANSWER_QUESTIONS = "answer questions, and keep the library of answers"
    WRITE_REPORTS = "write the month's paragraph and challenges, close a month"
    IMPORT_REGISTERS = "import registers"
    CHANGE_SETTINGS = "change settings and lists"
    MANAGE_STAFF = "manage staff and keys"


class Role(models.TextChoices):
    """What somebody is to the organisation; a volunteer has no sign-in."""

    WORKER = "worker", _("Outreach worker")
    COORDINATOR = "coordinator", _("Coordinator")
    ADVISER = "adviser", _("Health adviser")
    FUNDER = "funder", _("Funder")
    ADMINISTRATOR = "administrator", _("Administrator")
    VOLUNTEER = "volunteer", _("Volunteer, without sign-in")


SIGN_IN_ROLES = [role for role in Role if role is not Role.VOLUNTEER]

_WORK = {
    Permission.OWN_ACCOUNT,
    Permission.READ_VENUES,
    Permission.READ_PEOPLE,
    Permission.READ_JOURNAL,
    Permission.READ_QUESTIONS,
    Permission.READ_FOLLOW_UPS,
    Permission.READ_REPORTS,
    Permission.WRITE_VISITS,
    Permission.WRITE_RECORDS,
    Permission.FORGET,
    Permission.ANSWER_QUESTIONS,
}

ROLES = {
    Role.WORKER: _WORK,
    Role.COORDINATOR: set(Permission),
    Role.ADVISER: {Permission.OWN_ACCOUNT, Permission.READ_QUESTIONS, Permission.ANSWER_QUESTIONS},
    Role.FUNDER: {Permission.OWN_ACCOUNT},
    Role.ADMINISTRATOR: {Permission.OWN_ACCOUNT},
    Role.VOLUNTEER: set(),
}

COMPARTMENTS = {
    Role.WORKER: {"venue", "person", "health"},
    Role.COORDINATOR: {"venue", "person", "health", "audit"},
    Role.ADVISER: {"health"},
    Role.FUNDER: set(),
    Role.ADMINISTRATOR: set(),
    Role.VOLUNTEER: set(),
}
SEALED_BY_ANYBODY = {"audit"}


def may(user, permission: Permission) -> bool:
    """Whether the role of `user` includes `permission`; nobody signed out may anything."""
    return user.is_authenticated and permission in ROLES[user.role]


class WithReaders:
    """A query for rows of which whoever has the permission `readers` sees all; nobody else sees one."""

    readers: Permission

    def visible_to(self, user):
        """All of them for a reader, none for anybody else."""
        return self if may(user, self.readers) else self.none()


def requires(permission: Permission) -> Callable:
    """The view is for those who have `permission`: signed out one is asked to sign in, for others it does not exist."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                wanted = (
                    request.path if request.method == "GET" else "/"
                )  # what was posted is lost, and may not be shown
                return redirect(f"{reverse('accounts:sign-in')}?{urlencode({'next': wanted})}")
            if not may(request.user, permission):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.permission = permission
        return guarded

    return guard


def public(*, because: str) -> Callable:
    """The view is for everybody, and says why."""

    def mark(view):
        view.public_because = because
        return view

    return mark
