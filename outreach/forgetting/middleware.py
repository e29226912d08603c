"""Keeps the promise of forgetting without anybody having to think of it."""

import time

from django.utils import timezone

from outreach.forgetting.actions import sweep_forgotten
from outreach.models import Merge
from people.models import Forgotten
from vault.keyring import current

SECONDS = 60


class SweepForgotten:
    """At most once a minute, with and without the key of persons, looks whether somebody's 72 hours are over."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.next_look = {}

    def __call__(self, request):
        if self._is_time():
            now = timezone.now()
            if Forgotten.objects.over(now).exists() or Merge.objects.over(now).exists():
                sweep_forgotten(now=now, by=request.user if request.user.is_authenticated else None)
        return self.get_response(request)

    def _is_time(self):
        holds, now = current().holds("person"), time.monotonic()
        if now < self.next_look.get(holds, now):
            return False
        self.next_look[holds] = now + SECONDS
        return True
