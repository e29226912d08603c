"""Sessions: the row is found by a hash of its id, and holds the opened keys under two secrets that it does not hold."""

from datetime import timedelta
from hashlib import sha256

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.functional import cached_property

from vault import boot, boxes, remains
from vault.keyring import Keyring

TOUCHED_AT_MOST_EVERY = timedelta(minutes=1)


def row_id(session_key: str) -> str:
    """What the database knows a session by."""
    return sha256(session_key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Django's session interface over `vault.Session`."""

    @cached_property
    def model(self):
        return self.get_model_class()

    @classmethod
    def get_model_class(cls):
        from vault.models import Session

        return Session

    def load(self):
        row = self.model.objects.filter(session_key=row_id(self.session_key), expire_date__gt=timezone.now()).first()
        if row is None:
            self._session_key = None
            return {}
        self._row = row
        return self.decode(row.session_data)

    def exists(self, session_key):
        return self.model.objects.filter(session_key=row_id(session_key)).exists()

    def create(self):
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create=False):
        if self.session_key is None:
            return self.create()
        data = self.encode(self._get_session(no_load=must_create))
        kept = {"session_data": data, "expire_date": self.get_expiry_date(expiry=self.get_session_cookie_age())}
        if must_create:
            try:
                with transaction.atomic():
                    self._row = self.model.objects.create(session_key=row_id(self.session_key), **kept)
            except IntegrityError as error:
                raise CreateError from error
            return None
        if not self.model.objects.filter(session_key=row_id(self.session_key)).update(**kept):
            raise UpdateError
        return None

    def delete(self, session_key=None):
        key = session_key or self.session_key
        if key is not None:
            remains.delete(self.model.objects.filter(session_key=row_id(key)))

    @classmethod
    def clear_expired(cls):
        remains.delete(cls.get_model_class().objects.filter(expire_date__lt=timezone.now()))

    def put_keys(self, user, ring: Keyring) -> str:
        """Store the opened keys in this session's row; returns the session secret, for the browser alone."""
        secret, found_by = boxes.random_key(), row_id(self.session_key)
        sealed = boxes.seal(ring.pack(), _key(secret), about=_about(found_by, user))
        self.model.objects.filter(session_key=found_by).update(user=user, sealed_keys=bytes(sealed))
        return secret.hex()

    def open_keys(self, secret: str, user) -> Keyring | None:
        """The keys of this session of `user`, or None when it is another's, or the secret or this boot is another."""
        self._get_session()
        row = getattr(self, "_row", None)
        if row is None or row.user_id != user.pk:
            return None
        try:
            key, about = _key(bytes.fromhex(secret)), _about(row.session_key, user)
            return Keyring.unpack(boxes.unseal(bytes(row.sealed_keys), key, about=about))
        except (ValueError, boxes.DoesNotOpen):
            return None

    def touch(self) -> None:
        """Move the expiry on, at most once a minute: otherwise every page would take the write lock."""
        expires = self.get_expiry_date(expiry=self.get_session_cookie_age())
        if expires - self._row.expire_date >= TOUCHED_AT_MOST_EVERY:
            self.model.objects.filter(session_key=self._row.session_key).update(expire_date=expires)


def _about(found_by, user):
    """A session is its user's: in another row, or for another account, its keys do not open."""
    return f"session/{found_by}/".encode() + user.pk.bytes


def _key(secret):
    return boxes.derive(secret, "session", boot.secret())
