"""Leads: the list, one of them, writing it down, and what becomes of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.fetching import fetched, or_404, was_read
from accounts.permissions import Permission, requires
from audit.models import record
from core.forms import typed
from core.pages import page_of_groups
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.leads.actions import add_lead, change_lead, drop_lead, reopen_lead
from outreach.leads.forms import DropForm, LeadForm
from outreach.leads.shown import called_so, lead_lines
from outreach.models import Lead
from outreach.names import named
from people.models import Person
from vault.sealed import version_of
from venues.models import District, Venue


@requires(Permission.READ_PEOPLE)
def leads(request):
    """The open leads, the oldest first, and those of which something became."""
    known = Lead.objects.visible_to(request.user).opened()
    page = page_of_groups(request, [("open", known.still_open()), ("settled", known.settled())])
    sections = page.sections(lead_lines(page, reader=request.user, today=timezone.localdate()))
    return render(request, "outreach/leads/leads.html", {"page": page, "sections": sections})


@requires(Permission.READ_PEOPLE)
def lead(request, pk):
    """One lead. Reading it is audited."""
    found = lead_of(request, pk)
    was_read(request, found)
    line = lead_lines([found], reader=request.user, today=timezone.localdate())[0]
    return render(request, "outreach/leads/lead.html", {"lead": found, "line": line})


@requires(Permission.WRITE_RECORDS)
def lead_new(request):
    """Write down what was heard of a place or of somebody."""
    form = _form(request)
    if form.called_so:
        record("searched", by=request.user)
    if form.is_valid():
        return saved(request, "outreach:lead", add_lead(values=form.values(), by=request.user).pk)
    return form_page(request, "outreach/leads/lead_new.html", form)


@requires(Permission.WRITE_RECORDS)
def lead_about(request, pk):
    """Write down where she is said to be."""
    person = fetched(request, Person, pk)
    form = _form(request, person=person)
    if form.is_valid():
        return saved(request, "outreach:lead", add_lead(values=form.values(), by=request.user).pk)
    return form_page(request, "outreach/leads/lead_new.html", form, read=person, person=person)


@requires(Permission.WRITE_RECORDS)
def lead_change(request, pk):
    """Correct or complete a lead."""
    found = lead_of(request, pk)
    person = named(Person.objects.visible_to(request.user), {found.person_id}).get(found.person_id)
    form = _form(request, found, person)
    if form.is_valid():
        with refusals_in(form):
            change_lead(lead=found, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return saved(request, "outreach:lead", pk)
    return form_page(request, "outreach/leads/lead_change.html", form, read=found, lead=found, person=person)


@requires(Permission.WRITE_RECORDS)
def lead_drop(request, pk):
    """Nothing becomes of it, and why."""
    found = lead_of(request, pk)
    form = DropForm(typed(request))
    if form.is_valid():
        with refusals_in(form):
            drop_lead(lead=found, reason=form.cleaned_data["reason"], on=timezone.localdate(), by=request.user)
            return saved(request, "outreach:lead", pk)
    return form_page(request, "outreach/leads/lead_drop.html", form, read=found, lead=found)


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
    return or_404(Lead.objects.visible_to(request.user).opened().find(pk))


def _form(request, lead=None, person=None):
    today, kept = timezone.localdate(), lead.venue_id if lead else None
    venues = Venue.objects.visible_to(request.user).opened().in_order()
    return LeadForm(
        typed(request),
        districts=District.objects.visible_to(request.user).opened().in_order(),
        venues=[venue for venue in venues if not venue.gone_by(today) or venue.pk == kept],
        find=lambda words: called_so(words, reader=request.user),
        person=person,
        initial=LeadForm.shown_of(lead, version=version_of(lead)) if lead else {"heard_on": today},
        today=today,
    )
