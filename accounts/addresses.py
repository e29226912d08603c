"""Where somebody goes on after a form that may be sent from any page."""

from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def local_path(address: str) -> str:
    """The path of `address`, without its query, when it lies here; otherwise the home page."""
    if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return urlsplit(address).path
    return reverse("reports:home")
