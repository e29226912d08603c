"""Answering one question, and what is said in between when the doctor asks back."""

from django.shortcuts import redirect
from django.utils import timezone

from accounts.fetching import fetched
from accounts.permissions import Permission, may, requires
from core.forms import typed
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.library.similar import similar
from outreach.models import Question
from outreach.questions.actions import add_to_exchange, answer_question, ask_back
from outreach.questions.forms import AnswerForm, MoreWordsForm
from outreach.questions.shown import question_lines
from vault.sealed import version_of


@requires(Permission.ANSWER_QUESTIONS)
def question_answer(request, pk):
    """Answer one question, correct what she was not told yet, or ask back. Nothing of who or where stands here."""
    found = fetched(request, Question, pk)
    if not found.is_untold:
        return redirect("outreach:question", found.pk)
    team = may(request.user, Permission.READ_PEOPLE)
    without = ("back",) if found.has_answer else ()
    asked_of = without if team else (*without, "answered_by", "answered_on")
    form = answer_form(request, found, typed(request), without=asked_of)
    if form.is_bound and form.is_valid() and answered(request, found, form):
        return saved(request, "outreach:question", pk) if team else saved(request, "outreach:questions")
    (line,) = question_lines([found], reader=request.user, today=timezone.localdate())
    hits = [hit for hit in similar(found.words, str(found.topic_id), reader=request.user) if hit.row != found]
    shown = {"asked": line, "question": found, "hits": hits}
    return form_page(request, "outreach/questions/question_answer.html", form, read=found, **shown)


@requires(Permission.WRITE_VISITS)
def question_more(request, pk):
    """The doctor asked back: say more. Then the question waits for her again."""
    found = fetched(request, Question, pk)
    form, today = MoreWordsForm(typed(request), reader=request.user), timezone.localdate()
    if form.is_valid():
        with refusals_in(form, "words"):
            add_to_exchange(question=found, words=form.cleaned_data["words"], on=today, by=request.user)
            return saved(request, "outreach:question", pk)
    (line,) = question_lines([found], reader=request.user, today=today)
    return form_page(request, "outreach/questions/question_more.html", form, read=found, asked=line, question=found)


def answer_form(request, question, sent, **options) -> AnswerForm:
    """The form for an answer, with what stands there now; `sent` is what was typed, if anything."""
    return AnswerForm(
        sent,
        initial=AnswerForm.shown_of(question, version=version_of(question)),
        reader=request.user,
        today=timezone.localdate(),
        **options,
    )


def answered(request, question, form) -> bool:
    """Whether what was typed is kept; otherwise the form says why not."""
    given, today = form.cleaned_data, timezone.localdate()
    who = given.get("answered_by") or request.user.get_username()
    with refusals_in(form, "answer"):
        if given.get("back"):
            ask_back(question=question, words=given["back"], asked_by=who, on=today, by=request.user)
        else:
            taken = {name: given[name] for name in ("answer", "come_to_clinic", "seen")}
            on = given.get("answered_on") or today
            answer_question(question=question, answered_by=who, on=on, **taken, by=request.user)
        return True
    return False
