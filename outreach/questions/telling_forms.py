"""What is asked when an answer is to be told: the call, how she was told, or why she will not be."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import DayForm, day, layout, one_of, words
from outreach.models.questions import Call, How, Reached, Told

WHY_NOT = (
    _("she moved away"),
    _("she cannot be reached safely"),
    _("she was told elsewhere, or at a clinic"),
    _("she does not want to know any more"),
    _("nobody knows any more who asked"),
)


class CallForm(DayForm):
    """One try to tell her. It may name a day for the next one."""

    may_come = ("next_try",)
    reached = one_of(Reached.choices, _("What came of it"), coerce=Reached, none=None, widget=forms.RadioSelect)
    how = one_of(How.choices, _("How"), coerce=How, none=None, required=True)
    on = day(_("When"))
    hour = forms.TimeField(label=_("At what hour"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    next_try = day(_("Next try"), required=False)

    helper = layout("reached", "how", "on", "hour", "next_try")

    def __init__(self, *args, told=False, **options):
        super().__init__(*args, **options)
        self.told = told

    def clean(self):
        """It is said what came of it; the next try comes after it."""
        given = super().clean()
        if not self.told and not given.get("reached"):
            self.add_error("reached", gettext("Say what came of it."))
        if given.get("next_try") and given.get("on") and given["next_try"] < given["on"]:
            self.add_error("next_try", gettext("This day lies before the call."))
        return given

    def call(self, by) -> Call:
        """The call as it is kept."""
        said = self.cleaned_data
        hour = said["hour"].strftime("%H:%M") if said["hour"] else ""
        reached = Reached.REACHED if self.told else said["reached"]
        return Call(said["on"], said["how"], reached, hour, None if self.told else said["next_try"], by.pk)


class ToldForm(DayForm):
    """How and when she was told."""

    how = one_of(Told.choices, _("How she was told"), coerce=Told, none=None, required=True, widget=forms.RadioSelect)
    on = day(_("When"))

    helper = layout("how", "on")


class CloseQuestionForm(DayForm):
    """Why she will not be told: one of the usual reasons, or own words."""

    reason = forms.ChoiceField(label=_("Why"), required=False, widget=forms.RadioSelect)
    own_words = words(_("In your own words"), 200, required=False)
    on = day(_("When"))

    helper = layout("reason", "own_words", "on")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reason"].choices = [(str(place), reason) for place, reason in enumerate(WHY_NOT)]

    def clean(self):
        """There is a reason."""
        given = super().clean()
        if not given.get("own_words") and not given.get("reason") and not self.errors:
            self.add_error("reason", gettext("Say why she will not be told."))
        return given

    def why(self) -> str:
        """The reason in words; her own go before the usual ones."""
        said = self.cleaned_data
        return said["own_words"] or str(WHY_NOT[int(said["reason"])])
