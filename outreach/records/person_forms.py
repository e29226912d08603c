"""What is asked of a person's work: where, since when, whether she is here."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DayForm, choices_of, day, layout, one_of, words
from people.models import Whereabouts


class WorksAtForm(DayForm):
    """Where she works, since when. `venues` are those there today."""

    venue = one_of([], _("Works at"), coerce=UUID, none=_("not known"))
    on = day(_("Since when"))
    stays = forms.BooleanField(label=_("She works where she was, too"), required=False)

    helper = layout("venue", "on", "stays")

    def __init__(self, *args, venues, **options):
        super().__init__(*args, **options)
        self.fields["venue"].choices = choices_of(venues, none=_("not known"))


class FirstPlaceForm(DayForm):
    """Where somebody works who gets a record, and the day on which she agreed to it."""

    venue = one_of([], _("Works at"), coerce=UUID, none=_("not known"))
    asked_on = day(_("The day she agreed"))

    helper = layout("venue", "asked_on")

    def __init__(self, *args, venues, **options):
        super().__init__(*args, **options)
        self.fields["venue"].choices = choices_of(venues, none=_("not known"))


class WhereaboutsForm(DayForm):
    """Whether she is here, and since when."""

    whereabouts = one_of(
        Whereabouts.choices,
        _("Whereabouts"),
        coerce=Whereabouts,
        none=None,
        required=True,
        widget=forms.RadioSelect,
    )
    on = day(_("Since when"))

    helper = layout("whereabouts", "on")


class OtherForm(forms.Form):
    """Words by which the other record of the same person is found."""

    words = words(_("The other record: nickname, symbol, code or number"), 80)

    helper = layout("words")
