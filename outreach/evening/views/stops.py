"""Writing the evening down: the outing, its stops one after another, and taking a wrong visit back."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.fetching import fetched, read, was_read
from accounts.permissions import Permission, requires
from core.forms import typed
from core.htmx import swaps
from core.redirects import redirect_saying
from core.refusals import NotPossible
from outreach.drafts.filling import end_draft, fill
from outreach.drafts.form_pages import form_page, saved
from outreach.evening.actions.counting import count_at_stop, why_not_counted
from outreach.evening.actions.outings import change_outing, start_outing
from outreach.evening.actions.visits import record_visit
from outreach.evening.actions.voiding import void_visit
from outreach.evening.for_them import PAGES, has_said_yes, say_yes
from outreach.evening.forms.outing import outing_form
from outreach.evening.forms.people import VoidForm
from outreach.evening.forms.stop import StopForm
from outreach.evening.views.stop_page import StopPage
from outreach.evening.written_with import written_with
from outreach.library.similar import similar
from outreach.models import Outing, Topic, Visit
from outreach.names import teams
from outreach.outings.stops import stop_lines
from vault.sealed import ChangedMeanwhile
from venues.models import Venue


@requires(Permission.WRITE_VISITS)
def outing_new(request):
    """I was out today: where, with whom, what was handed out."""
    today = timezone.localdate()
    form = outing_form(typed(request), reader=request.user, today=today)
    if form.is_valid():
        try:
            outing = start_outing(facts=form.facts(), by=request.user)
        except ChangedMeanwhile as there:
            return _outing_beside(request, form, there.row, begun=True)
        end_draft(request)
        return redirect("outreach:outing-stops", outing.pk)
    return form_page(request, "outreach/evening/outing_change.html", form)


@requires(Permission.WRITE_VISITS)
def outing_change(request, pk):
    """Correct an outing, or say that a planned one took place."""
    outing = fetched(request, Outing, pk)
    if "keep" in request.POST:
        return _to_the_stops(request, pk)
    form = outing_form(typed(request), reader=request.user, today=timezone.localdate(), outing=outing)
    if form.is_valid():
        try:
            change_outing(outing=outing, facts=form.facts(), seen=form.cleaned_data["seen"], by=request.user)
        except ChangedMeanwhile as there:
            return _outing_beside(request, form, there.row)
        return _to_the_stops(request, pk)
    return form_page(request, "outreach/evening/outing_change.html", form, outing=outing)


def _to_the_stops(request, pk):
    """What was typed is saved, or dropped for what a colleague wrote: no draft is left of it."""
    end_draft(request)
    if "begun" in request.POST:
        end_draft(request, reverse("outreach:outing-new"))
    return redirect("outreach:outing-stops", pk)


def _outing_beside(request, form, outing, begun=False):
    """What was typed, beside the outing as it stands by now."""
    today = timezone.localdate()
    now = outing_form(reader=request.user, today=today, outing=outing)
    typed = form.typed_over(now) if begun else {**form.typed, "seen": now["seen"].value()}
    mine = outing_form(reader=request.user, today=today, outing=outing, initial=typed)
    shown = {
        "form": mine,
        "differences": mine.differences_from(now),
        "action": reverse("outreach:outing-change", args=[outing.pk]),
        "outing": outing,
        "begun": begun or "begun" in request.POST,
    }
    return render(request, "outreach/evening/outing_change.html", shown)


@requires(Permission.WRITE_VISITS)
@require_http_methods(["GET", "POST"])
def outing_for_them(request, pk, page):
    """Ask once whoever is not in the team of an outing whether she writes it down, then go to that page of it."""
    if page not in PAGES:
        raise Http404
    outing = fetched(request, Outing.objects.with_district(), pk)
    team = teams([outing])[outing.pk]
    if request.method == "POST":
        say_yes(request, outing)
    elif team and outing.is_of_others(request.user) and not has_said_yes(request, outing):
        return render(request, "outreach/evening/outing_for_them.html", {"outing": outing, "team": team})
    return redirect(PAGES[page], pk)


@requires(Permission.WRITE_VISITS)
def outing_stops(request, pk):
    """The stops of an outing in the district's order, those written down ticked. Reading it is audited."""
    outing = read(request, Outing.objects.up_to(timezone.localdate()).with_district(), pk)
    lines = stop_lines(outing, reader=request.user)
    return render(request, "outreach/evening/outing_stops.html", {"outing": outing, "lines": lines})


