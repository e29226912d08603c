"""What the tests of the staff pages look at: one-time codes on a page, and the keys somebody holds."""

import re

from vault.models import Grant

CODE = re.compile(r"(?<=>)[2-9a-z]{4}(?:-[2-9a-z]{4}){3}(?=</code>)")  # an id in an address looks alike


def keys_of(username):
    """The compartments somebody holds, her own drafts left out."""
    grants = Grant.objects.filter(holder__user__username=username).exclude(compartment="personal")
    return set(grants.values_list("compartment", flat=True))
