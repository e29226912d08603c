"""The lists the coordinator edits, with what each is for."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from outreach.models import Reason, Supply, Topic
from venues.models import District, Kind


@dataclass(frozen=True)
class EditableList:
    """One list: whose addresses begin with `address`, such as "outreach:topics"."""

    model: type
    address: str
    heading: Promise
    purpose: Promise

    def entries(self) -> list:
        """All entries in order, retired ones too."""
        return self.model.objects.opened().in_order()

    @property
    def entry_address(self) -> str:
        """The name of the address of one entry."""
        return f"{self.address}-entry"

    @property
    def retire_address(self) -> str:
        """The name of the address that retires an entry."""
        return f"{self.address}-retire"

    @property
    def restore_address(self) -> str:
        """The name of the address that restores one."""
        return f"{self.address}-restore"

    @property
    def url(self) -> str:
        """The address of the list."""
        return reverse(self.address)


LISTS = {
    "districts": EditableList(District, "venues:districts", _("Districts"), _("The areas you divide your work into.")),
    "kinds": EditableList(Kind, "venues:kinds", _("Kinds of venue"), _("What sort of place a venue is.")),
    "topics": EditableList(
        Topic,
        "outreach:topics",
        _("Topics"),
        _("What a talk or a question is about. The health adviser reads them too."),
    ),
    "reasons": EditableList(
        Reason, "outreach:reasons", _("Reasons"), _("Why a visit was refused, or why to come back.")
    ),
    "supplies": EditableList(
        Supply,
        "outreach:supplies",
        pgettext_lazy("list", "Supplies"),
        _("What is handed out, counted for a whole outing."),
    ),
}
