"""What the pages of the reports ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import HEAR, free_text, layout
from core.months import Month, months_of_year
from outreach.mentions.forms import NamingForm

LONGEST = 6000


class ParagraphForm(NamingForm):
    """The coordinator's own words about a month."""

    free = ("paragraph",)
    paragraph = free_text(_("Your paragraph about the month"), LONGEST, rows=5)

    helper = layout(HEAR, "paragraph", "keep_names")


class ChallengeForm(NamingForm):
    """What made the work hard, in which month, and what was done about it."""

    free = ("words", "strategy")
    month = forms.TypedChoiceField(label=_("Month"), coerce=Month.parse)
    words = free_text(_("What made the work hard"), LONGEST, rows=5, required=True)
    strategy = free_text(_("What you did about it, or will do"), LONGEST, rows=5)

    helper = layout("month", HEAR, "words", HEAR, "strategy", "keep_names")

    def __init__(self, *args, year: int, **options):
        super().__init__(*args, **options)
        self.fields["month"].choices = [(str(month), month.name) for month in months_of_year(year)]
