"""What points to a person, wherever it lies sealed, and letting it point to nobody."""

from base64 import urlsafe_b64encode
from uuid import UUID

from django.db import transaction

from outreach.models import Draft, Encounter, FollowUp, Import, Lead, Question, Visit, WorksAt
from vault.boxes import DoesNotOpen
from vault.sealed import is_sealed

NOBODY = Encounter(None)


def point_to_nobody(ids: dict[UUID, bool]) -> int:
    """Take `ids` out of everything that the open keys open; the number of rows that were changed or deleted.

    Each stands with whether she said no to being counted: then her encounters go too, as nobody's they would count.
    All rows are looked through first; then only those that point there are locked, read again and written.
    """
    found = [(link, link.rows_pointing_to(ids)) for link in LINKS]
    with transaction.atomic():
        return sum(link.empty(rows, ids) for link, rows in found if rows)


class _Link:
    """One kind of row that may point to a person. `cut` changes a row and says whether there was anything to change."""

    def __init__(self, model, box, cut, *, goes=False):
        self.model, self.box, self.cut, self.goes = model, box, cut, goes

    def rows_pointing_to(self, ids):
        return [row.pk for row in self.model.objects.only(self.box) if self.cut(row, ids)]

    def empty(self, pks, ids):
        rows = self.model.objects.select_for_update().only(self.box).filter(pk__in=pks)
        changed = [row for row in rows if self.cut(row, ids)]
        for row in changed:
            if self.goes:
                row.delete()
            else:
                row.save(update_fields=[self.box])
        return len(changed)


def _from_visit(visit, ids):
    if is_sealed(visit.met) or not any(encounter.person in ids for encounter in visit.met):
        return False
    stay = (encounter for encounter in visit.met if not ids.get(encounter.person))
    visit.met = tuple(NOBODY if encounter.person in ids else encounter for encounter in stay)
    return True


def _from_question(question, ids):
    """Who asked goes, and how she was told; the day stays, for how long an answer took, and it is nobody's day."""
    if question.person_id not in ids:
        return False
    question.person_id, question.calls, question.told_by, question.close_reason = None, (), None, ""
    return True


def _is_about(row, ids):
    return row.person_id in ids


def _from_import(taken_in, ids):
    return _from_json(taken_in, "made", ids)


def _from_draft(draft, ids):
    return _from_json(draft, "fields", ids)


def _is_draft_about(draft, ids):
    try:
        return not is_sealed(draft.form) and draft.is_about(ids)
    except DoesNotOpen:  # somebody else's, whose own key happens to have the same number
        return False


def _from_json(row, name, ids):
    """Take ids out of a value that holds plain lists and dictionaries."""
    try:
        stored = getattr(row, name)
    except DoesNotOpen:
        return False
    rest = stored if is_sealed(stored) else _without(stored, [written for pk in ids for written in _written(pk)])
    if rest == stored:
        return False
    setattr(row, name, rest)
    return True


def _written(pk):
    return pk.hex, str(pk), urlsafe_b64encode(pk.bytes).decode().rstrip("=")


def _without(value, words):
    if isinstance(value, dict):
        return {name: _without(item, words) for name, item in value.items() if not _names(name, words)}
    if isinstance(value, list):
        return [_without(item, words) for item in value if not _names(item, words)]
    return "" if _names(value, words) else value


def _names(value, words):
    return isinstance(value, str) and any(word in value for word in words)


LINKS = (
    _Link(Visit, "met_box", _from_visit),
    _Link(Question, "person_box", _from_question),
    _Link(WorksAt, "person_box", _is_about, goes=True),
    _Link(FollowUp, "person_box", _is_about, goes=True),
    _Link(Lead, "person_box", _is_about, goes=True),
    _Link(Import, "person_box", _from_import),
    _Link(Draft, "personal_box", _is_draft_about, goes=True),
    _Link(Draft, "personal_box", _from_draft),
)
