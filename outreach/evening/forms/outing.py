"""What is asked of an outing, and how a form is set beside what a colleague saved meanwhile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms import DayForm, Difference, day, free_text, in_words
from outreach.evening.actions.outings import OutingFacts
from outreach.models import Supply
from outreach.models.outings import HandedOut, Way
from vault.sealed import version_of
from venues.models import District

MOST_PIECES = 100_000


class TickedField(forms.MultipleChoiceField):
    """What is ticked of rows that a colleague may have ended meanwhile: then the tick says nothing."""

    def valid_value(self, value):
        """Whatever was shown may be ticked."""
        return True


class EveningForm(forms.Form):
    """A form that can be shown again as it was typed, beside what stands in the book by now."""

    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    @property
    def typed(self) -> dict:
        """What was typed, as initial values of a form that does not yet complain."""
        return {name: self[name].data for name in self.fields} if self.is_bound else dict(self.initial)

    def differences_from(self, other) -> list[Difference]:
        """Field by field what stands there now (`other`, unbound) and what was typed, where they are not the same."""
        lines, mine = [], self.typed
        for name, field in other.fields.items():
            if name == "seen" or name not in self.fields:
                continue
            now, typed = in_words(field, other[name].initial), in_words(field, mine.get(name))
            if now != typed:
                lines.append(Difference(getattr(field, "whole_label", field.label), now, typed))
        return lines


def pieces_field(supply) -> forms.IntegerField:
    """A field for how many pieces of a supply were handed out."""
    widget = forms.NumberInput({"inputmode": "numeric", "class": "form-control"})
    return forms.IntegerField(label=str(supply), required=False, min_value=0, max_value=MOST_PIECES, widget=widget)


def handed_out(given: dict, supplies) -> tuple[HandedOut, ...]:
    """What was handed out of `supplies`, by the fields `pieces_field` made; what is empty was not."""
    pieces = ((supply.pk, given.get(f"supply-{supply.pk}")) for supply in supplies)
    return tuple(HandedOut(pk, count) for pk, count in pieces if count)


class OutingForm(EveningForm, DayForm):
    """An outing: where, when, who went, how, and what was handed out."""

    district = forms.ChoiceField(label=_("District"))
    date = day(_("Date"))
    team = forms.MultipleChoiceField(label=_("Who went"), required=False, widget=forms.CheckboxSelectMultiple)
    way = forms.ChoiceField(label=_("How you went"), choices=Way.choices, widget=forms.RadioSelect)
    notes = free_text(_("Notes"))

    def __init__(self, *args, districts, staff, supplies, **options):
        super().__init__(*args, **options)
        self.supplies = supplies
        self.districts = {str(district.pk): district for district in districts}
        self.staff = {str(member.pk): member for member in staff}
        names = [(pk, str(district)) for pk, district in self.districts.items()]
        self.fields["district"].choices = names if len(names) == 1 else [("", _("choose one")), *names]
        self.fields["team"].choices = [(pk, member.username) for pk, member in self.staff.items()]
        for supply in supplies:
            self.fields[f"supply-{supply.pk}"] = pieces_field(supply)
        self.fields["district"].widget.attrs["class"] = "form-select"
        for name in ("date", "notes"):
            self.fields[name].widget.attrs["class"] = "form-control"

    @property
    def supply_fields(self) -> list:
        """The fields for what was handed out."""
        return [self[f"supply-{supply.pk}"] for supply in self.supplies]

    def typed_over(self, other) -> dict:
        """What was typed, over what the book says (`other`): nothing is emptied, and nobody leaves the team."""
        shown = {name: value for name, value in other.initial.items() if name in other.fields}
        typed = {name: value for name, value in self.typed.items() if value not in (None, "", [])}
        team = [*shown.get("team", ()), *typed.get("team", ())]
        return {**shown, **typed, "team": [*dict.fromkeys(team)], "seen": shown["seen"]}

    def facts(self) -> OutingFacts:
        """What the form says of the outing."""
        given = self.cleaned_data
        return OutingFacts(
            district=self.districts[given["district"]],
            date=given["date"],
            team=tuple(self.staff[pk].pk for pk in given["team"]),
            way=Way(given["way"]),
            supplies=handed_out(given, self.supplies),
            notes=given["notes"],
        )


def outing_form(data=None, *, reader, today, outing=None, initial=None) -> OutingForm:
    """The form of an outing, or of a new one today with its reader in the team."""
    team = outing.team if outing else ()
    handed_out = {each.supply for each in outing.supplies} if outing else set()
    there = {outing.district_id} if outing else set()
    new = {"date": today, "team": [str(reader.pk)], "way": Way.ON_FOOT}
    return OutingForm(
        data,
        districts=District.objects.visible_to(reader).opened().in_use(also=there).in_order(),
        staff=User.objects.going_out(also=team).by_name(),
        supplies=Supply.objects.opened().in_use(also=handed_out).in_order(),
        today=today,
        initial={**(shown_of_outing(outing) if outing else new), **(initial or {})},
    )


def shown_of_outing(outing) -> dict:
    """What the form of an outing shows at first."""
    return {
        "district": str(outing.district_id),
        "date": outing.date,
        "team": [str(member) for member in outing.team],
        "way": outing.way or Way.ON_FOOT,
        "notes": outing.notes,
        "seen": version_of(outing),
        **{f"supply-{each.supply}": each.pieces for each in outing.supplies},
    }
