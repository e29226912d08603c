"""Telling her: each call, how she was told, why she will not be, and every step back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.permissions import Permission, requires
from audit.models import record
from core.refusals import NotPossible
from outreach.drafts.filling import fill, saved
from outreach.models import Question
from outreach.models.questions import How, Told
from outreach.questions.actions import close_question, note_call, take_a_step_back, tell_answer
from outreach.questions.shown import question_lines
from outreach.questions.telling_forms import CallForm, CloseQuestionForm, ToldForm


@requires(Permission.WRITE_VISITS)
def question_call(request, pk):
    """How she may safely be reached, then her number, then what came of the call; reached, she is told with one tap."""
    found = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    (line,) = question_lines([found], reader=request.user, today=timezone.localdate())
    now = timezone.localtime()
    initial = {"on": now.date(), "hour": now.strftime("%H:%M"), "how": How.PHONE}
    told = "told" in request.POST
    form = CallForm(_typed(request), told=told, today=now.date(), initial=initial)

    def keep():
        call = form.call(request.user)
        kept = note_call(question=found, call=call, by=request.user)
        return tell_answer(question=kept, on=call.on, how=Told.CALL, by=request.user) if told else kept

    return _done(request, found, form, keep) or _page(request, "outreach/questions/question_call.html", line, form)


@requires(Permission.WRITE_VISITS)
def question_told(request, pk):
    """She was told on a visit, by a call or by a word."""
    found = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    (line,) = question_lines([found], reader=request.user, today=timezone.localdate())
    today = timezone.localdate()
    form = ToldForm(_typed(request), today=today, initial={"on": today})

    def keep():
        return tell_answer(question=found, on=form.cleaned_data["on"], how=form.cleaned_data["how"], by=request.user)

    return _done(request, found, form, keep) or _page(request, "outreach/questions/question_told.html", line, form)


@requires(Permission.WRITE_VISITS)
def question_close(request, pk):
    """Nobody will tell her any more, with the reason why not."""
    found = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    (line,) = question_lines([found], reader=request.user, today=timezone.localdate())
    today = timezone.localdate()
    form = CloseQuestionForm(_typed(request), today=today, initial={"on": today})

    def keep():
        return close_question(question=found, reason=form.why(), on=form.cleaned_data["on"], by=request.user)

    return _done(request, found, form, keep) or _page(request, "outreach/questions/question_close.html", line, form)


@requires(Permission.WRITE_VISITS)
@require_POST
def question_back(request, pk):
    """Take the last step back: told, closed, or answered by mistake."""
    found = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    try:
        take_a_step_back(question=found, seen=request.POST.get("status", ""), by=request.user)
        messages.success(request, _("Taken back."))
    except NotPossible as error:
        messages.error(request, str(error))
    return redirect("outreach:question", found.pk)


def _typed(request):
    return request.POST if request.method == "POST" else None


def _done(request, question, form, keep):
    """On to the question's page when what was typed is kept; None while there is nothing to keep."""
    if not form.is_valid():
        return None
    try:
        keep()
    except NotPossible as error:
        form.add_error(None, str(error))
        return None
    saved(request)
    messages.success(request, _("Saved."))
    return redirect("outreach:question", question.pk)


def _page(request, template, line, form):
    target = line.person or line.question
    record("read a record", by=request.user, target=target.pk)
    context = {"asked": line, "question": line.question, "person": line.person, "form": form}
    return render(request, template, {**context, "draft": fill(request, form)})
