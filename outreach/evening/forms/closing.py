"""What is asked at the end of an outing, and why one is cancelled."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.forms import choices_of, free_text
from outreach.evening.actions.closing import Closing, Ending
from outreach.evening.forms.outing import handed_out, pieces_field
from outreach.models import Outcome

NO_MORE_TO_SAY = (Outcome.CLOSED, Outcome.REFUSED, Outcome.UNSAFE, Outcome.NOT_ATTEMPTED)
SHEET = [("destroyed", pgettext_lazy("sheet", "yes, it is destroyed")), ("", pgettext_lazy("sheet", "not yet"))]


class ClosingForm(forms.Form):
    """The planned stops without an outcome, what was handed out if nobody wrote it, and the sheet on paper."""

    sheet = forms.ChoiceField(
        label=_("Is the printed sheet destroyed?"), choices=SHEET, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, stops, reasons, supplies, **options):
        super().__init__(*args, **options)
        self.stops, self.supplies = stops, supplies
        outcomes = [(each.value, each.label) for each in NO_MORE_TO_SAY]
        whys = choices_of(reasons, none=_("not said"))
        for venue in (stop.venue for stop in stops):
            self.fields[f"outcome-{venue.pk}"] = forms.ChoiceField(
                label=str(venue), choices=outcomes, required=False, widget=forms.RadioSelect
            )
            self.fields[f"reason-{venue.pk}"] = forms.ChoiceField(
                label=_("Why it was refused"),
                choices=whys,
                required=False,
                widget=forms.Select({"class": "form-select"}),
            )
        for supply in supplies:
            self.fields[f"supply-{supply.pk}"] = pieces_field(supply)

    @property
    def stop_fields(self) -> list[tuple]:
        """Each stop with the fields for its outcome and for the reason of a refusal."""
        return [(stop, self[f"outcome-{stop.venue.pk}"], self[f"reason-{stop.venue.pk}"]) for stop in self.stops]

    @property
    def supply_fields(self) -> list:
        """The fields for what was handed out."""
        return [self[f"supply-{supply.pk}"] for supply in self.supplies]

    def closing(self) -> Closing:
        """What the form says."""
        given = self.cleaned_data
        said = {stop.venue.pk: given[f"outcome-{stop.venue.pk}"] for stop in self.stops}
        others = Ending(Outcome.NOT_ATTEMPTED) if "others" in self.data else None
        return Closing(
            endings={pk: self._ending(pk, outcome) for pk, outcome in said.items() if outcome},
            others=others,
            supplies=handed_out(given, self.supplies),
            sheet_destroyed=given["sheet"] == "destroyed",
        )

    def _ending(self, venue, outcome):
        reason = self.cleaned_data[f"reason-{venue}"] if outcome == Outcome.REFUSED else ""
        return Ending(Outcome(outcome), UUID(reason) if reason else None)


class CancelForm(forms.Form):
    """Why an outing does not take place."""

    reason = free_text(_("Why it does not take place"), 300, required=True)
    reason.widget.attrs["class"] = "form-control"
