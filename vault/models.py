"""What the vault keeps: each key lies here only under another key."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from vault.sealed import Record

LEAST_PASSES = 3  # of Argon2id, whatever was measured


class CompartmentKey(Record):
    """A version of a compartment's key. The key itself lies in grants only; `public` is set where anybody may seal."""

    compartment = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField(default=1)
    public = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compartment", "version"], name="compartment_has_one_key_of_a_version"),
        ]

    class Sensitivity:
        clear = {
            "id": "random",
            "compartment": "which compartments there are is in the code",
            "version": "needed to open",
            "public": "the public half of a pair",
        }


class KeyHolder(models.Model):
    """Who of the staff can hold keys: her public half, and her seed wrapped under what her passphrase yields."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="key_holder")
    public = models.BinaryField()
    wrapped_seed = models.BinaryField()

    class Sensitivity:
        clear = {
            "user": "staff pseudonyms and their grants are in clear",
            "public": "the public half of a pair",
            "wrapped_seed": "encrypted under the key-encryption key of the passphrase and the device secret",
        }


class Grant(Record):
    """A compartment's key, sealed to one holder."""

    holder = models.ForeignKey(KeyHolder, models.CASCADE, related_name="grants")
    compartment = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField(default=1)
    sealed_key = models.BinaryField()
    signature = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["holder", "compartment", "version"], name="holder_has_one_grant_of_a_key"),
        ]

    class Sensitivity:
        clear = {
            "id": "random",
            "holder": "roles and grants are in clear",
            "compartment": "roles and grants are in clear",
            "version": "needed to open",
            "sealed_key": "sealed to the holder's public half",
            "signature": "kept for signed grants; empty so far",
        }


class Session(AbstractBaseSession):
    """A signed-in browser. The id is a hash; the keys are encrypted under the browser's secret and this boot's."""

    session_key = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True)
    sealed_keys = models.BinaryField(default=b"")

    class Sensitivity:
        clear = {
            "session_key": "SHA-256 of the id, which only the browser has",
            "session_data": "which account, and nothing of a form; a mark that only the browser can tell what it means",
            "expire_date": "a session has to end",
            "user": "all sessions of a leaver end at once",
            "sealed_keys": "encrypted under the session secret and the boot secret",
        }


class Calibration(models.Model):
    """How many passes Argon2id takes on this machine, measured at set-up, and what its device secret is known by."""

    passes = models.PositiveSmallIntegerField()
    secret_check = models.BinaryField(default=b"")

    class Sensitivity:
        clear = {
            "id": "one row",
            "passes": "stands in every password line as well",
            "secret_check": "a start has to know a wrong device secret without any key; it does not tell the right one",
        }

    @classmethod
    def passes_of_this_machine(cls) -> int:
        """The calibrated number of passes, and never less than is allowed: the row lies in clear."""
        return max(LEAST_PASSES, cls.objects.values_list("passes", flat=True).first() or 0)

    @classmethod
    def know_the_secret(cls, check: bytes) -> None:
        """Keep the check value of a device secret that just opened somebody's keys, if none is kept yet."""
        unchecked = cls.objects.filter(secret_check=b"")
        if unchecked.exists():
            unchecked.update(secret_check=check)


class RowSize(models.Model):
    """How large the rows of a table are whose rows all have one size, once one of them needed more."""

    label = models.CharField(max_length=60, primary_key=True)
    size = models.PositiveIntegerField()

    class Sensitivity:
        clear = {"label": "a name in the code", "size": "the same for every row"}
