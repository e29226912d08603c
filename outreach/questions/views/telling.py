"""Telling her: each call, how she was told, why she will not be, and every step back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.fetching import fetched
from accounts.permissions import Permission, requires
from core.forms import typed
from core.refusals import NotPossible
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.models import Question
from outreach.models.questions import How, Told
from outreach.questions.actions import close_question, note_call, take_a_step_back, tell_answer
from outreach.questions.shown import question_lines
from outreach.questions.telling_forms import CallForm, CloseQuestionForm, ToldForm


@requires(Permission.WRITE_VISITS)
def question_call(request, pk):
    """How she may safely be reached, then her number, then what came of the call; reached, she is told with one tap."""
    found = fetched(request, Question, pk)
    now, told = timezone.localtime(), "told" in request.POST
    initial = {"on": now.date(), "hour": now.strftime("%H:%M"), "how": How.PHONE}
    form = CallForm(typed(request), told=told, today=now.date(), initial=initial)
    if form.is_valid():
        with refusals_in(form):
            call = form.call(request.user)
            kept = note_call(question=found, call=call, by=request.user)
            if told:
                tell_answer(question=kept, on=call.on, how=Told.CALL, by=request.user)
            return saved(request, "outreach:question", pk)
    return _page(request, "outreach/questions/question_call.html", form, found)


@requires(Permission.WRITE_VISITS)
def question_told(request, pk):
    """She was told on a visit, by a call or by a word."""
    found, today = fetched(request, Question, pk), timezone.localdate()
    form = ToldForm(typed(request), today=today, initial={"on": today})
    if form.is_valid():
        with refusals_in(form):
            tell_answer(question=found, on=form.cleaned_data["on"], how=form.cleaned_data["how"], by=request.user)
            return saved(request, "outreach:question", pk)
    return _page(request, "outreach/questions/question_told.html", form, found)


@requires(Permission.WRITE_VISITS)
def question_close(request, pk):
    """Nobody will tell her any more, with the reason why not."""
    found, today = fetched(request, Question, pk), timezone.localdate()
    form = CloseQuestionForm(typed(request), today=today, initial={"on": today})
    if form.is_valid():
        with refusals_in(form):
            close_question(question=found, reason=form.why(), on=form.cleaned_data["on"], by=request.user)
            return saved(request, "outreach:question", pk)
    return _page(request, "outreach/questions/question_close.html", form, found)


@requires(Permission.WRITE_VISITS)
@require_POST
def question_back(request, pk):
    """Take the last step back: told, closed, or answered by mistake."""
    found = fetched(request, Question, pk)
    try:
        take_a_step_back(question=found, seen=request.POST.get("status", ""), by=request.user)
        messages.success(request, _("Taken back."))
    except NotPossible as error:
        messages.error(request, str(error))
    return redirect("outreach:question", found.pk)


def _page(request, template, form, question):
    (line,) = question_lines([question], reader=request.user, today=timezone.localdate())
    shown = {"asked": line, "question": question, "person": line.person}
    return form_page(request, template, form, read=line.person or question, **shown)
