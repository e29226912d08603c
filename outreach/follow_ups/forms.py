"""What is asked of a promise: when and why to come back, who will, how it was kept, why it is closed."""

from datetime import date
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from core.forms import HEAR, DayForm, RowForm, choices_of, day, free_text, layout, one_of, words
from outreach.follow_ups.actions import FollowUpFacts
from outreach.follow_ups.come_back import next_outing_in, suggested_day
from outreach.follow_ups.open import may_be_promised
from outreach.models import Reason
from outreach.models.follow_ups import Kept
from outreach.names import where_she_works
from vault.sealed import version_of

NO_REASON, WHOEVER = _("no reason given"), _("whoever goes there next")


class ReasonSelect(forms.Select):
    """Reasons to choose from; each says in `data-day` on which day one comes back for it."""

    days: dict[str, date] = {}

    def create_option(self, name, value, *args, **kwargs):
        """Django's, with the day."""
        option = super().create_option(name, value, *args, **kwargs)
        suggested = self.days.get(str(value))
        return {**option, "attrs": {**option["attrs"], **({"data-day": suggested.isoformat()} if suggested else {})}}


class PromiseForm(RowForm):
    """When, why and who. `next_outing` is the day of the next outing there, if one is planned."""

    reason_id = one_of([], _("Why"), coerce=UUID, none=NO_REASON, widget=ReasonSelect({"data-reason": True}))
    due_on = day(
        _("On which day"),
        required=False,
        help_text=_("Left empty: the day that is usual for this reason."),
    )
    staff_id = one_of([], _("Who keeps it"), coerce=UUID, none=WHOEVER)
    note = free_text(_("Note"), 500)
    may_come = ("due_on",)

    helper = layout("reason_id", "due_on", "staff_id", HEAR, "note", "seen")

    def __init__(self, *args, reasons, staff, next_outing=None, **options):
        super().__init__(*args, **options)
        self.next_outing, self.reasons = next_outing, {reason.pk: reason for reason in reasons}
        self.fields["reason_id"].choices = [("", NO_REASON), *((str(pk), str(row)) for pk, row in self.reasons.items())]
        self.fields["staff_id"].choices = [("", WHOEVER), *((str(user.pk), user.username) for user in staff)]
        widget = self.fields["reason_id"].widget
        widget.days = {str(pk or ""): self.usual_day(pk) for pk in (None, *self.reasons)}

    def usual_day(self, reason_id) -> date:
        """The day that is suggested for a reason, promised today."""
        return suggested_day(self.reasons.get(reason_id), on=self.today, next_outing=self.next_outing)

    def values(self) -> dict:
        """What was typed; an empty day is the one that is usual for the reason."""
        said = {name: self.cleaned_data[name] for name in ("reason_id", "due_on", "staff_id", "note")}
        return {**said, "due_on": said["due_on"] or self.usual_day(said["reason_id"])}


class NewPromiseForm(PromiseForm):
    """A promise made by hand. `others` may be meant with it: who works at the venue, or where she works."""

    about = one_of([], _("For"), coerce=UUID)
    made_on = day(_("Promised on"))

    helper = layout("about", "reason_id", "due_on", "staff_id", HEAR, "note", "made_on")

    def __init__(self, *args, others, nobody, about_label, **options):
        super().__init__(*args, **options)
        self.fields["about"].label = about_label
        self.fields["about"].choices = [("", nobody), *others]

    def facts(self, **about) -> FollowUpFacts:
        """What is promised; `about` says to which venue or person."""
        return FollowUpFacts(**self.values(), **about, made_on=self.cleaned_data["made_on"])


def form_for_venue(typed, *, venue, reader, today: date) -> NewPromiseForm:
    """What is asked of a promise to come back to a venue, or to somebody who works there."""
    here = may_be_promised(venue, reader=reader)
    return NewPromiseForm(
        typed,
        **_asked(venue.district, reader, today),
        initial={"made_on": today},
        about_label=_("For whom"),
        nobody=_("for the place itself"),
        others=[(str(person.pk), person.called) for person in here],
    )


def form_for_person(typed, *, person, reader, today: date) -> NewPromiseForm:
    """What is asked of a promise to come back to her, or to call; where she works stands there already."""
    places = where_she_works(person, reader=reader)
    return NewPromiseForm(
        typed,
        **_asked(places[0].district if places else None, reader, today),
        initial={"made_on": today, "about": places[0].pk if len(places) == 1 else None},
        about_label=_("At which venue"),
        nobody=_("wherever she is met"),
        others=choices_of(places),
    )


def form_to_change(typed, *, follow_up, venue, reader, today: date) -> PromiseForm:
    """What may be changed of a promise. What was retired, or who left, may stay."""
    form = PromiseForm(
        typed,
        **_asked(venue.district if venue else None, reader, today, also=follow_up),
        initial=PromiseForm.shown_of(follow_up, version=version_of(follow_up)),
    )
    form.fields["due_on"].required, form.fields["due_on"].help_text = True, ""
    return form


def _asked(district, reader, today, also=None):
    """What every form of a promise needs."""
    reasons = Reason.objects.opened().in_use(also={also.reason_id} if also else ()).in_order()
    named = {also.staff_id} - {None} if also else ()
    staff = User.objects.going_out(also=named).by_name()
    next_outing = next_outing_in(district, after=today, reader=reader)
    return {"reasons": reasons, "staff": staff, "next_outing": next_outing, "today": today}


class DoneForm(DayForm):
    """On which day a promise was done with: today, unless another day is said."""

    on = day(_("On which day"), required=False)

    def clean_on(self):
        """The day, or today."""
        return self.cleaned_data["on"] or self.today


class KeepForm(DoneForm):
    """How a promise was kept, and when."""

    how = one_of(Kept.choices, _("How it was kept"), coerce=Kept, none=None, required=True, widget=forms.RadioSelect)

    helper = layout("how", "on")


class CloseFollowUpForm(DoneForm):
    """Why a promise is not kept any more."""

    reason = words(pgettext_lazy("promise", "Why it is closed"), 200)

    helper = layout(HEAR, "reason", "on")


class LookUpForm(forms.Form):
    """Words by which the venue or the person is found to whom something is promised."""

    words = words(_("Venue or person: number, name, nickname, symbol or code"), 80)

    helper = layout("words")
