"""Drafts: what somebody is still writing, open to her alone, until it is saved or dropped."""

from django.conf import settings
from django.db import models
from django.http import QueryDict

from core.months import Month, MonthField
from people.models import Forgotten
from vault import sealed
from vault.says import ANYTHING

KEPT_FOR = 2  # months after the one it was begun in, as config/data_retention.yaml says


class Drafts(list):
    """Opened drafts, without those that lie under a lost key."""

    def __init__(self, drafts=()):
        super().__init__(draft for draft in drafts if not sealed.is_sealed(draft.form))

    def of(self, form: str) -> "Draft | None":
        """The draft of one form (its address), if there is one."""
        return next((draft for draft in self if draft.form == form), None)

    @property
    def revisions(self) -> dict[str, str]:
        """Which revision lies there, by the form's address."""
        return {draft.form: draft.revision for draft in self}

    def find(self, pk) -> "Draft | None":
        """The draft with this id, if it is here."""
        return next((draft for draft in self if draft.pk == pk), None)


class DraftQuerySet(sealed.RecordQuerySet):
    """Drafts; each belongs to its writer."""

    collection = Drafts

    def visible_to(self, user):
        """Her own."""
        return self.filter(writer=user)

    def opened(self):
        """The rows in memory, without those about somebody who asked to be forgotten."""
        hidden = Forgotten.objects.hidden()
        return Drafts(draft for draft in Drafts(self) if not draft.is_about(hidden)) if hidden else Drafts(self)

    def oldest_of_others(self, user) -> Month | None:
        """The month in which somebody else began the oldest draft that is still there."""
        others = self.exclude(writer=user) if user else self
        return others.aggregate(first=models.Min("month"))["first"]

    def past_their_time(self, month: Month):
        """Begun so long before `month` that they are kept no longer."""
        return self.filter(month__lt=month - KEPT_FOR)


class Draft(sealed.Record):
    """What was typed into one form and not yet saved: sealed in its writer's own compartment.

    `form` is the path the form is sent to, `page` the path of the page it stands on, `label` that page's heading;
    `fields` holds a list of values for each name, as a browser would send them. `revision` says which opened page sent
    them last, and how many times it had sent something by then: "1f9e-3"; "" where no page said so.
    """

    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    month = MonthField()
    personal_box = sealed.Box("personal", "draft.personal", least_bytes=16384)  # a stop with 32 persons fits
    form = sealed.Text(personal_box, points_to=ANYTHING, words=False)
    page = sealed.Text(personal_box, points_to=ANYTHING, words=False)
    label = sealed.Text(personal_box, words=False)
    fields = sealed.Json(personal_box, points_to=ANYTHING, words=False)  # nobody but its writer could change them
    revision = sealed.Text(personal_box, words=False)

    objects = DraftQuerySet.as_manager()

    def is_about(self, ids) -> bool:
        """Whether it stands on the page of one of `ids`."""
        return any(str(pk) in address for pk in ids for address in (self.form, self.page))

    def may_become(self, revision: str, based_on: str) -> bool:
        """Whether a page that shows the revision `based_on`, or sent this one itself, may put `revision` here."""
        return based_on == self.revision or _page(revision) == _page(self.revision)

    def is_after(self, revision: str) -> bool:
        """Whether `revision` was sent before this one by the same page, and came late."""
        return _page(revision) == _page(self.revision) and _number(revision) < _number(self.revision)

    @property
    def data(self) -> QueryDict:
        """What was typed, as the form would be sent."""
        data = QueryDict(mutable=True)
        for name, values in (self.fields or {}).items():
            data.setlist(name, values)
        return data

    class Sensitivity:
        clear = {
            "id": "random",
            "writer": "whose own key opens it",
            "month": "retention goes by month",
        }


def _page(revision):
    return revision.partition("-")[0]


def _number(revision):
    return int(revision.partition("-")[2] or 0)
