"""The organisation and its staff."""

import uuid

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Role
from core.months import MonthField


class Organisation(models.Model):
    """The one organisation whose books these are."""

    name = models.CharField(_("name"), max_length=100)
    time_zone = models.CharField(_("time zone"), max_length=60, default="Asia/Shanghai")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    is_example = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_organisation")]

    class Sensitivity:
        clear = {
            "id": "one row",
            "name": "shown before sign-in",
            "time_zone": "months are counted in it before anything is opened",
            "language": "the sign-in page is shown in it",
            "is_example": "invented data must say so",
        }
        sealed = set()

    def __str__(self):
        return self.name


class UserQuerySet(models.QuerySet):
    """The staff in the words of the staff page."""

    def with_sign_in(self):
        """Accounts that can sign in."""
        return self.exclude(password="")

    def here(self):
        """Who has not left."""
        return self.filter(left=False)

    def coordinators(self):
        """Coordinators who can sign in."""
        return self.here().with_sign_in().filter(role=Role.COORDINATOR)

    def by_name(self):
        """By pseudonym, the same on every database."""
        return sorted(self, key=lambda user: user.username.casefold())


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Finds accounts by pseudonym."""


class User(AbstractBaseUser):
    """Somebody of the staff under her pseudonym: with an account, or an entry without sign-in (no passphrase)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(_("pseudonym"), max_length=40, unique=True)
    password = models.CharField(max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=13, choices=Role, default=Role.VOLUNTEER)
    must_change_passphrase = models.BooleanField(default=False)
    invited_in = MonthField(null=True)
    left = models.BooleanField(default=False)
    last_login = None

    USERNAME_FIELD = "username"
    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role=Role.VOLUNTEER) | models.Q(password=""), name="volunteer_has_no_sign_in"
            ),
            models.CheckConstraint(
                condition=models.Q(left=False) | models.Q(password=""), name="leaver_has_no_sign_in"
            ),
        ]

    class Sensitivity:
        clear = {
            "id": "random",
            "username": "a pseudonym, needed to sign in",
            "password": "an Argon2id verifier; the key comes out of the same root under another label",
            "role": "roles are in clear, like the grants they stand for",
            "must_change_passphrase": "her one-time code is still unused",
            "invited_in": "a one-time code ends with the month after",
            "left": "a leaver cannot sign in",
        }
        sealed = set()

    @property
    def is_active(self) -> bool:
        return not self.left and bool(self.password)

    @property
    def can_sign_in(self) -> bool:
        """Whether this is an account, not just a name in a team."""
        return self.is_active