@requires(Permission.WRITE_VISITS)
def stop(request, pk, venue):
    """One stop on one screen; saved, the next one follows. Reading it is audited."""
    if "keep" in request.POST:
        return _to_the_stops(request, pk)
    page = StopPage(request, pk, venue)
    form = StopForm(typed(request), table=page.table)
    if not form.is_bound:
        was_read(request, page.venue)
    if not form.is_valid():
        return page.shown(form, draft=fill(request, form))
    if page.somebody_typed:
        return page.with_people(adding=True)
    seen = form.cleaned_data["seen"]
    try:
        record_visit(outing=page.outing, venue=page.venue, facts=form.facts(), seen=seen, by=request.user)
    except ChangedMeanwhile:
        return page.beside(form)
    except NotPossible as refusal:  # only a promise to somebody out of reach is refused here
        form.add_error("back_person", str(refusal))
        return page.shown(form)
    end_draft(request)
    return _after_stop(request, page)


def _after_stop(request, page):
    """To the next stop; once all are written to the end of the outing; to all stops for whoever asks for them."""
    lines, to_the_list = stop_lines(page.outing, reader=request.user), "list" in request.POST
    following = None if to_the_list else lines.next_after(page.venue)
    if following:
        messages.success(request, _("Saved. This is the next stop."))
        return redirect("outreach:stop", page.outing.pk, following.venue.pk)
    was_last = not page.table.is_written and not lines.asked.unwritten
    if was_last or (lines.planned and not lines.planned.unwritten and not to_the_list):
        return redirect_saying(request, _("Saved. All stops are written."), "outreach:outing-close", page.outing.pk)
    return redirect_saying(request, _("Saved."), "outreach:outing-stops", page.outing.pk)


@requires(Permission.WRITE_VISITS)
def stop_people(request, pk, venue):
    """Look somebody up for the stop on the table, or add her; whatever was typed stays."""
    page = StopPage(request, pk, venue)
    if request.method != "POST":
        return redirect("outreach:stop", pk, venue)
    return page.with_people(adding="add" in request.POST, part=swaps(request))


@requires(Permission.WRITE_VISITS)
def stop_similar(request, pk, venue):
    """What was answered before and is like what is typed, or one of it taken over; whatever was typed stays."""
    page = StopPage(request, pk, venue)
    if request.method != "POST":
        return redirect("outreach:stop", pk, venue)
    form = StopForm(request.POST, table=page.table)
    form.is_valid()
    words, topic = request.POST.get("question_words", ""), form.cleaned_data.get("question_topic", "")
    hits = similar(words, topic, reader=request.user)
    taken = next((hit for hit in hits if str(hit.row.pk) == request.POST.get("take")), None)
    shown = StopForm(table=page.table, initial={**form.typed, **form.taken_over(taken)})
    return page.shown(shown, hits=hits, words=words, take=request.path)


@requires(Permission.WRITE_VISITS)
def stop_count(request, pk, venue):
    """At a stand or on a busy night: a headcount and topics by taps, the records later."""
    outing = fetched(request, Outing.objects.up_to(timezone.localdate()), pk)
    place = fetched(request, Venue, venue)
    topics = Topic.objects.opened().in_use().in_order()
    if request.method == "POST":
        of = {str(topic.pk): topic.pk for topic in topics}
        said = {name: of.get(request.POST.get(name)) for name in ("topic", "without")}
        more = {"1": 1, "-1": -1}.get(request.POST.get("more"), 0)
        if more or any(said.values()):
            with suppress(NotPossible):  # the page itself says why
                count_at_stop(outing=outing, venue=place, more=more, **said, by=request.user)
        if not swaps(request):
            return redirect("outreach:stop-count", pk, venue)
    visit = Visit.objects.visible_to(request.user).live().of_stop(outing, place)
    refusal = why_not_counted(outing=outing, visit=visit)
    shown = {"outing": outing, "venue": place, "visit": visit, "topics": topics, "refusal": refusal}
    template = "outreach/evening/_count.html" if swaps(request) else "outreach/evening/stop_count.html"
    answer = render(request, template, shown)
    if refusal and swaps(request):
        answer["HX-Refresh"] = "true"  # the taps go, and the page says why
    return answer


@requires(Permission.WRITE_VISITS)
def visit_void(request, pk):
    """Take a wrong visit out of every count, with a reason. Reading what was written with it is audited."""
    visit = fetched(request, Visit.objects.with_outing_and_venue(), pk)
    written = written_with(visit, reader=request.user)
    form = VoidForm(typed(request), written=written)
    if form.is_valid():
        reason, also, today = form.cleaned_data["reason"], form.taken_back(), timezone.localdate()
        void_visit(visit=visit, reason=reason, also=also, on=today, by=request.user)
        return saved(request, "outreach:visit", pk, words=_("Voided: it counts nowhere."))
    return form_page(request, "outreach/evening/visit_void.html", form, read=visit, visit=visit, written=written)
