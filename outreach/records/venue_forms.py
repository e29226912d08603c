"""What is asked when a venue closes or moves: since when, and what becomes of who works there."""

from uuid import UUID

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.forms import DayForm, choices_of, day, layout, one_of, words
from outreach.records.venues import Fate
from people.models import Whereabouts
from venues.forms import LONGEST_NUMBER, WithNumber
from venues.models import Status

FATES = [
    ("", _("not known")),
    (Whereabouts.STOPPED.value, Whereabouts.STOPPED.label),
    (Whereabouts.MOVED_AWAY.value, Whereabouts.MOVED_AWAY.label),
]
COMES_ALONG = "along"


class EndForm(DayForm):
    """Since when a venue is gone, and a field for each of the `people` who work there."""

    on = day(_("Since when"))
    own_fields = ("on",)
    own_fates = ()

    def __init__(self, *args, venue, people, venues, **options):
        super().__init__(*args, **options)
        self.venue, self.people = venue, people
        others = choices_of(other for other in venues if other != venue)
        choices = [*self.own_fates, *FATES, *([(_("works now at"), others)] if others else [])]
        for person in people:
            asked = {"label": person.called, "choices": choices, "initial": choices[0][0], "required": False}
            self.fields[_field_of(person)] = forms.ChoiceField(**asked)
        fates = [Fieldset(_("What becomes of each who works there"), *map(_field_of, people))] if people else []
        self.helper = layout(*self.own_fields, *fates)

    def fates(self) -> dict[UUID, Fate]:
        """Person to what becomes of her."""
        return {person.pk: _fate(self.cleaned_data[_field_of(person)]) for person in self.people}

    def clean_on(self):
        """The day, not before the venue was first contacted."""
        first, on = self.venue.first_contact, self.cleaned_data["on"]
        if first and on < first:
            raise forms.ValidationError(gettext("It was first contacted after this day."))
        return on


class CloseVenueForm(EndForm):
    """Closed or demolished, and since when."""

    status = one_of(
        [(each.value, each.label) for each in (Status.CLOSED, Status.DEMOLISHED)],
        _("What happened"),
        coerce=Status,
        none=_("choose one"),
        required=True,
    )
    own_fields = ("status", "on")


class MoveForm(WithNumber, EndForm):
    """Where a venue moved to, and since when. The new place has a number that no venue has, the old one neither."""

    district_id = one_of([], _("District"), coerce=UUID, none=_("choose one"), required=True)
    number = words(_("Register number"), LONGEST_NUMBER, help_text=_("The new place gets a number of its own."))
    name = words(_("Name"))
    address = words(_("Address"), 300, required=False)
    own_fields = ("on", "district_id", "number", "name", "address")
    own_fates = ((COMES_ALONG, pgettext_lazy("person", "works at the new place")),)

    def __init__(self, *args, districts, others, venue, **options):
        initial = {"district_id": venue.district_id, "name": venue.name}
        super().__init__(*args, venue=venue, initial=initial, **options)
        self.fields["district_id"].choices = choices_of(districts.in_use(), none=_("choose one"))
        self.others = others

    def values(self) -> dict:
        """What was typed of the new place."""
        return {name: self.cleaned_data[name] for name in ("district_id", "number", "name", "address")}


def _field_of(person):
    return f"fate_{person.pk.hex}"


def _fate(chosen):
    if chosen == COMES_ALONG:
        return Fate(comes_along=True)
    if chosen in Whereabouts.values:
        return Fate(whereabouts=Whereabouts(chosen))
    return Fate(venue=UUID(chosen)) if chosen else Fate()
