"""Leads: the list, one of them, writing it down, and what becomes of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.permissions import Permission, requires
from audit.models import record
from core.pages import page_of
from core.refusals import NotPossible
from outreach.drafts.filling import fill, saved
from outreach.leads.actions import add_lead, change_lead, drop_lead, reopen_lead
from outreach.leads.forms import DropForm, LeadForm
from outreach.leads.shown import called_so, lead_lines
from outreach.models import Lead
from outreach.names import named
from people.models import Person
from vault.sealed import ChangedMeanwhile, version_of
from venues.models import District, Venue


@requires(Permission.READ_PEOPLE)
def leads(request):
    """The open leads, the oldest first, and those of which something became."""
    known = Lead.objects.visible_to(request.user).opened()
    page = page_of(request, known.settled())
    lines = lead_lines([*known.still_open(), *page], reader=request.user, today=timezone.localdate())
    waiting = [line for line in lines if line.lead.is_open]
    settled = [line for line in lines if not line.lead.is_open]
    return render(request, "outreach/leads/leads.html", {"waiting": waiting, "settled": settled, "page": page})


@requires(Permission.READ_PEOPLE)
def lead(request, pk):
    """One lead. Reading it is audited."""
    found = lead_of(request, pk)
    record("read a record", by=request.user, target=found.pk)
    line = lead_lines([found], reader=request.user, today=timezone.localdate())[0]
    return render(request, "outreach/leads/lead.html", {"lead": found, "line": line})


@requires(Permission.WRITE_RECORDS)
def lead_new(request):
    """Write down what was heard of a place or of somebody."""
    form = _form(request)
    if form.called_so:
        record("searched", by=request.user)
    if form.is_valid():
        return settled(request, add_lead(values=form.values(), by=request.user))
    return render(request, "outreach/leads/lead_new.html", {"form": form, "draft": fill(request, form)})


@requires(Permission.WRITE_RECORDS)
def lead_about(request, pk):
    """Write down where she is said to be."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = _form(request, person=person)
    if form.is_valid():
        return settled(request, add_lead(values=form.values(), by=request.user))
    record("read a record", by=request.user, target=person.pk)
    context = {"form": form, "person": person, "draft": fill(request, form)}
    return render(request, "outreach/leads/lead_new.html", context)


@requires(Permission.WRITE_RECORDS)
def lead_change(request, pk):
    """Correct or complete a lead."""
    found = lead_of(request, pk)
    person = named(Person.objects.visible_to(request.user), {found.person_id}).get(found.person_id)
    form = _form(request, found, person)
    if form.is_valid():
        try:
            change_lead(lead=found, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return settled(request, found)
        except ChangedMeanwhile as changed:
            form.compare_with(changed.row, version=version_of(changed.row))
    record("read a record", by=request.user, target=found.pk)
    context = {"lead": found, "form": form, "person": person, "draft": fill(request, form)}
    return render(request, "outreach/leads/lead_change.html", context)


@requires(Permission.WRITE_RECORDS)
def lead_drop(request, pk):
    """Nothing becomes of it, and why."""
    found = lead_of(request, pk)
    form = DropForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            today = timezone.localdate()
            drop_lead(lead=found, reason=form.cleaned_data["reason"], on=today, by=request.user)
            return settled(request, found)
        except NotPossible as error:
            form.add_error(None, str(error))
    record("read a record", by=request.user, target=found.pk)
    return render(request, "outreach/leads/lead_drop.html", {"lead": found, "form": form, "draft": fill(request, form)})


@requires(Permission.WRITE_RECORDS)
def lead_reopen(request, pk):
    """It was settled by mistake."""
    found = lead_of(request, pk)
    if request.method == "POST":
        reopen_lead(lead=found, by=request.user)
        messages.success(request, _("Saved."))
    return redirect("outreach:lead", found.pk)


def lead_of(request, pk) -> Lead:
    """The lead, if its reader may see it; 404 otherwise, as for one about somebody who asked to be forgotten."""
    found = Lead.objects.visible_to(request.user).opened().find(pk)
    if found is None:
        raise Http404
    return found


def settled(request, lead):
    """It is saved: back to the lead."""
    saved(request)
    messages.success(request, _("Saved."))
    return redirect("outreach:lead", lead.pk)


def _form(request, lead=None, person=None):
    today, kept = timezone.localdate(), lead.venue_id if lead else None
    venues = Venue.objects.visible_to(request.user).opened().in_order()
    return LeadForm(
        request.POST if request.method == "POST" else None,
        districts=District.objects.visible_to(request.user).opened().in_order(),
        venues=[venue for venue in venues if not venue.gone_by(today) or venue.pk == kept],
        find=lambda words: called_so(words, reader=request.user),
        person=person,
        initial=LeadForm.shown_of(lead, version=version_of(lead)) if lead else {"heard_on": today},
        today=today,
    )
