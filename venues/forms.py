"""What the pages of a venue ask."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import HEAR, RowForm, choices_of, day, free_text, layout, one_of, words
from venues.models import Attitude, Venues

LONGEST_NUMBER = 30
MOST_WOMEN = 999


class WithNumber(forms.Form):
    """A form that asks for a register number; those of the venues `others` are taken."""

    number = words(_("Register number"), LONGEST_NUMBER)
    others: Venues

    def clean_number(self):
        """The register number, which no other venue has."""
        if self.others.have_number(self.cleaned_data["number"]):
            raise forms.ValidationError(gettext("Another venue has this register number."))
        return self.cleaned_data["number"]


class VenueForm(WithNumber, RowForm):
    """A venue. `others` are those whose register numbers are taken."""

    district_id = one_of([], _("District"), coerce=UUID, none=_("choose one"), required=True)
    name = words(_("Name"), help_text=_("What the team calls it."))
    kind_id = one_of([], _("Kind"), coerce=UUID)
    address = words(_("Address"), 300, required=False)
    first_contact = day(
        _("First contact"),
        required=False,
        help_text=_("Leave it empty if nobody has been there yet: the first visit fills it in."),
    )
    usual_number = forms.IntegerField(
        label=_("Usual number of women"), min_value=0, max_value=MOST_WOMEN, required=False
    )
    best_hours = words(_("Best hours"), required=False)
    attitude = one_of(Attitude.choices, _("How the manager takes a visit"), coerce=Attitude)
    contact = words(_("Contact"), 300, required=False)
    avoid_until = day(
        _("Avoid until"),
        required=False,
        help_text=_("Nobody goes there before this day. For whole districts, enter a crackdown instead."),
    )
    remarks = free_text(_("Remarks"))
    may_come = ("avoid_until",)

    helper = layout(
        *("district_id", "number", "name", "kind_id", "address", "first_contact", "usual_number", "best_hours"),
        *("attitude", "contact", "avoid_until", HEAR, "remarks", "seen"),
    )

    def __init__(self, *args, districts, kinds, others, venue=None, **options):
        super().__init__(*args, **options)
        self.venue, self.others = venue, others
        kept = {venue.district_id, venue.kind_id} if venue else ()
        self.fields["district_id"].choices = choices_of(districts.in_use(also=kept), none=_("choose one"))
        self.fields["kind_id"].choices = choices_of(kinds.in_use(also=kept), none=_("not recorded"))

    def clean_first_contact(self):
        """The day of the first contact, not after the venue closed."""
        day = self.cleaned_data["first_contact"]
        closed_on = self.venue and self.venue.closed_on
        if day and closed_on and day > closed_on and day != self.venue.first_contact:
            raise forms.ValidationError(gettext("It had closed before this day."))
        return day
