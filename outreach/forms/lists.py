"""The form of a list's entry."""

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.forms import PRIVATE, layout
from core.words import folded

LONGEST = 60


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
