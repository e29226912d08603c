"""One stop as a page: what lies on the table, and what is shown of it."""

from uuid import UUID

from django.shortcuts import render
from django.utils import timezone

from accounts.fetching import fetched
from audit.models import record
from outreach.drafts.filling import draft_of, fill
from outreach.evening.forms.people import NewPersonForm
from outreach.evening.forms.stop import StopForm
from outreach.evening.table import found_for, stop_table
from outreach.models import Outing
from outreach.outings.stops import stop_lines
from outreach.records.people import add_person_met
from venues.models import Venue

WHOLE = "outreach/evening/stop.html"


class StopPage:
    """A stop for one request: its outing, its venue and the table, with whoever was looked up on the form."""

    def __init__(self, request, pk, venue):
        self.request, self.reader = request, request.user
        self.outing = fetched(request, Outing.objects.up_to(timezone.localdate()).with_district(), pk)
        self.venue = fetched(request, Venue, venue)
        draft = None if request.method == "POST" else draft_of(request)
        self.also = _ids((draft.data if draft else request.POST).getlist("shown"))
        self.table = self._table()

    def _table(self):
        return stop_table(self.outing, self.venue, reader=self.reader, also=self.also)

    def shown(self, form, **more):
        """The whole page with a form."""
        return render(self.request, WHOLE, self._context(form, **more))

    def beside(self, form):
        """What was typed, beside the visit as a colleague wrote it meanwhile."""
        self.table = self._table()
        now = StopForm(table=self.table)
        typed = StopForm(table=self.table, initial={**form.typed, "seen": self.table.seen})
        return self.shown(typed, differences=form.differences_from(now), changed=True)

    def with_people(self, *, adding: bool, part: bool = False):
        """The form with somebody looked up, picked or added; only the persons, if a part is wanted."""
        asked = self.request.POST
        form = StopForm(asked, table=self.table)
        newcomer = NewPersonForm(asked, venue=self.venue, reader=self.reader) if adding else self._newcomer()
        picked = _ids([*asked.getlist("pick"), *asked.getlist("she")])
        if newcomer.is_bound and newcomer.is_valid():
            picked = [*picked, self._add(newcomer.cleaned_data).pk]
        if picked and (adding or "she" in asked):
            newcomer = NewPersonForm(venue=self.venue, reader=self.reader)
        words = "" if picked or adding else asked.get("find", "").strip()[:80]
        found = found_for(words, reader=self.reader, but={person.pk for person in self.table.people}) if words else []
        if words:
            record("searched", by=self.reader)
        typed = form.typed
        self.also = [*self.also, *picked]
        self.table = self._table()
        typed["met"] = [*typed["met"], *map(str, picked)]
        context = self._context(StopForm(table=self.table, initial=typed), newcomer=newcomer, found=found, words=words)
        return render(self.request, "outreach/evening/_people.html" if part else WHOLE, context)

    @property
    def somebody_typed(self) -> bool:
        """Whether the nickname of somebody new was typed and she was not yet added."""
        return bool(self.request.POST.get("who_nickname", "").strip())

    def _newcomer(self):
        """The fields of somebody new, as they were typed."""
        return NewPersonForm(venue=self.venue, reader=self.reader, initial=self.request.POST.dict())

    def _add(self, said):
        return add_person_met(
            venue=self.venue,
            day=self.outing.date,
            nickname=said["who_nickname"],
            symbol=said["who_symbol"],
            age_band=said["who_age"],
            by=self.reader,
        )

    def _context(self, form, **more):
        newcomer = more.pop("newcomer", None) or self._newcomer()
        if more.get("draft"):
            fill(self.request, newcomer)
        number = stop_lines(self.outing, reader=self.reader).number_of(self.venue)
        shown = {"form": form, "number": number, "outing": self.outing, "venue": self.venue, "table": self.table}
        return {**shown, "newcomer": newcomer, "numbers": range(1, 11), **more}


def _ids(posted):
    found = []
    for text in posted:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
