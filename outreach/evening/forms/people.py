"""Finding somebody who was met, adding her, and taking a wrong visit back."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import free_text, words
from core.words import saying
from outreach.evening.forms.outing import TickedField
from outreach.records.alike import has_symbol, maybe_same
from people.forms import AGE_BANDS

YES_NO = [("yes", _("yes")), ("no", _("no"))]
NO_RECORD = _("Then no record is made: she is in the headcount like everybody.")


class NewPersonForm(forms.Form):
    """Somebody met who has no record yet. There is none before she says yes, and none under 18."""

    who_nickname = words(_("Nickname she chose"), 40)
    who_symbol = words(_("Symbol, if she likes"), 20, required=False)
    who_adult = forms.ChoiceField(label=_("Is she 18 or older?"), choices=YES_NO, widget=forms.RadioSelect)
    who_age = forms.ChoiceField(
        label=_("Age, about"), required=False, choices=[("", _("not said")), *((band, band) for band in AGE_BANDS)]
    )
    who_agrees = forms.ChoiceField(
        label=_("Asked her: may we keep a record?"), choices=YES_NO, widget=forms.RadioSelect
    )
    who_other = forms.BooleanField(label=_("It is somebody else"), required=False)

    def __init__(self, *args, venue, reader, **options):
        super().__init__(*args, **options)
        self.venue, self.reader, self.same = venue, reader, []
        for name in ("who_nickname", "who_symbol"):
            self.fields[name].widget.attrs["class"] = "form-control"
        self.fields["who_age"].widget.attrs["class"] = "form-select"

    def clean(self):
        """She is 18 or older, said yes, is not there under this nickname already, and her symbol is her own."""
        given = super().clean()
        for name in ("who_adult", "who_agrees"):
            if given.get(name) == "no":
                self.add_error(name, NO_RECORD)
        if given.get("who_nickname") and not given.get("who_other"):
            self.same = maybe_same(given["who_nickname"], self.venue, reader=self.reader)
            if self.same:
                self.add_error("who_nickname", gettext("Maybe the same person?"))
        if given.get("who_symbol") and has_symbol(given["who_symbol"], {self.venue.pk}):
            self.add_error("who_symbol", gettext("Somebody at this venue has this symbol."))
        return given

    @property
    def asked_for(self) -> bool:
        """Whether anything was typed."""
        return any(self[name].value() for name in self.fields)


class VoidForm(forms.Form):
    """Why a visit is wrong, and what written with it is wrong too."""

    reason = free_text(_("What is wrong with it?"), 300, rows=2, required=True)
    reason.widget.attrs["class"] = "form-control"
    also = TickedField(label=_("Take this back as well"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, written, **options):
        super().__init__(*args, **options)
        self.rows = [*written.questions, *written.promises]
        self.fields["also"].choices = [
            *((str(each.pk), saying(gettext("Question"), each.words)) for each in written.questions),
            *((str(each.pk), _come_back(each)) for each in written.promises),
        ]

    def taken_back(self) -> set:
        """The ids of what is ticked."""
        return {row.pk for row in self.rows if str(row.pk) in self.cleaned_data["also"]}


def _come_back(promise):
    return gettext("Come back on %(day)s") % {"day": date_format(promise.due_on)}
