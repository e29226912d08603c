"""The queue of questions, one question, and writing one down. The health adviser reads without who and where."""

from django.shortcuts import render
from django.utils import timezone

from accounts.fetching import fetched, read
from accounts.permissions import Permission, may, requires
from audit.models import record
from core.forms import typed
from core.months import Month
from core.pages import chosen_in, page_of
from outreach.directory.search import people_meant_by
from outreach.drafts.filling import draft_of
from outreach.drafts.form_pages import form_page, saved
from outreach.models import Question, Topic, WorksAt
from outreach.questions.actions import ask_question
from outreach.questions.forms import AskForm, ShownFilter
from outreach.questions.queue import answered_lately, for_doctor, queue, telling
from outreach.questions.shown import question_lines
from people.models import Person
from venues.models import Venue

READ_OUT = 50  # questions on a page where each stands with all that was said of it


@requires(Permission.READ_QUESTIONS)
def questions(request):
    """What waits for an answer or to be told; for an adviser what waits for her."""
    if not may(request.user, Permission.READ_PEOPLE):
        return _for_adviser(request)
    today, shown = timezone.localdate(), ShownFilter(request.GET)
    page = page_of(request, queue(shown.chosen, reader=request.user), chosen=chosen_in(shown))
    lines = question_lines(page, reader=request.user, today=today)
    told = telling(Month.of(today), reader=request.user)
    context = {"page": page, "lines": lines, "filter": shown, "telling": told, "today": today}
    return render(request, "outreach/questions/questions.html", context)


@requires(Permission.READ_QUESTIONS)
def question(request, pk):
    """One question with its answer and what came of it. Reading it is audited."""
    found = read(request, Question, pk)
    today = timezone.localdate()
    (shown,) = question_lines([found], reader=request.user, today=today)
    return render(request, "outreach/questions/question.html", {"asked": shown, "question": found, "today": today})


@requires(Permission.WRITE_VISITS)
def question_new(request, pk=None):
    """Write a question down that was asked on the telephone or on the way; from her record it is known who asked."""
    asker = fetched(request, Person, pk) if pk else None
    form = _ask_form(request, asker)
    if form.is_bound and form.is_valid():
        return saved(request, "outreach:question", ask_question(**form.facts(), by=request.user).pk)
    if form.meant:
        record("searched", by=request.user)
    return form_page(request, "outreach/questions/question_new.html", form, read=asker, asker=asker)


def _for_adviser(request):
    record("read questions out", by=request.user)
    today = timezone.localdate()
    page = page_of(request, for_doctor(request.user), size=READ_OUT)
    lines = question_lines(page, reader=request.user, today=today)
    lately = question_lines(answered_lately(request.user, today), reader=request.user, today=today)
    shown = {"page": page, "lines": lines, "lately": lately}
    return render(request, "outreach/questions/questions_adviser.html", shown)


def _ask_form(request, asker):
    today, sent = timezone.localdate(), typed(request)
    draft = None if sent is not None else draft_of(request)
    who = (sent or (draft.data if draft else {})).get("who", "")
    periods = WorksAt.objects.visible_to(request.user).of(asker.pk).now() if asker else []
    return AskForm(
        sent,
        reader=request.user,
        asker=asker,
        meant=people_meant_by(who, reader=request.user) if who and not asker else [],
        topics=Topic.objects.opened().in_use().in_order(),
        venues=Venue.objects.visible_to(request.user).opened().there_on(today).in_order(),
        initial={"on": today, "venue": periods[0].venue_id if len(periods) == 1 else None},
        today=today,
    )
