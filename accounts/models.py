"""The organisation and its staff."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.keys import opens
from accounts.permissions import ROLES, Permission, Role, WithReaders, may
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

    def __str__(self):
        return self.name


ENOUGH_WITH_KEYS = 2  # with one alone, nobody could let her in again
GO_OUT = (Role.WORKER, Role.COORDINATOR, Role.VOLUNTEER)


class UserQuerySet(WithReaders, models.QuerySet):
    """The staff in the words of the staff page."""

    readers = Permission.MANAGE_STAFF

    def sharing_the_laptop(self, user):
        """Who else writes visits down, for whoever does: they take turns at one laptop."""
        roles = [role for role, permissions in ROLES.items() if Permission.WRITE_VISITS in permissions]
        shown = self.here().with_sign_in().filter(role__in=roles).exclude(pk=user.pk)
        return shown.order_by("username") if may(user, Permission.WRITE_VISITS) else self.none()

    def with_sign_in(self):
        """Accounts that can sign in."""
        return self.exclude(password="")

    def without_sign_in(self):
        """Names in a team, without an account."""
        return self.filter(password="")

    def here(self):
        """Who has not left."""
        return self.filter(left=False)

    def going_out(self, also=()):
        """Who works, coordinates or helps and has not left; and those in `also`, who may have."""
        return self.filter(models.Q(left=False, role__in=GO_OUT) | models.Q(pk__in=also))

    def gone(self):
        """Leavers: their pseudonyms stay in the teams they went out with."""
        return self.filter(left=True)

    def coordinators(self):
        """Coordinators who can sign in."""
        return self.here().with_sign_in().filter(role=Role.COORDINATOR)

    def holding_the_keys(self):
        """Coordinators who chose their own passphrase: whoever still has a one-time code may never use it."""
        return self.coordinators().filter(must_change_passphrase=False)

    def too_few_hold_the_keys(self) -> bool:
        """Whether too few hold the keys for one of them to leave, or to forget her passphrase."""
        return self.holding_the_keys().count() < ENOUGH_WITH_KEYS

    def with_unused_code(self):
        """Whoever was given a one-time code and has not chosen her own passphrase yet."""
        return self.here().with_sign_in().filter(must_change_passphrase=True)

    def with_keys(self):
        """With the keys each of them holds, in two queries."""
        return self.prefetch_related("key_holder__grants")

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

    @property
    def is_active(self) -> bool:
        return not self.left and bool(self.password)

    @property
    def can_sign_in(self) -> bool:
        """Whether this is an account, not just a name in a team."""
        return self.is_active

    def read_again(self) -> "User":
        """Herself as she is now; until the transaction ends nobody signs in and nobody's access is changed."""
        list(Organisation.objects.select_for_update())
        self.refresh_from_db()
        return self

    @property
    def compartments(self) -> set[str]:
        """The compartments she holds a key of, by her grants."""
        holder = getattr(self, "key_holder", None)
        return {grant.compartment for grant in holder.grants.all()} if holder else set()

    @property
    def opens(self) -> str:
        """What her keys open, in words."""
        return opens(self.compartments)

    @property
    def code_ends(self) -> date | None:
        """The last day of her one-time code, until she used it."""
        return (self.invited_in + 1).last_day if self.must_change_passphrase and self.invited_in else None
