"""What is asked of a lead: what was heard, when, and of whom or where."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import HEAR, NOT_KNOWN, RowForm, choices_of, day, free_text, layout, one_of
from core.forms import words as few_words
from core.words import saying


class LeadForm(RowForm):
    """A lead. `find` gives who may be meant by some words; with a `person` it is about her, and nobody is asked for."""

    words = free_text(
        _("What was heard"), required=True, help_text=_("“A new place near the bridge”, “she is said to be at…”")
    )
    heard_on = day(_("Heard on"))
    district_id = one_of([], _("District"), coerce=UUID, none=NOT_KNOWN)
    who = few_words(
        _("Whom it is about"),
        80,
        required=False,
        help_text=_("Nickname, symbol, code or number of somebody who has a record. Empty: it is about a place."),
    )
    person_id = one_of([], _("Which of them?"), coerce=UUID, none=NOT_KNOWN, widget=forms.RadioSelect)
    venue_id = one_of([], _("Venue"), coerce=UUID, none=NOT_KNOWN, help_text=_("If it is one you know."))

    def __init__(self, *args, districts, venues, find, person=None, **options):
        super().__init__(*args, **options)
        self.person, self.called_so = person, []
        offered = districts.in_use(also={self.initial.get("district_id")})
        self.fields["district_id"].choices = choices_of(offered, none=NOT_KNOWN)
        self.fields["venue_id"].choices = choices_of(venues, none=NOT_KNOWN)
        self._ask_for_her(find)
        asked = [name for name in ("heard_on", "district_id", "who", "person_id", "venue_id") if name in self.fields]
        self.helper = layout(HEAR, "words", *asked, "seen")

    def _ask_for_her(self, find):
        typed = self.data.get("who", "").strip() if self.is_bound and not self.person else ""
        self.called_so = find(typed) if typed else []
        if self.person:
            del self.fields["who"]
        if len(self.called_so) < 2:
            del self.fields["person_id"]
        else:
            named = [(line.person.pk, _with_venue(line)) for line in self.called_so]
            self.fields["person_id"].choices = [("", _("choose one")), *named]

    def clean(self):
        """Whoever is meant by the words is one person."""
        given = super().clean()
        if given.get("who") and not self.called_so:
            self.add_error("who", gettext("Nobody was found by these words."))
        elif len(self.called_so) > 1 and not given.get("person_id"):
            self.add_error("person_id", gettext("Several are called so: say which, or type more."))
        return given

    def values(self) -> dict:
        """What was typed, with the id of the one it is about."""
        given = {name: value for name, value in super().values().items() if name != "who"}
        known = self.person or (self.called_so[0].person if self.called_so else None)
        return {**given, "person_id": given.get("person_id") or getattr(known, "pk", None)}


class DropForm(forms.Form):
    """Why nothing becomes of a lead."""

    reason = few_words(_("Why it is dropped"), 300)

    helper = layout(HEAR, "reason")


def _with_venue(line):
    return saying(line.person.called, line.venue) if line.venue else line.person.called
