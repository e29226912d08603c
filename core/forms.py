"""What forms on records have in common: days, answers that may be missing, and the version of the row they show."""

from datetime import date
from typing import NamedTuple

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.months import EARLIEST_DAY, FIRST_YEAR, LAST_YEAR, LATEST_DAY
from core.words import listed

HEAR = HTML('{% include "components/hear.html" %}')
NOT_RECORDED, NOT_KNOWN = _("not recorded"), _("not known")
REQUIRED = _("This field is required.")  # Django's own sentence, so that our catalogues may say it in warmer words
QUIET = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


def typed(request):
    """What was sent to a form; None where its page is only asked for."""
    return request.POST if request.method == "POST" else None


def words(label, longest=120, **options) -> forms.CharField:
    """A field for a few words, which no browser remembers."""
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(QUIET), **options)


def free_text(label, longest=4000, *, rows=3, required=False, **options) -> forms.CharField:
    """A field for free text."""
    area = forms.Textarea({"rows": rows, "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=longest, widget=area, required=required, **options)


def day(label, **options) -> forms.DateField:
    """A field for a day, in a year that somebody can have meant."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=[_not_too_early, _not_too_late], **options)


def _not_too_early(day):
    """A slip of the hand gives the year 26, 206 or 9999, which every list of months would reach to."""
    if day < EARLIEST_DAY:
        raise forms.ValidationError(gettext("This day lies before %(year)s: look at the year.") % {"year": FIRST_YEAR})


def _not_too_late(day):
    if day > LATEST_DAY:
        raise forms.ValidationError(gettext("This day lies after %(year)s: look at the year.") % {"year": LAST_YEAR})


def choices_of(rows, *, none=None) -> list[tuple[str, object]]:
    """The rows as a field offers them, by their names; before them `none`, for none of them, where it may be so."""
    named = [(str(row.pk), str(row)) for row in rows]
    return named if none is None else [("", none), *named]


def one_of(choices, label, *, coerce, none=NOT_RECORDED, **options) -> forms.TypedChoiceField:
    """A field for one of `choices`, or none of them; where `none` is None, that is not offered."""
    asked = {"label": label, "coerce": coerce, "empty_value": None, "required": False, **options}
    return forms.TypedChoiceField(choices=[*([] if none is None else [("", none)]), *choices], **asked)


def several_of(choices, label, *, coerce, **options) -> forms.TypedMultipleChoiceField:
    """A field for any number of `choices`, each with a box to tick."""
    asked = {"label": label, "coerce": coerce, "empty_value": [], "widget": forms.CheckboxSelectMultiple, **options}
    return forms.TypedMultipleChoiceField(choices=choices, **asked)


def yes_or_no(label, *, none=NOT_KNOWN, **options) -> forms.TypedChoiceField:
    """A field for yes, no, or nobody said."""
    choices = [("True", _("yes")), ("False", _("no"))]
    asked = {"coerce": lambda said: said == "True", "widget": forms.RadioSelect, **options}
    return one_of(choices, label, none=none, **asked)


class Difference(NamedTuple):
    """A field on which the row and the form disagree: what stands there now, and what was typed, in words."""

    label: str
    now: str
    typed: str


class DayForm(forms.Form):
    """A form that takes no day after `today`, but for the fields named in `may_come`."""

    may_come: tuple[str, ...] = ()

    def __init__(self, *args, today: date, **options):
        super().__init__(*args, **options)
        self.today = today
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField) and name not in self.may_come:
                field.validators.remove(_not_too_late)  # it has not come yet: that is what is said

    def clean(self):
        """No day lies in the future that may not."""
        given = super().clean()
        for name, value in list(given.items()):
            if isinstance(value, date) and value > self.today and name not in self.may_come:
                self.add_error(name, gettext("This day has not come yet."))
        return given


class RowForm(DayForm):
    """A form on one row. It carries the version it shows, and can be set beside the row as a colleague left it.

    A field is called what the value of the row is called.
    """

    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    differences: tuple[Difference, ...] = ()
    changed_meanwhile = False

    def values(self) -> dict:
        """What was typed, by the names of the row's values."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    @classmethod
    def shown_of(cls, row, *, version: str) -> dict:
        """What the form shows of a row at first."""
        return {**{name: getattr(row, name, None) for name in cls.base_fields}, "seen": version}

    def compare_with(self, row, *, version: str) -> None:
        """Show what a colleague saved beside what was typed. Saving again is knowing of it."""
        self.changed_meanwhile = True
        beside = ((field, getattr(row, field.name, None), self.cleaned_data.get(field.name)) for field in self)
        self.differences = tuple(
            Difference(field.label, in_words(field.field, now), in_words(field.field, typed))
            for field, now, typed in beside
            if field.name != "seen" and now != typed
        )
        self.data = self.data.copy()
        self.data["seen"] = version


def in_words(field, value) -> str:
    """The value of a form's field, as it was posted or as it stands in the book, in words."""
    if isinstance(field, forms.MultipleChoiceField):
        chosen = {str(each) for each in value or ()}
        return listed(str(name) for key, name in field.choices if str(key) in chosen)
    if isinstance(field, forms.ChoiceField):
        return str({str(key): name for key, name in field.choices}.get("" if value is None else str(value), ""))
    if isinstance(field, forms.BooleanField):
        return gettext("yes") if value else gettext("no")
    if isinstance(field, forms.DateField) and value:
        return date_format(field.to_python(value))
    return "" if value is None else str(value)


def layout(*fields) -> FormHelper:
    """The order of a form's fields; `<form>` and buttons are the template's."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.layout = Layout(*fields)
    return helper
