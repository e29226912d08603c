"""What the pages of the reports ask."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from core.months import Month, months_of_year
from outreach.mentions.forms import NamingForm

LONGEST = 6000
SHE_MAY_HEAR = '{% include "components/hear.html" %}'


def layout(*fields) -> FormHelper:
    """The order of a form's fields, with the reminder above them; `<form>` and buttons are the template's."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.layout = Layout(*fields)
    return helper


def free_words(label, rows=5, **options) -> forms.CharField:
    """A field for free words."""
    area = forms.Textarea({"rows": rows, "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=LONGEST, widget=area, **options)


class ParagraphForm(NamingForm):
    """The coordinator's own words about a month."""

    free = ("paragraph",)
    paragraph = free_words(_("Your paragraph about the month"), required=False)

    helper = layout(HTML(SHE_MAY_HEAR), "paragraph", "keep_names")


class ChallengeForm(NamingForm):
    """What made the work hard, in which month, and what was done about it."""

    free = ("words", "strategy")
    month = forms.TypedChoiceField(label=_("Month"), coerce=Month.parse)
    words = free_words(_("What made the work hard"))
    strategy = free_words(_("What you did about it, or will do"), required=False)

    helper = layout("month", HTML(SHE_MAY_HEAR), "words", HTML(SHE_MAY_HEAR), "strategy", "keep_names")

    def __init__(self, *args, year: int, **options):
        super().__init__(*args, **options)
        self.fields["month"].choices = [(str(month), month.name) for month in months_of_year(year)]
