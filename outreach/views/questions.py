"""The queue of questions. The health adviser reads it too, without who and where."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.permissions import Permission, requires
from audit.models import record
from core.pages import page_of
from outreach.models import Question
from outreach.waiting import asked


@requires(Permission.READ_QUESTIONS)
def questions(request):
    """Questions nobody was told the answer to yet, the oldest first."""
    waiting = Question.objects.visible_to(request.user).untold().opened().oldest_first()
    page = page_of(request, waiting)
    lines = asked(page, reader=request.user, today=timezone.localdate())
    return render(request, "outreach/questions.html", {"page": page, "lines": lines})


@requires(Permission.READ_QUESTIONS)
def question(request, pk):
    """One question with its answer. Reading it is audited."""
    found = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    record("read a record", by=request.user, target=found.pk)
    (shown,) = asked([found], reader=request.user, today=timezone.localdate())
    return render(request, "outreach/question.html", {"asked": shown, "question": found})
