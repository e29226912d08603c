"""Let go of forgotten records whose 72 hours are over; no key is needed for it."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.ground import refuse_without_organisation
from outreach.forgetting.actions import sweep_forgotten


class Command(BaseCommand):
    help = "Let go of forgotten records whose 72 hours are over. It needs no key; the server does it by itself."

    def handle(self, **options):
        refuse_without_organisation()
        sweep_forgotten(now=timezone.now())
