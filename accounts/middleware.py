"""The organisation of the request: its time zone, and the language of the reader or else its own."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Organisation


class OrganisationOfTheRequest:
    """Sets `request.organisation`; who still has her one-time code is led to choose a passphrase."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.organisation = Organisation.objects.first()
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen not in dict(settings.LANGUAGES):
            chosen = request.organisation.language if request.organisation else settings.LANGUAGE_CODE
        zone = ZoneInfo(request.organisation.time_zone) if request.organisation else None
        with translation.override(chosen), timezone.override(zone):
            request.LANGUAGE_CODE = chosen
            response = self._passphrase_first(request) or self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    def _passphrase_first(self, request):
        if not request.user.is_authenticated or not request.user.must_change_passphrase:
            return None
        allowed = {reverse(f"accounts:{name}") for name in ("passphrase", "sign-out", "language")}
        return None if request.path in allowed else redirect("accounts:passphrase")
