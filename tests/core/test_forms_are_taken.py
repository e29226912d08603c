"""What the browser is told must not make it send forms that we refuse."""

from django.conf import settings


def test_pages_tell_other_hosts_nothing_and_still_let_forms_name_their_origin():
    """A browser that may send no referrer sends "Origin: null" with a form, and the check against forgery refuses it."""
    assert settings.SECURE_REFERRER_POLICY == "same-origin"
