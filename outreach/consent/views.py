"""Consent: asked with the script, taken back with one tap; and the script itself."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.fetching import fetched, was_read
from accounts.permissions import Permission, requires
from core.forms import typed
from outreach.consent.actions import give_consent, withdraw_consent
from outreach.drafts.filling import fill
from outreach.drafts.form_pages import form_page, saved
from people.consent import change_script, script_to_speak
from people.consent_forms import LANGUAGES, ConsentForm, ScriptForm, ScriptLanguageForm, WithdrawForm
from people.models import Person, Purpose


@requires(Permission.FORGET)
def consent(request, pk):
    """The script to be read aloud, and her yes or no to each purpose."""
    found = fetched(request, Person, pk)
    spoken = script_to_speak(ScriptLanguageForm(request.GET).chosen(request.LANGUAGE_CODE))
    today, following = timezone.localdate(), request.GET.get("next", "")
    on_the_page = {"language": spoken.language, "version": spoken.version, "next": following}
    initial = {"on": today, "asked_by": request.user.username}
    form = ConsentForm(typed(request), person=found, today=today, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        answers, script = form.answers(), script_to_speak(given["language"], given["version"])
        asked = {"on": given["on"], "asked_by": given["asked_by"], "script": script}
        found = give_consent(person=found, answers=answers, by=request.user, **asked)
        return saved(request, _on_with(found, given["next"]))
    was_read(request, found)
    context = {"person": found, "form": form, "script": spoken, "languages": settings.LANGUAGES, "next": following}
    context["draft"] = fill(request, form)
    form.initial |= on_the_page
    return render(request, "outreach/consent/consent.html", context)


@requires(Permission.FORGET)
@require_POST
def consent_withdraw(request, pk):
    """She takes a consent back; it has effect at once."""
    found = fetched(request, Person, pk)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        purpose = form.cleaned_data["purpose"]
        found = withdraw_consent(person=found, purpose=purpose, on=timezone.localdate(), by=request.user)
        messages.success(request, _("Taken back. It has effect from now on."))
        if purpose == Purpose.KEEP_RECORD:
            return redirect("outreach:forget", found.pk)
    return redirect("outreach:person", found.pk)


@requires(Permission.CHANGE_SETTINGS)
def scripts(request):
    """The script of consent in each language, as it is spoken now."""
    spoken = [(name, script_to_speak(language)) for language, name in settings.LANGUAGES]
    return render(request, "outreach/consent/scripts.html", {"scripts": spoken})


@requires(Permission.CHANGE_SETTINGS)
def script(request, language):
    """Change the script in one language: a new version."""
    if language not in LANGUAGES:
        raise Http404
    spoken = script_to_speak(language)
    form = ScriptForm(typed(request), initial={"words": spoken.words})
    if form.is_valid():
        change_script(language=language, words=form.cleaned_data["words"], by=request.user)
        return saved(request, "outreach:scripts")
    return form_page(request, "outreach/consent/script.html", form, script=spoken, name=LANGUAGES[language])


def _on_with(person, following):
    """The forgetting page when she wants no record, else where the reader came from, or her record."""
    if person.wants_no_record:
        return reverse("outreach:forget", args=[person.pk])
    return following or reverse("outreach:person", args=[person.pk])
