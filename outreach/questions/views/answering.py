"""Answering one question, and what is said in between when the doctor asks back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.permissions import Permission, may, requires
from audit.models import record
from core.refusals import NotPossible
from outreach.drafts.filling import fill, saved
from outreach.library.similar import similar
from outreach.models import Question
from outreach.questions.actions import add_to_exchange, answer_question, ask_back
from outreach.questions.forms import AnswerForm, MoreWordsForm
from outreach.questions.shown import question_lines
from vault.sealed import ChangedMeanwhile, version_of


@requires(Permission.ANSWER_QUESTIONS)
def question_answer(request, pk):
    """Answer one question, correct what she was not told yet, or ask back. Nothing of who or where stands here."""
    found = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    if not found.is_untold:
        return redirect("outreach:question", found.pk)
    team = may(request.user, Permission.READ_PEOPLE)
    without = ("back",) if found.has_answer else ()
    asked_of = without if team else (*without, "answered_by", "answered_on")
    form = answer_form(request, found, request.POST if request.method == "POST" else None, without=asked_of)
    if form.is_bound and form.is_valid() and answered(request, found, form):
        saved(request)
        messages.success(request, _("Saved."))
        return redirect("outreach:question", found.pk) if team else redirect("outreach:questions")
    record("read a record", by=request.user, target=found.pk)
    (line,) = question_lines([found], reader=request.user, today=timezone.localdate())
    hits = [hit for hit in similar(found.words, str(found.topic_id), reader=request.user) if hit.row != found]
    context = {"asked": line, "question": found, "form": form, "hits": hits, "draft": fill(request, form)}
    return render(request, "outreach/questions/question_answer.html", context)


@requires(Permission.WRITE_VISITS)
def question_more(request, pk):
    """The doctor asked back: say more. Then the question waits for her again."""
    found = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    form = MoreWordsForm(request.POST if request.method == "POST" else None, reader=request.user)
    if form.is_valid():
        try:
            today = timezone.localdate()
            add_to_exchange(question=found, words=form.cleaned_data["words"], on=today, by=request.user)
            saved(request)
            messages.success(request, _("Saved."))
            return redirect("outreach:question", found.pk)
        except NotPossible as error:
            form.add_error("words", str(error))
    record("read a record", by=request.user, target=found.pk)
    (line,) = question_lines([found], reader=request.user, today=timezone.localdate())
    context = {"asked": line, "question": found, "form": form, "draft": fill(request, form)}
    return render(request, "outreach/questions/question_more.html", context)


def answer_form(request, question, typed, **options) -> AnswerForm:
    """The form for an answer, with what stands there now; `typed` is what was sent, if anything."""
    return AnswerForm(
        typed,
        initial=AnswerForm.shown_of(question, version=version_of(question)),
        reader=request.user,
        today=timezone.localdate(),
        **options,
    )


def answered(request, question, form) -> bool:
    """Whether what was typed is kept; otherwise the form says why not."""
    given, today = form.cleaned_data, timezone.localdate()
    who = given.get("answered_by") or request.user.get_username()
    try:
        if given.get("back"):
            ask_back(question=question, words=given["back"], asked_by=who, on=today, by=request.user)
        else:
            taken = {name: given[name] for name in ("answer", "come_to_clinic", "seen")}
            on = given.get("answered_on") or today
            answer_question(question=question, answered_by=who, on=on, **taken, by=request.user)
    except NotPossible as error:
        form.add_error("answer", str(error))
    except ChangedMeanwhile as changed:
        form.compare_with(changed.row, version=version_of(changed.row))
    return not form.errors and not form.changed_meanwhile
