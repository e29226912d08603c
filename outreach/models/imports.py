"""Imports: what came from registers, so that it can be undone as a whole."""

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from accounts.permissions import Permission, may
from core.months import MonthField
from vault import sealed
from vault.says import ANYTHING


class ImportState(models.TextChoices):
    """How far an import has come."""

    WAITING = "waiting", pgettext_lazy("import", "waiting")
    WRITTEN = "written", pgettext_lazy("import", "written")
    UNDONE = "undone", pgettext_lazy("import", "undone")


class ImportQuerySet(sealed.RecordQuerySet):
    """Imports, the latest first."""

    def visible_to(self, user):
        """What was written or undone, for whoever may import; what waits is its writer's alone."""
        if not may(user, Permission.IMPORT_REGISTERS):
            return self.none()
        return self.filter(~models.Q(state=ImportState.WAITING) | models.Q(writer=user))

    def waiting(self):
        """Brought and not taken in."""
        return self.filter(state=ImportState.WAITING)

    def written(self):
        """Taken in and not undone."""
        return self.filter(state=ImportState.WRITTEN)

    def latest_first(self):
        """What waits, then the latest month."""
        return self.order_by("-state", "-month", "id")

    def originals_not_destroyed(self):
        """Written ones whose original files still exist as far as anybody said."""
        return self.written().filter(originals_destroyed=False)


class Import(sealed.Record):
    """Registers on their way in, or taken in. What waits for correction lies in its writer's own compartment."""

    state = models.CharField(max_length=7, choices=ImportState, default=ImportState.WAITING)
    month = MonthField()
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    originals_destroyed = models.BooleanField(default=False)
    waiting_box = sealed.Box("personal", "import.waiting")
    waiting = sealed.Json(waiting_box, points_to=(), words=False)  # open to its writer alone, until it is taken in
    person_box = sealed.Box("person", "import.person")
    files = sealed.ListOf(str, person_box, words=False)
    counts = sealed.Json(person_box, points_to=(), words=False)
    made = sealed.Json(person_box, points_to=ANYTHING, words=False)
    withheld = sealed.Json(person_box, points_to=(), words=False)  # digests of whom it refused for her age

    objects = ImportQuerySet.as_manager()

    class Sensitivity:
        clear = {
            "id": "random",
            "state": "what waits is shown to its writer",
            "month": "retention goes by month",
            "writer": "whose own key opens what waits",
            "originals_destroyed": "the home page keeps asking",
        }
