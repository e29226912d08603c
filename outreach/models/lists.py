"""The lists of the work: topics, reasons, supplies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from vault import sealed
from vault.lists import ListEntry

STANDARD_TOPICS = {
    "hiv_prevention": _("HIV prevention"),
    "sti_symptoms": _("STI symptoms"),
    "condom_negotiation": _("negotiating condoms"),
    "womens_health": _("women's health"),
    "legal_rights": _("legal rights"),
    "violence_prevention": _("violence prevention"),
    "safer_keeping": _("safer keeping"),
}

STANDARD_REASONS = {
    "explain_again": _("to explain again"),
    "not_let_in": _("was not let in"),
    "check_up": _("asked for a check-up"),
    "hear_more": _("wants to hear more"),
    "manager_refused": _("the manager said no"),
    "busy": _("no time"),
    "afraid": _("afraid of a raid"),
    "not_interested": _("not interested"),
}


class ComeBack(models.TextChoices):
    """When one comes back for a reason, unless somebody says another day."""

    IN_DAYS = "in_days", pgettext_lazy("come back", "after a number of days")
    NEXT_OUTING = "next_outing", pgettext_lazy("come back", "at the next outing there")
    NEXT_MONTH = "next_month", pgettext_lazy("come back", "next month")


STANDARD_COME_BACK = {
    "hear_more": (ComeBack.IN_DAYS, 7),
    "check_up": (ComeBack.IN_DAYS, 7),
    "explain_again": (ComeBack.NEXT_OUTING, None),
    "busy": (ComeBack.NEXT_OUTING, None),
    "not_let_in": (ComeBack.NEXT_MONTH, None),
    "manager_refused": (ComeBack.NEXT_MONTH, None),
    "afraid": (ComeBack.NEXT_MONTH, None),
    "not_interested": (ComeBack.NEXT_MONTH, None),
}

STANDARD_SUPPLIES = {
    "condoms": _("condoms"),
    "lubricant": _("lubricant"),
    "booklets": _("booklets"),
    "kits": _("kits"),
    "rice": _("rice"),
}


class Topic(ListEntry):
    """What a talk is about. The adviser reads it too, so its label lies with the questions."""

    health_box = sealed.Box("health", "topic.health")
    key = sealed.Text(health_box, words=False)
    label = sealed.Text(health_box, words=False)
    retired = sealed.Boolean(health_box)
    standard = STANDARD_TOPICS

    class Sensitivity:
        clear = {"id": "random"}


class Reason(ListEntry):
    """Why a visit was refused, or why to come back. `come_back` and `days` are what the coordinator set, if she did."""

    venue_box = sealed.Box("venue", "reason.venue")
    key = sealed.Text(venue_box, words=False)
    label = sealed.Text(venue_box, words=False)
    retired = sealed.Boolean(venue_box)
    come_back = sealed.Of(ComeBack, venue_box)
    days = sealed.Integer(venue_box)
    standard = STANDARD_REASONS

    class Sensitivity:
        clear = {"id": "random"}

    @property
    def comes_back(self) -> tuple[ComeBack, int | None]:
        """When one comes back for it: as the coordinator set, else as is usual; and after how many days, if in days."""
        if self.come_back:
            return self.come_back, self.days
        return STANDARD_COME_BACK.get(self.key, (ComeBack.NEXT_OUTING, None))

    @property
    def comes_back_in_words(self) -> str:
        """When one comes back for it, as it is said: "after 7 days", "next month"."""
        when, days = self.comes_back
        if sealed.is_sealed(when):
            return str(when)
        if when != ComeBack.IN_DAYS:
            return when.label
        return ngettext("after %(days)s day", "after %(days)s days", days) % {"days": days}


class Supply(ListEntry):
    """A kind of thing handed out. Counted per outing, never per venue or person."""

    venue_box = sealed.Box("venue", "supply.venue")
    key = sealed.Text(venue_box, words=False)
    label = sealed.Text(venue_box, words=False)
    retired = sealed.Boolean(venue_box)
    standard = STANDARD_SUPPLIES

    class Sensitivity:
        clear = {"id": "random"}

    @property
    def heading(self) -> str:
        """What the kind is called in machine-readable output: its key, in every language, or its label."""
        return self.key or self.label
