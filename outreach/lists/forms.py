"""The form of a list's entry."""

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.forms import PRIVATE
from core.forms import layout
from core.words import folded
from outreach.models.lists import ComeBack

LONGEST = 60
MOST_DAYS = 365


class EntryForm(forms.Form):
    """What an entry is called. `others` are the entries it may not be confused with."""

    words = forms.CharField(label=_("Name"), max_length=LONGEST, widget=forms.TextInput(PRIVATE))

    helper = layout("words")

    def __init__(self, *args, others, **options):
        super().__init__(*args, **options)
        self.others = others

    def clean_words(self):
        """The name, unless another entry has it in one of the languages, whatever its width, case and spaces."""
        words = " ".join(self.cleaned_data["words"].split())
        if folded(words) in self._taken():
            raise forms.ValidationError(_("This name is on the list already. Restore it if it was retired."))
        return words

    def _taken(self):
        taken = set()
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                taken |= {folded(str(entry)) for entry in self.others}
        return taken


class ComeBackForm(forms.Form):
    """When one comes back for a reason. It shows what is so now: what was set, or else what is usual."""

    come_back = forms.TypedChoiceField(
        label=_("When to come back"), coerce=ComeBack, choices=ComeBack.choices, widget=forms.RadioSelect
    )
    days = forms.IntegerField(label=_("Number of days"), min_value=1, max_value=MOST_DAYS, required=False)

    helper = layout("come_back", "days")

    def __init__(self, *args, reason, **options):
        come_back, days = reason.comes_back
        super().__init__(*args, initial={"come_back": come_back, "days": days}, **options)

    def clean(self):
        """After a number of days needs the number; the others have none."""
        given = super().clean()
        in_days = given.get("come_back") == ComeBack.IN_DAYS
        if in_days and given.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("After how many days?"))
        return {**given, "days": given.get("days") if in_days else None}
