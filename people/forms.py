"""What the pages of a person ask."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import HEAR, RowForm, day, free_text, layout, one_of, words, yes_or_no
from core.words import folded
from people.consent import NOBODY_UNDER_18, is_under_18
from people.models import Wish

AGE_BANDS = ("18-24", "25-34", "35-44", "45+")


class PersonForm(RowForm):
    """Her record. `others` are the persons whose register numbers are taken."""

    nickname = words(_("Nickname"), 60, help_text=_("The one she chose, never her legal name."))
    symbol = words(
        _("Symbol"), 30, required=False, help_text=_("If she likes: kettle, kite. Nobody else at her venue has it.")
    )
    age_band = forms.ChoiceField(label=_("Age band"), required=False)
    phone = words(_("Phone"), 60, required=False)
    may_call = yes_or_no(_("May she be called?"))
    safe_contact = words(_("How and when she may safely be contacted"), 300, required=False)
    wish = one_of(Wish.choices, _("Her last wish"), coerce=Wish)
    first_met = day(_("First met"), required=False)
    register_number = words(_("Register number"), 30, required=False)
    remarks = free_text(_("Remarks"))

    helper = layout(
        *("nickname", "symbol", "age_band", "phone", "may_call", HEAR, "safe_contact"),
        *("wish", "first_met", "register_number", HEAR, "remarks", "seen"),
    )

    def __init__(self, *args, others, person=None, **options):
        super().__init__(*args, **options)
        self.taken = {folded(other.register_number) for other in others if other != person and other.register_number}
        kept = [person.age_band] if person and person.age_band not in AGE_BANDS else []
        kept = [band for band in kept if band and not is_under_18(band)]
        self.fields["age_band"].choices = [("", _("not recorded")), *((band, band) for band in (*AGE_BANDS, *kept))]
        self.fields["nickname"].required = not (person and not person.nickname)

    def clean_register_number(self):
        """The register number, which no other record has."""
        number = self.cleaned_data["register_number"]
        if folded(number) in self.taken:
            raise forms.ValidationError(gettext("Another record has this register number."))
        return number


class FirstForm(forms.Form):
    """What is asked before there is a record: her age, and whether she agrees."""

    adult = yes_or_no(_("Is she 18 or older?"), none=_("not known"), required=True)
    agreed = yes_or_no(_("Did she agree that a record is kept?"), none=_("not asked"), required=True)

    helper = layout("adult", "agreed")

    def clean_adult(self):
        """Nobody under 18 gets a record."""
        if not self.cleaned_data["adult"]:
            raise forms.ValidationError(NOBODY_UNDER_18)
        return True

    def clean_agreed(self):
        """No record before yes."""
        if not self.cleaned_data["agreed"]:
            raise forms.ValidationError(
                gettext("No record before she says yes. She is in the headcount, and nowhere else.")
            )
        return True
