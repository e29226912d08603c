"""Keeping the library of answers. An answer is never deleted: it is retired, and can be restored."""

from django.db import transaction

from audit.models import record, write_down
from core.rows import filled
from outreach.models import Answer
from vault.sealed import locked


@transaction.atomic
def add_answer(*, values: dict, by) -> Answer:
    """Put an answer into the library. The same twice is once."""
    for known in Answer.objects.opened().in_use():
        if (known.question, known.words) == (values["question"], values["words"]):
            return known
    return write_down(filled(Answer(), values), "put an answer into the library", by=by)


@transaction.atomic
def change_answer(*, answer: Answer, values: dict, seen: str = "", by) -> Answer:
    """Write other `values` into an answer. Raises ChangedMeanwhile if it is no longer the version `seen`."""
    return write_down(filled(locked(answer, seen=seen), values), "changed an answer of the library", by=by)


@transaction.atomic
def set_answer_retired(*, answer: Answer, retired: bool, by) -> Answer:
    """Nobody shall say it any more; or one may again. The same twice is once."""
    answer = locked(answer)
    if bool(answer.retired) != retired:
        answer.retired = retired
        answer.save()
        record("retired an answer" if retired else "restored an answer", by=by, target=answer.pk)
    return answer
