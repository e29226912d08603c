"""What a proposal is asked for: which days, who goes out on which weekdays and how often, and the limits."""

from datetime import date
from math import ceil

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.months import Month
from core.words import weekday
from outreach.models.rounds import Free
from outreach.rounds.actions import ProposalRequest

WORKDAYS = (0, 1, 2, 3, 4)
TEAM_SIZE, MOST_STOPS = 2, 14
MOST_OUTINGS = 31
_SMALL = {"class": "form-control small-number", "inputmode": "numeric"}


def whole_number(label, least, most) -> forms.IntegerField:
    """A field for a small number."""
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=forms.NumberInput(_SMALL))


def several(label, *, coerce, choices=()) -> forms.TypedMultipleChoiceField:
    """A field of boxes to tick."""
    boxes = forms.CheckboxSelectMultiple
    return forms.TypedMultipleChoiceField(label=label, choices=choices, coerce=coerce, widget=boxes)


class Colleague:
    """The fields for one of the staff, as the page lays them out."""

    def __init__(self, form, member):
        self.member = member
        self.comes, self.weekdays, self.outings = (
            form[f"{name}-{member.pk}"] for name in ("comes", "weekdays", "outings")
        )


class ProposeForm(forms.Form):
    """Days, colleagues and limits of a month's proposal."""

    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    days = forms.TypedMultipleChoiceField(
        label=_("Which days"), coerce=date.fromisoformat, widget=forms.CheckboxSelectMultiple
    )
    team_size = whole_number(_("How many go together"), 1, 10)
    most_stops = whole_number(_("At most how many stops in one evening"), 1, 60)
    keep = forms.BooleanField(label=_("Keep the outings that are planned already"), required=False)

    def __init__(self, *args, month: Month, staff, today: date, planned: int, **options):
        super().__init__(*args, **options)
        self.month, self.staff, self.today = month, staff, today
        self.fields["days"].choices = [(day.isoformat(), date_format(day)) for day in month.days if day >= today]
        if not planned:
            del self.fields["keep"]
        self.fields["days"].error_messages["required"] = _("Tick at least one day.")
        weekdays = [(number, WEEKDAYS[number]) for number in range(7)]
        for member in staff:
            self.fields[f"comes-{member.pk}"] = forms.BooleanField(label=member.username, required=False)
            self.fields[f"weekdays-{member.pk}"] = several(_("On which weekdays"), choices=weekdays, coerce=int)
            self.fields[f"weekdays-{member.pk}"].required = False
            self.fields[f"outings-{member.pk}"] = whole_number(_("How many outings"), 1, MOST_OUTINGS)
            self.fields[f"outings-{member.pk}"].required = False

    @property
    def is_over(self) -> bool:
        """Whether no day of the month is left."""
        return self.month.last_day < self.today

    @property
    def weeks(self) -> list[list[tuple[date, bool, bool] | None]]:
        """The month as weeks, each day with whether it is ticked and whether it can be."""
        ticked = {str(day) for day in self["days"].value() or ()}
        return [
            [day and (day, day.isoformat() in ticked, day >= self.today) for day in week] for week in self.month.weeks
        ]

    @property
    def weekdays(self) -> list[tuple]:
        """Monday to Sunday: number, name and short name."""
        return [(number, WEEKDAYS[number], weekday(number)) for number in range(7)]

    @property
    def colleagues(self) -> list[Colleague]:
        """The fields of each of the staff."""
        return [Colleague(self, member) for member in self.staff]

    def clean(self):
        """Somebody goes out, and of everybody who does it is said when and how often."""
        given = super().clean()
        coming = [member for member in self.staff if given.get(f"comes-{member.pk}")]
        if not coming:
            self.add_error(None, gettext("Tick at least one colleague."))
        for member in coming:
            if not given.get(f"weekdays-{member.pk}"):
                self.add_error(f"weekdays-{member.pk}", gettext("Tick her weekdays, or untick her."))
            if given.get(f"outings-{member.pk}", 0) is None:
                self.add_error(f"outings-{member.pk}", gettext("Say how many."))
        return given

    def asked(self) -> ProposalRequest:
        """What the form asks for."""
        given = self.cleaned_data
        colleagues = tuple(
            Free(member.pk, tuple(sorted(given[f"weekdays-{member.pk}"])), given[f"outings-{member.pk}"])
            for member in self.staff
            if given[f"comes-{member.pk}"]
        )
        return ProposalRequest(tuple(sorted(given["days"])), colleagues, given["team_size"], given["most_stops"])


def shown_at_first(month: Month, *, own, last, staff, districts: int, today: date) -> dict:
    """What the form shows at first: the month's own round, else what was asked for the last one, else workdays."""
    known = own or last
    team_size = known and known.team_size or TEAM_SIZE
    shown = {
        "days": [day.isoformat() for day in _days(month, own, last, today)],
        "team_size": team_size,
        "most_stops": known and known.most_stops or MOST_STOPS,
    }
    free = {each.who: each for each in known.people} if known else {}
    usual = max(ceil(districts * team_size / max(len(staff), 1)) + 1, 2)
    for member in staff:
        each = free.get(member.pk)
        shown[f"comes-{member.pk}"] = not free or each is not None
        shown[f"weekdays-{member.pk}"] = list(each.weekdays if each else WORKDAYS)
        shown[f"outings-{member.pk}"] = each.outings if each else usual
    return shown


def _days(month, own, last, today):
    if own and own.days:
        return own.days
    weekdays = {day.weekday() for day in last.days} if last else set()
    ahead = (day for day in month.days if day > today)
    return [day for day in ahead if day.weekday() in (weekdays or WORKDAYS)]
