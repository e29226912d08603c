"""What the pages of consent ask."""

from crispy_forms.bootstrap import InlineRadios
from django import forms
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms import NextPage
from accounts.models import User
from core.forms import HEAR, DayForm, day, free_text, layout, yes_or_no
from people.models import Purpose

LANGUAGES = dict(settings.LANGUAGES)


class ScriptLanguageForm(forms.Form):
    """The language in which the script is spoken."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)

    def chosen(self, otherwise: str) -> str:
        """The language asked for, or another one where none is."""
        return self.cleaned_data["language"] if self.is_valid() else otherwise


class ConsentForm(DayForm):
    """What she said today to each purpose; what was not asked stays as it was."""

    keep_record = yes_or_no(Purpose.KEEP_RECORD.label)
    call = yes_or_no(Purpose.CALL.label)
    count = yes_or_no(Purpose.COUNT.label)
    ask_doctor = yes_or_no(Purpose.ASK_DOCTOR.label)
    invite = yes_or_no(Purpose.INVITE.label)
    on = day(_("When she was asked"))
    asked_by = forms.ChoiceField(label=_("Who asked"))
    language = forms.ChoiceField(choices=settings.LANGUAGES, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    next = NextPage(required=False)

    helper = layout(
        *(InlineRadios(purpose.value) for purpose in Purpose), "on", "asked_by", "language", "version", "next"
    )

    def __init__(self, *args, person, **options):
        super().__init__(*args, **options)
        asking = User.objects.going_out().by_name()
        self.fields["asked_by"].choices = [(user.username, user.username) for user in asking]
        for purpose in Purpose:
            field = self.fields[purpose.value]
            field.choices = [(value, words) for value, words in field.choices if value]
            field.help_text = _last_word(person.consent_to(purpose))

    def clean(self):
        """Something was answered."""
        given = super().clean()
        if not self.errors and not self.answers():
            raise forms.ValidationError(gettext("Nothing is answered yet: choose yes or no for what you asked her."))
        return given

    def answers(self) -> dict[Purpose, bool]:
        """Her yes or no to each purpose she was asked about."""
        said = {purpose: self.cleaned_data.get(purpose.value) for purpose in Purpose}
        return {purpose: answer for purpose, answer in said.items() if answer is not None}


def _last_word(consent):
    if consent is None:
        return gettext("not yet asked")
    said = {"date": date_format(consent.on)}
    return gettext("agreed on %(date)s") % said if consent.agreed else gettext("said no on %(date)s") % said


class WithdrawForm(forms.Form):
    """Which consent she takes back."""

    purpose = forms.TypedChoiceField(choices=Purpose.choices, coerce=Purpose)


class ScriptForm(forms.Form):
    """The words by which consent is asked."""

    words = free_text(
        _("What is said to her"),
        rows=18,
        required=True,
        help_text=_("Short and plain: it is read aloud, and she may say no."),
    )

    helper = layout(HEAR, "words")
