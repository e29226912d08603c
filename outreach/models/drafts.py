"""Drafts: what somebody is still writing, open to her alone, until it is saved or dropped."""

from django.conf import settings
from django.db import models

from core.months import MonthField
from vault import sealed


class Drafts(list):
    """Opened drafts."""

    def of(self, form: str) -> "Draft | None":
        """The draft of one form (its address), if there is one."""
        return next((draft for draft in self if draft.form == form), None)


class DraftQuerySet(sealed.RecordQuerySet):
    """Drafts; each belongs to its writer."""

    collection = Drafts

    def visible_to(self, user):
        """Her own."""
        return self.filter(writer=user)


class Draft(sealed.Record):
    """What was typed into one form and not yet saved: sealed in its writer's own compartment."""

    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    month = MonthField()
    personal_box = sealed.Box("personal", "draft.personal")
    form = sealed.Text(personal_box)
    fields = sealed.Json(personal_box)

    objects = DraftQuerySet.as_manager()

    class Sensitivity:
        clear = {
            "id": "random",
            "writer": "whose own key opens it",
            "month": "retention goes by month",
        }
        sealed = {"form", "fields"}
