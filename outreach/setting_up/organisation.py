"""Opening the books: the organisation together with the lists its work begins with."""

from django.db import transaction

from accounts.actions import set_up
from outreach.models import Reason, Supply, Topic
from vault.keyring import Keyring, using
from venues.models import Kind

LISTS = (Kind, Topic, Reason, Supply)


def open_organisation(*, name, coordinator, passphrase, **options):
    """Make the organisation, its first coordinator and the standard lists; returns the coordinator's account."""
    with transaction.atomic(), using(Keyring()):
        user = set_up(name=name, coordinator=coordinator, passphrase=passphrase, **options)
        for model in LISTS:
            model.objects.bulk_create(model(key=key) for key in model.standard)
    return user
