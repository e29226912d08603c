"""What is asked of a crackdown."""

from uuid import UUID

from crispy_forms.layout import Div
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import HEAR, RowForm, choices_of, day, free_text, layout, several_of, yes_or_no
from core.forms import words as few_words


class CrackdownForm(RowForm):
    """A crackdown: where, from when to when, what happened, and until when nobody goes there."""

    districts = several_of([], _("Districts"), coerce=UUID)
    since = day(_("From"))
    until = day(_("To"), required=False, help_text=_("Leave it empty while it goes on."))
    words = free_text(_("What happened"), required=True)
    ours_used = yes_or_no(_("Was anything of ours used against somebody?"))
    what_of_ours = few_words(
        _("What of ours"), 300, required=False, help_text=_("For example condoms, a booklet, a sheet.")
    )
    avoid_until = day(
        _("Avoid until"),
        required=False,
        help_text=_("Nobody goes to any venue of these districts before this day. Correct the day, and it is lifted."),
    )
    may_come = ("until", "avoid_until")

    helper = layout(
        Div("districts", css_class="tiles"),
        *("since", "until", HEAR, "words", "ours_used", "what_of_ours"),
        *("avoid_until", "seen"),
    )

    def __init__(self, *args, districts, crackdown=None, **options):
        super().__init__(*args, **options)
        kept = crackdown.districts if crackdown else ()
        self.fields["districts"].choices = choices_of(districts.in_use(also=kept))

    def clean_districts(self):
        """The districts, as the record keeps them."""
        return tuple(self.cleaned_data["districts"])

    def clean(self):
        """It ends after it began, nobody avoids a place before, and what was used was used."""
        given = super().clean()
        since = given.get("since")
        for name in self.may_come:
            if since and given.get(name) and given[name] < since:
                self.add_error(name, gettext("This day lies before its beginning."))
        if given.get("what_of_ours") and given.get("ours_used") is not True:
            self.add_error("ours_used", gettext("You wrote what was used: then say yes here."))
        return given
