"""What the pages of the reports ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import HEAR, layout
from core.months import Month, months_of_year
from outreach.mentions.forms import NamingForm

LONGEST = 6000


def free_words(label, rows=5, **options) -> forms.CharField:
    """A field for free words."""
    area = forms.Textarea({"rows": rows, "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=LONGEST, widget=area, **options)


class ParagraphForm(NamingForm):
    """The coordinator's own words about a month."""

    free = ("paragraph",)
    paragraph = free_words(_("Your paragraph about the month"), required=False)

    helper = layout(HEAR, "paragraph", "keep_names")


class ChallengeForm(NamingForm):
    """What made the work hard, in which month, and what was done about it."""

    free = ("words", "strategy")
    month = forms.TypedChoiceField(label=_("Month"), coerce=Month.parse)
    words = free_words(_("What made the work hard"))
    strategy = free_words(_("What you did about it, or will do"), required=False)

    helper = layout("month", HEAR, "words", HEAR, "strategy", "keep_names")

    def __init__(self, *args, year: int, **options):
        super().__init__(*args, **options)
        self.fields["month"].choices = [(str(month), month.name) for month in months_of_year(year)]
