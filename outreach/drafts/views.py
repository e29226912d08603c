"""Drafts: kept while somebody types, dropped when she starts anew."""

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.fetching import or_404
from accounts.permissions import Permission, requires
from core.months import Month
from outreach.drafts.actions import NewerDraft, drop_draft, keep_draft
from outreach.drafts.filling import unsaved
from outreach.drafts.forms import LONGEST, DraftForm
from outreach.models import Draft


@requires(Permission.OWN_ACCOUNT)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def draft(request):
    """Keep what is typed into a form, for its writer alone. By GET: who is signed in, her secret, what lies there.

    A page that was open while its writer signed in again needs the new secret to go on. 409: the page is another's;
    412: it was typed on in another window.
    """
    if request.method == "GET":
        lies = Draft.objects.visible_to(request.user).opened().revisions
        return JsonResponse({"writer": str(request.user.pk), "secret": get_token(request), "revisions": lies})
    if len(request.POST.get("typed", "")) > LONGEST:
        return HttpResponse(status=413)
    form = DraftForm(request.POST, reader=request.user)
    if not form.is_valid():
        return HttpResponse(status=400)
    sent = form.cleaned_data
    if sent.pop("writer") != request.user.pk:
        return HttpResponse(status=409)
    try:
        keep_draft(**sent, month=Month.this(), by=request.user)
    except NewerDraft:
        return HttpResponse(status=412)
    return HttpResponse(status=204)


@requires(Permission.OWN_ACCOUNT)
@require_http_methods(["GET", "POST"])
def draft_drop(request, pk):
    """Ask, then drop a draft and show its form as if nothing had been typed."""
    found = or_404(unsaved(request.user).find(pk))
    if request.method == "POST":
        drop_draft(form=found.form, by=request.user)
        return redirect(found.page)
    return render(request, "outreach/drafts/draft_drop.html", {"dropped": found})
