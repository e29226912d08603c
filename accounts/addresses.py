"""Where somebody goes on after a form that may be sent from any page."""

from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500  # letters of an address of ours


def local_path(address: str) -> str:
    """The path of `address`, without its query, when it lies here; otherwise the home page.

    What cannot be printed is no address of ours: browsers and `urlsplit` leave tabs and line ends out, and what
    stood apart becomes the name of another host.
    """
    is_ours = address.startswith("/") and len(address) <= LONGEST and address.isprintable()
    if is_ours and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return urlsplit(address).path or reverse("home:home")
    return reverse("home:home")
