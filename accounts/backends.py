"""Signing in derives once, compares, and keeps the key-encryption key for the request."""

from accounts.models import User
from core.months import Month
from vault import passphrases


class PassphraseBackend:
    """Pseudonym and passphrase, or a one-time code that is not older than the month after it was given."""

    def authenticate(self, request, username=None, password=None):
        """The user, with `kek` for this request, or None. Raises passphrases.Busy."""
        user = User.objects.filter(username=username or "").first()
        derived = passphrases.derive_known(password or "", user.password if user else "")
        if derived is None or not user.is_active or _code_too_old(user):
            return None
        user.kek = derived.kek
        return user

    def get_user(self, user_id):
        """The account of a session, as long as it may sign in."""
        user = User.objects.filter(pk=user_id).first()
        return user if user and user.is_active else None


def _code_too_old(user):
    return user.must_change_passphrase and user.invited_in is not None and user.invited_in + 1 < Month.this()
