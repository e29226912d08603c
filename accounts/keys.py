"""What a key opens, in words."""

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from accounts.permissions import COMPARTMENTS, SIGN_IN_ROLES
from core.words import listed

OPENS = {
    "venue": _("venues and the journal"),
    "person": _("persons"),
    "health": _("questions"),
    "audit": _("who did what"),
}


def opens(compartments) -> str:
    """What keys of `compartments` open; "nothing" without any. One's own drafts are not worth a word."""
    return listed(word for name, word in OPENS.items() if name in compartments) or pgettext("keys open", "nothing")


def roles_with_what_they_open() -> list[tuple[str, str]]:
    """The roles one may sign in with, each with the keys that go with it."""
    words = gettext("%(role)s: opens %(what)s")
    return [(role.value, words % {"role": role.label, "what": opens(COMPARTMENTS[role])}) for role in SIGN_IN_ROLES]
