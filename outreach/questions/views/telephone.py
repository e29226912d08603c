"""The sheet read out to the doctor by telephone: no code, no place, no nickname; answers are typed beside it."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.fetching import fetched
from accounts.permissions import Permission, requires
from audit.models import record
from core.htmx import swaps
from core.pages import page_of
from outreach.drafts.filling import end_draft, fill
from outreach.library.similar import Hit, Known
from outreach.models import Question
from outreach.questions.forms import AnswerForm
from outreach.questions.shown import QuestionLine, question_lines
from outreach.questions.views.answering import answer_form, answered

MOST_KNOWN = 3  # answers given before, beside a question
CARDS = 50  # on a page, each a form: what waits in an ordinary year stands on one


@dataclass(frozen=True)
class TelephoneCard:
    """One question on the sheet, with the form for its answer and what is known of it; without a form it is done.

    It is open while one types into it, and folded to what was asked while others come first.
    """

    line: QuestionLine
    form: AnswerForm | None
    hits: list[Hit]
    is_open: bool = False


@requires(Permission.WRITE_VISITS)
def telephone(request):
    """The questions that wait for the doctor, in the order of need. Reading them is audited as one act."""
    record("read questions out", by=request.user)
    return _sheet(request)


@requires(Permission.WRITE_VISITS)
@require_POST
def telephone_answer(request, pk):
    """Keep the answer to one question of the sheet, or what the doctor asks back; its card stays, and says so."""
    found = fetched(request, Question, pk)
    form = _form(request, found, sent=request.POST)
    if form.is_valid() and answered(request, found, form):
        end_draft(request)
        found, form = Question.objects.get(pk=pk), None
    (line,) = question_lines([found], reader=request.user, today=timezone.localdate())
    card = TelephoneCard(line, form, _known(Known(request.user), found) if form else [], is_open=True)
    return render(request, "outreach/questions/_card.html", {"card": card}) if swaps(request) else _sheet(request, card)


def _sheet(request, sent=None):
    """The sheet; when a card's form was sent without a script, with that card as it is now."""
    waiting = Question.objects.visible_to(request.user).untold().opened().in_need()
    page = page_of(request, waiting.for_doctor(), size=CARDS)
    lines = question_lines(page, reader=request.user, today=timezone.localdate())
    known = Known(request.user)
    cards = [_card(request, line, sent, known, first=line is lines[0]) for line in lines]
    if sent and sent not in cards:
        cards.insert(0, sent)
    left_out = {"held_back": len(waiting.held_back()), "to_say_more": len(waiting.to_say_more())}
    return render(request, "outreach/questions/telephone.html", {"cards": cards, "page": page, **left_out})


def _card(request, line, sent, known, first):
    """The card of a question; the first one is open, and those with something typed in them."""
    if sent and sent.line.question == line.question:
        return sent
    form = _form(request, line.question)
    draft = fill(request, form, reverse("outreach:telephone-answer", args=[line.question.pk]))
    return TelephoneCard(line, form, _known(known, line.question), is_open=bool(first or draft))


def _known(known, question):
    return known.similar(question.words, str(question.topic_id), most=MOST_KNOWN)


def _form(request, question, sent=None):
    """The form of a card; whoever gave the last answer gives this one too, unless another name is typed."""
    form = answer_form(request, question, sent, without=("answered_on",), auto_id=f"id_%s_{question.pk.hex}")
    form.initial["answered_by"] = form.initial["answered_by"] or request.POST.get("answered_by", "")
    return form
