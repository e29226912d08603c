"""A form whose words are asked about before they are saved, where they name somebody."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.words import folded, listed
from outreach.mentions.mentions import named_in


class NamingForm(forms.Form):
    """A form in whose words (`free`) somebody may be named: it comes back once with who, and nothing is lost."""

    free: tuple[str, ...] = ()
    keep_names = forms.BooleanField(label=_("Keep it as it is"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, reader, **options):
        super().__init__(*args, **options)
        self.reader = reader

    def clean(self):
        """Nobody is named in the words, or whoever wrote them says that it is meant so."""
        given = super().clean()
        texts = {name: given.get(name) or "" for name in self.free}
        named = [] if given.get("keep_names") else named_in("\n".join(texts.values()), reader=self.reader)
        for name, text in texts.items():
            here = [each for each in named if folded(each) in folded(text)]
            if here:
                refusal = gettext("Named here: %(names)s. Take it out, or tick “Keep it as it is”.")
                self.add_error(name, refusal % {"names": listed(here)})
        if named:
            self.fields["keep_names"].widget = forms.CheckboxInput()
        return given
