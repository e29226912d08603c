"""Which step a button or a hand asks for in the editor of a plan."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from core.words import folded
from outreach.models.rounds import PlannedOuting
from outreach.rounds.as_it_stands import as_planned
from outreach.rounds.steps import (
    Plan,
    add_outing,
    drop_outing,
    drop_stop,
    free_team,
    move_stop,
    put_stop,
    reschedule_outing,
    with_ids,
)

UNDO = "undo"
MOST_DIGITS = 4  # of a place in an outing


class StepForm(forms.Form):
    """One step: `step` is its name and the ids of the outing and the venue it is about, with blanks between.

    After it is clean, `step` in the cleaned data is a function from plan to plan, or UNDO; `focus` says which control
    the hands were at, by its id.
    """

    seen = forms.CharField(required=False, max_length=16)
    step = forms.CharField(max_length=120)

    def __init__(self, *args, editor, **options):
        super().__init__(*args, **options)
        self.editor, self.focus, self.beside = editor, "", None

    def clean_step(self) -> Callable[[Plan], Plan] | str:
        """The function that takes the step."""
        name, *ids = self.cleaned_data["step"].split()
        if name == UNDO:
            self.focus = "undo"
            return UNDO
        read = getattr(self, f"_{name}", None) if name in STEPS else None
        try:
            return read(*map(UUID, ids))
        except (ValueError, TypeError, KeyError, StopIteration):
            raise forms.ValidationError(_("This step is not possible.")) from None

    def _up(self, outing, venue):
        self.focus = f"up-{self._key(outing, venue)}"
        return partial(move_stop, outing=outing, venue=venue, by=-1)

    def _down(self, outing, venue):
        self.focus = f"down-{self._key(outing, venue)}"
        return partial(move_stop, outing=outing, venue=venue, by=1)

    def _drop(self, outing, venue):
        self.focus = self._beside("drop", outing, venue)
        return partial(drop_stop, outing=outing, venue=venue)

    def _beside(self, control, outing, venue):
        """That control of the stop that takes the venue's place in the outing, or the field to add one by."""
        stops = self._planned(outing).stops
        place = stops.index(venue)
        beside = stops[place + 1 : place + 2] or stops[max(place - 1, 0) : place]
        return f"{control}-{self._key(outing, beside[0])}" if beside else f"find-{outing}"

    def _move(self, outing, venue):
        to = UUID(self.data.get("to") or self.data.get(f"to-{self._key(outing, venue)}", ""))
        self.focus = f"move-{self._key(outing, venue)}" if to == outing else self._beside("move", outing, venue)
        at = self.data.get("at", "")[:MOST_DIGITS]
        return partial(put_stop, outing=outing, venue=venue, to=to, at=int(at) if at.isdecimal() else None)

    def _add(self, outing, venue=None):
        if venue is None:
            self.focus = f"find-{outing}"
            venue = self._found(outing)
        elif venue not in self.editor.needs:
            raise KeyError(venue)
        else:
            self.focus = "uncovered"
        return partial(put_stop, outing=None, venue=venue, to=outing)

    def _found(self, outing):
        """The venue that was typed: its whole label, its number, or a name that only one has."""
        typed = folded(self.data.get(f"find-{outing}", ""))
        venues = [self.editor.venues[pk] for pk in self.editor.needs]
        exact = [venue for venue in venues if typed in (folded(str(venue)), folded(venue.number))]
        found = exact or [venue for venue in venues if typed and venue.is_meant_by(typed)]
        if len(found) == 1:
            return found[0].pk
        self.beside = outing
        raise forms.ValidationError(_("Choose one venue of the list, by number or name."))

    def _enter(self):
        """Enter was pressed in a field to find a venue by."""
        names = (each.id for each in self.editor.plan)
        return self._add(next(outing for outing in names if self.data.get(f"find-{outing}")))

    def _outing(self, outing):
        on = self._day(f"date-{outing}")
        team = tuple(UUID(pk) for pk in self.data.getlist(f"team-{outing}"))
        self.focus = f"{'date' if on != self._planned(outing).date else 'team'}-{outing}"
        return partial(
            reschedule_outing, outing=outing, on=on, team=tuple(pk for pk in team if pk in self.editor.staff)
        )

    def _remove(self, outing):
        self.focus = "outings"
        return partial(drop_outing, outing=outing)

    def _keep(self, outing):
        self.focus = f"date-{outing}"
        row = next(row for row, _label in self.editor.removed if row.pk == outing)
        return partial(add_outing, outing=as_planned(row))

    def _new(self):
        on, district = self._day("new-date"), UUID(self.data.get("new-district", ""))
        if district not in {each.pk for each in self.editor.districts}:
            raise KeyError(district)
        asked = self.editor.round
        team = free_team(self.editor.whole, colleagues=asked.people, on=on, size=asked.team_size or 0)
        (outing,) = with_ids([PlannedOuting(district, on, team)])
        self.focus = f"date-{outing.id}"
        return partial(add_outing, outing=outing)

    def _day(self, name):
        """A day of the month that is planned: no other is offered."""
        day = date.fromisoformat(self.data.get(name, ""))
        if day not in self.editor.month.days:
            raise ValueError(day)
        return day

    def _planned(self, outing):
        return next(each for each in self.editor.plan if each.id == outing)

    def _key(self, outing, venue):
        cards = {card.planned.id: card for card in self.editor.cards}
        return next(stop.key for stop in cards[outing].stops if stop.venue.pk == venue)


STEPS = {"up", "down", "drop", "move", "add", "outing", "remove", "keep", "new", "enter"}
