"""The library of answers: looking up what can be said, and keeping it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.fetching import fetched, was_read
from accounts.permissions import Permission, requires
from core.forms import typed
from core.htmx import swaps
from core.pages import page_of_groups
from outreach.drafts.form_pages import form_page, refusals_in, saved
from outreach.library.actions import add_answer, change_answer, set_answer_retired
from outreach.library.forms import LibraryForm
from outreach.library.similar import asked_most, shelves, similar
from outreach.mentions.mentions import named_in
from outreach.models import Answer, Question, Topic
from vault.sealed import version_of

LONGEST_SEARCH = 400  # letters
ANSWERS = 50  # on a page, each with its words


@requires(Permission.READ_QUESTIONS)
def answers(request):
    """The library by topic, or what was looked for in it. What is looked for is posted: it stands in no address."""
    words = request.POST.get("words", "").strip()[:LONGEST_SEARCH]
    found = shelves(words, reader=request.user, today=timezone.localdate())
    page = page_of_groups(request, found, size=ANSWERS)
    shown = {"words": words, "page": page, "sections": page.sections(list(page))}
    if swaps(request):
        return render(request, "outreach/library/_shelves.html", shown)
    retired = Answer.objects.visible_to(request.user).opened().retired().in_order()
    often = [] if words else asked_most(request.user)
    return render(request, "outreach/library/answers.html", {**shown, "retired": retired, "often": often})


@requires(Permission.READ_QUESTIONS)
def answer_similar(request):
    """A part of a form: what was answered before and is like the question that is typed there."""
    if request.method != "POST":
        return redirect("outreach:answers")
    words, topic = (request.POST.get(f"question_{name}", request.POST.get(name, "")) for name in ("words", "topic"))
    hits = similar(words, topic, reader=request.user)
    return render(request, "outreach/library/_similar.html", {"hits": hits, "words": words})


@requires(Permission.ANSWER_QUESTIONS)
def answer_new(request):
    """Put an answer into the library."""
    return _new(request, {"checked_on": timezone.localdate()})


@requires(Permission.ANSWER_QUESTIONS)
def answer_from_question(request, pk):
    """Put the answer to a question into the library, in words that tell nothing of who asked."""
    asked = fetched(request, Question, pk)
    if request.method != "POST":
        was_read(request, asked)
    hers = "" if asked.not_for_doctor else asked.words  # the doctor reads the library
    shown = {"question": hers, "words": asked.answer, "topic_id": asked.topic_id}
    checked_on = asked.answered_on or asked.asked_on if asked.answered_by else None  # nobody checked what nobody said
    said = {"said_by": asked.answered_by, "checked_on": checked_on}
    names = named_in(f"{asked.words}\n{asked.answer}", reader=request.user)
    return _new(request, {**shown, **said}, asked=asked, names=names)


@requires(Permission.ANSWER_QUESTIONS)
def answer_change(request, pk):
    """Correct an answer, or say that it was checked again."""
    answer = fetched(request, Answer, pk)
    form = _form(request, LibraryForm.shown_of(answer, version=version_of(answer)), answer)
    if form.is_valid():
        with refusals_in(form):
            change_answer(answer=answer, values=form.values(), seen=form.cleaned_data["seen"], by=request.user)
            return saved(request, "outreach:answers")
    old = answer.is_old_on(timezone.localdate())
    return form_page(request, "outreach/library/answer_change.html", form, answer=answer, old=old)


@requires(Permission.ANSWER_QUESTIONS)
def answer_retire(request, pk, retired):
    """Nobody shall say it any more; or one may again."""
    answer = fetched(request, Answer, pk)
    if request.method == "POST":
        set_answer_retired(answer=answer, retired=retired, by=request.user)
        messages.success(request, _("Retired. You can restore it below.") if retired else _("Restored."))
    return redirect("outreach:answers")


def _new(request, shown, **context):
    form = _form(request, shown)
    if form.is_valid():
        add_answer(values=form.values(), by=request.user)
        return saved(request, "outreach:answers")
    return form_page(request, "outreach/library/answer_new.html", form, **context)


def _form(request, shown, answer=None):
    kept = answer.topic_id if answer else shown.get("topic_id")
    return LibraryForm(
        typed(request),
        topics=Topic.objects.opened().in_use(also={kept}).in_order(),
        reader=request.user,
        initial=shown,
        today=timezone.localdate(),
    )
