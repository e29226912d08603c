"""What may be chosen above a list. It stands in the address: districts and states only, never a word about anybody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from venues.models import Venues

STATES = [("", _("open now")), ("gone", _("closed, moved or demolished")), ("all", _("open or closed"))]


class DistrictFilter(forms.Form):
    """Which district to show. What cannot be chosen counts as not chosen."""

    district = forms.ChoiceField(label=_("District"), required=False)

    def __init__(self, *args, districts, **options):
        super().__init__(*args, **options)
        self.districts = {str(district.pk): district for district in districts}
        names = [(pk, str(district)) for pk, district in self.districts.items()]
        self.fields["district"].choices = [("", _("all districts")), *names]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"
        self.is_valid()

    @property
    def chosen_district(self):
        """The one chosen, or None."""
        return self.districts.get(self.cleaned_data.get("district"))

    def chosen_districts(self) -> list:
        """The one chosen, or all of them."""
        return [self.chosen_district] if self.chosen_district else list(self.districts.values())


class VenueFilter(DistrictFilter):
    """Which venues to show."""

    state = forms.ChoiceField(label=_("Open or closed"), required=False, choices=STATES)

    def chosen(self, venues: Venues, *, today) -> Venues:
        """Those of the opened `venues` that lie in a chosen district and are in the chosen state."""
        districts = {district.pk for district in self.chosen_districts()}
        state = self.cleaned_data.get("state")
        in_state = {"all": venues, "gone": venues.gone_by(today)}.get(state) if state else venues.there_on(today)
        return Venues(venue for venue in in_state if venue.district_id in districts)
