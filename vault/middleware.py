"""Opens the keys of the session for the request, into a context variable, and clears it afterwards."""

from django.conf import settings
from django.contrib import auth
from django.shortcuts import render

from vault import remains
from vault.device import NoSecret
from vault.keyring import Keyring, Locked, using


def secret_cookie() -> str:
    """The name of the cookie that holds the session secret."""
    return "__Host-rounds_keys" if settings.OVER_HTTPS else "rounds_keys"


def hand_over(response, secret: str) -> None:
    """Put the session secret into the browser, and nowhere else."""
    response.set_cookie(secret_cookie(), secret, secure=settings.OVER_HTTPS, httponly=True, samesite="Strict", path="/")


class OpenKeys:
    """A session whose keys do not open (the server was started anew, the row is another user's) is ended."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.keyring = self._ring(request)
        with using(request.keyring):
            response = self.get_response(request)
        if getattr(request, "session_secret", None):
            hand_over(response, request.session_secret)
        elif secret_cookie() in request.COOKIES and not request.user.is_authenticated:
            response.delete_cookie(secret_cookie(), samesite="Strict")
        return response

    def process_exception(self, request, exception):
        """A page that asks for more than its reader's keys open shows that it is sealed, and nothing of it.

        Where the device secret is gone, nobody's passphrase opens anything: the page says so.
        """
        if isinstance(exception, Locked):
            return render(request, "errors/sealed.html", status=404)
        if isinstance(exception, NoSecret):
            return render(request, "errors/no_secret.html", status=503)
        return None

    def _ring(self, request):
        if not request.user.is_authenticated:
            return Keyring()
        ring = request.session.open_keys(request.COOKIES.get(secret_cookie(), ""), request.user)
        if ring is None:
            request.session.flush()
            request.user = auth.get_user(request)
            return Keyring()
        remains.in_use()
        request.session.touch()
        return ring
